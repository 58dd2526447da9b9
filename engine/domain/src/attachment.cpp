#include <qcat/domain/attachment.h>

#include <charconv>

namespace qcat::domain
{

namespace
{

Attachment attachmentOf(const TimelineEntry &entry)
{
    Attachment attachment;
    attachment.by = entry.actor;
    attachment.at = entry.time;
    for (const auto &[name, value] : entry.what.args)
        if (name == "name")
            attachment.name = value;
        else if (name == "bytes")
            std::from_chars(value.data(), value.data() + value.size(), attachment.bytes);
        else if (name == "sha256")
            attachment.sha256 = value;
    return attachment;
}

} // namespace

std::vector<Attachment> attachmentsOf(const Incident &incident)
{
    std::vector<Attachment> all;
    for (const auto &entry : incident.timeline)
        if (entry.kind == TimelineKind::FileAttached)
            all.push_back(attachmentOf(entry));
    return all;
}

std::vector<base::Error::Arg> argumentsOf(const Attachment &attachment)
{
    return {{"name", attachment.name}, {"bytes", std::to_string(attachment.bytes)}, {"sha256", attachment.sha256}};
}

} // namespace qcat::domain
