#include "incident_files.h"

#include "verbs.h"

#include <qcat/domain/attachment.h>

#include <QFile>
#include <QFileInfo>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app
{

namespace
{

int say(const std::string &sentence)
{
    fmt::print(stderr, "{}\n", sentence);
    return kFinding;
}

} // namespace

int attachFile(RemoteEngine &engine, const domain::IncidentId &incident, const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return say(fmt::format("{} is no file", path.toStdString()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return say(fmt::format("{} cannot be read: {}", path.toStdString(), file.errorString().toStdString()));
    const auto bytes = file.read(qint64(domain::kMostAttachmentBytes) + 1).toStdString();
    if (bytes.size() > domain::kMostAttachmentBytes)
        return say(fmt::format("{} is larger than the {} bytes that are kept", path.toStdString(), domain::kMostAttachmentBytes));
    const auto kept = engine.run(api::AttachFile{incident, info.fileName().toStdString(), {bytes}});
    if (!kept)
        return sayFailure(kept.error());
    fmt::print("{}  {}\n", kept->createdId, info.fileName().toStdString());
    return kGood;
}

int fetchFile(RemoteEngine &engine, const domain::Incident &incident, const std::string &name, const QCommandLineParser &parser)
{
    const auto all = domain::attachmentsOf(incident);
    const auto wanted = std::ranges::find(all, name, &domain::Attachment::name);
    if (wanted == all.end())
        return say(fmt::format("{} has no file {}; qcat incident show {} names them", incident.id.value, name, incident.id.value));
    const auto content = engine.attachment(wanted->sha256);
    if (!content)
        return sayFailure(content.error());
    const auto output = parser.value(QStringLiteral("output"));
    QFile file(output.isEmpty() ? QString::fromStdString(name) : output);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(content->bytes.data(), qint64(content->bytes.size())) < 0 || !file.flush())
        return say(fmt::format("{} cannot be written: {}", file.fileName().toStdString(), file.errorString().toStdString()));
    fmt::print("{}\n", file.fileName().toStdString());
    return kGood;
}

} // namespace qcat::app
