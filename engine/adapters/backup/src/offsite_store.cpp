#include <qcat/backup/offsite_store.h>

#include "file_hash.h"
#include "offsite_files.h"

#include <qcat/sftp_link/sftp_folder.h>

#include <QCryptographicHash>

#include <fmt/format.h>

namespace qcat::backup
{

namespace fs = std::filesystem;
using sftp_link::SftpFolder;

namespace
{

// In the order in which they are copied: the manifest last.
base::Result<std::vector<OffsiteFile>> filesOf(const Backup &backup, const base::CancelToken &cancel)
{
    const auto name = backup.dump.filename().string();
    const auto files = BackupFolder::filesOf(backup.dump);
    std::vector<OffsiteFile> all = {{name, backup.dump, backup.manifest.sha256, backup.manifest.bytes}};
    for (const auto &file : backup.manifest.files)
        all.push_back({(files.filename() / file.path).string(), files / file.path, file.sha256, file.bytes});
    for (const auto &beside : {BackupFolder::hashOf(backup.dump), BackupFolder::manifestOf(backup.dump)}) {
        const auto hash = fileHash(beside, cancel);
        if (!hash)
            return hash.error();
        std::error_code ignored;
        all.push_back({beside.filename().string(), beside, *hash, fs::file_size(beside, ignored)});
    }
    return all;
}

std::string partOf(const std::string &name)
{
    return name + ".part";
}

base::Result<std::string> hashThere(SftpFolder &folder, const std::string &name, const std::string &called, const OffsiteSteps &steps, const Job &job)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto take = [&](const char *bytes, std::size_t size) {
        hash.addData(QByteArrayView(bytes, qsizetype(size)));
        return true;
    };
    const auto read = folder.read(name, take, job.limits, [&](std::uint64_t got) { steps.say("reading back", called, got); });
    if (!read)
        return read.error();
    return hash.result().toHex().toStdString();
}

base::Status bringThere(SftpFolder &folder, const OffsiteFile &file, OffsiteSteps &steps, const Job &job)
{
    const auto there = hashThere(folder, file.name, file.name, steps, job);
    if (!there && there.error().code != sftp_link::codes::kMissing)
        return there.error();
    if (there && *there == file.sha256) {
        steps.passed(2 * file.bytes);
        return {};
    }
    const auto part = partOf(file.name);
    const auto sent = folder.upload(file.here, part, job.limits, [&](std::uint64_t done) { steps.say("copying", file.name, done); });
    if (!sent)
        return sent;
    steps.passed(file.bytes);
    const auto arrived = hashThere(folder, part, file.name, steps, job);
    if (!arrived)
        return arrived.error();
    steps.passed(file.bytes);
    if (*arrived != file.sha256)
        return base::Error{std::string(sftp_link::codes::kFailed), fmt::format("{} came back as something else than was sent", file.name)};
    if (there) // what is wrong there goes only now
        if (const auto gone = folder.remove(file.name, job.limits); !gone)
            return gone;
    return folder.rename(part, file.name, job.limits);
}

} // namespace

base::Status OffsiteStore::copyAll(const Backup &backup, const Job &job) const
{
    const auto files = filesOf(backup, job.limits.cancel);
    if (!files)
        return files.error();
    SftpFolder folder(m_place);
    OffsiteSteps steps(job, *files);
    for (const auto &file : *files)
        if (const auto done = bringThere(folder, file, steps, job); !done)
            return done;
    return {};
}

base::Result<OffsiteRecord> OffsiteStore::copy(const Backup &backup, const Job &job) const
{
    const auto begin = m_clock.steadyNow();
    if (const auto whole = checkBytes(backup, backup.manifest.kind, backup.manifest.database); !whole)
        return whole.error();
    const auto copied = copyAll(backup, job);
    OffsiteRecord record{m_place.shown(), backup.manifest.sha256, m_clock.wallNow(), m_clock.steadyNow() - begin, copied ? "" : copied.error().message};
    if (const auto said = writeOffsiteRecord(BackupFolder::offsiteOf(backup.dump), record); !said)
        return said.error();
    if (!copied)
        return offsiteError(backup.dump.filename().string(), record.failure);
    return record;
}

} // namespace qcat::backup
