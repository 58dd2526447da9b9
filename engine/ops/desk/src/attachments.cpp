#include "attachments.h"

#include "findings.h"

#include <qcat/desk/codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::ops
{

namespace
{

// One name, that no other place can be reached by and no line can be broken with.
bool isFileName(std::string_view name)
{
    const auto isBad = [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '/' || c == '\\'; };
    return !name.empty() && name.size() <= domain::kLongestAttachmentName && name.front() != '.' && std::ranges::none_of(name, isBad);
}

} // namespace

base::Status mayAttach(const domain::Incident &incident, const api::AttachFile &file, const Redactor &redact)
{
    const auto &bytes = file.content.bytes;
    const auto &id = incident.id.value;
    if (!isFileName(file.name))
        return refusal(code::kAttachmentName,
                       fmt::format("a file needs a name of at most {} bytes, without a folder and without a dot in front", domain::kLongestAttachmentName),
                       {{"limit", std::to_string(domain::kLongestAttachmentName)}});
    if (bytes.empty())
        return refusal(code::kAttachmentEmpty, fmt::format("{} is empty", file.name), {{"name", file.name}});
    if (bytes.size() > domain::kMostAttachmentBytes)
        return refusal(code::kAttachmentTooLarge, fmt::format("{} is {} bytes; at most {} are kept", file.name, bytes.size(), domain::kMostAttachmentBytes),
                       {{"name", file.name}, {"bytes", std::to_string(bytes.size())}, {"limit", std::to_string(domain::kMostAttachmentBytes)}});
    const auto there = domain::attachmentsOf(incident);
    if (there.size() >= domain::kMostAttachments)
        return refusal(code::kAttachmentsTooMany, fmt::format("{} has {} files already, more are not kept", id, there.size()),
                       {{"incident", id}, {"limit", std::to_string(domain::kMostAttachments)}});
    if (std::ranges::find(there, file.name, &domain::Attachment::name) != there.end())
        return refusal(code::kAttachmentThere, fmt::format("{} has a file {} already; give it another name", id, file.name),
                       {{"name", file.name}, {"incident", id}});
    if (redact.findsSecretIn(bytes) || redact(file.name) != file.name)
        return refusal(code::kAttachmentSecret, fmt::format("{} holds a password or key of the configuration; take it out first", file.name),
                       {{"name", redact(file.name)}});
    return {};
}

domain::Finding attachedFinding(const domain::Attachment &attachment)
{
    return finding(code::kFileAttached, fmt::format("{}, {} bytes, sha256 {}", attachment.name, attachment.bytes, attachment.sha256), domain::argumentsOf(attachment));
}

} // namespace qcat::ops
