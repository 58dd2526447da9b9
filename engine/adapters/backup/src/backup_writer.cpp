#include "backup_writer.h"

#include "copied_files.h"
#include "file_hash.h"

#include <qcat/backup/codes.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <QLockFile>

#include <fstream>

namespace qcat::backup
{

namespace fs = std::filesystem;

namespace
{

base::Error aboutFile(std::string_view code, const fs::path &file, const std::string &detail)
{
    return base::Error{std::string(code), fmt::format("{}: {}", file.string(), detail)}.with("file", file.string()).with("detail", detail);
}

base::Result<Backup> complete(const BackupFolder &folder, const fs::path &written, const fs::path &dump, Manifest manifest, const Job &job)
{
    job.progress({"working out the checksum", 0, 0});
    if (const auto durable = makeDurable(written); !durable)
        return durable.error();
    const auto hash = fileHash(written, job.limits.cancel);
    if (!hash)
        return hash.error();
    std::error_code error;
    manifest.sha256 = *hash;
    manifest.bytes = fs::file_size(written, error);
    fs::rename(written, dump, error);
    if (error)
        return aboutFile(codes::kFolder, dump, error.message());
    std::ofstream(BackupFolder::hashOf(dump)) << *hash << "  " << dump.filename().string() << '\n';
    if (const auto said = writeManifest(BackupFolder::manifestOf(dump), manifest); !said)
        return said.error();
    if (const auto kept = makeDurable(folder.path()); !kept)
        return kept.error();
    const auto bytes = manifest.bytes;
    return Backup{dump, std::move(manifest), std::nullopt, std::nullopt, bytes};
}

} // namespace

base::Result<Backup> writeBackup(const BackupFolder &folder, Manifest about, const Extras &extras, const Job &job, const base::Clock &clock,
                                 const std::optional<BackupKey> &key, const WriteDump &writeDump)
{
    const auto lock = folder.lock();
    if (!lock)
        return lock.error();
    const auto begin = clock.steadyNow();
    about.takenAt = clock.wallNow();
    about.id = idAt(about.takenAt);
    about.keyId = key ? key->id() : "";
    const auto target = key ? BackupFolder::sealed(folder.dump(about.id, about.kind)) : folder.dump(about.id, about.kind);
    const auto part = fs::path(target).concat(".part");
    const auto files = BackupFolder::filesOf(target);
    if (std::error_code ignored; fs::exists(target, ignored))
        return aboutFile(codes::kExists, target, "is there already");
    const auto write = [&]() -> base::Result<Backup> {
        auto contents = writeDump(part, target.filename().string(), about);
        if (!contents)
            return contents.error();
        about.contents = std::move(*contents);
        auto copied = copyFiles(extras.sources, files, key, job);
        if (!copied)
            return copied.error();
        about.files = std::move(*copied);
        about.took = std::chrono::duration_cast<std::chrono::milliseconds>(clock.steadyNow() - begin); // as finely as the manifest says it
        return complete(folder, part, target, std::move(about), job);
    };
    auto done = write();
    if (!done)
        for (const auto &left : {part, files, target, BackupFolder::readableOf(target), BackupFolder::hashOf(target)})
            if (std::error_code ignored; fs::exists(left, ignored))
                fs::remove_all(left, ignored);
    return done;
}

base::Result<Proof> sayProven(const Backup &backup, base::SteadyTime begin, const base::Clock &clock)
{
    const Proof proof{backup.manifest.sha256, clock.wallNow(), clock.steadyNow() - begin};
    if (const auto said = writeProof(BackupFolder::proofOf(backup.dump), proof); !said)
        return said.error();
    return proof;
}

base::Status checkContents(const Backup &backup, const Contents &restored)
{
    const auto different = differences(backup.manifest.contents, restored);
    if (different.empty())
        return {};
    return aboutFile(codes::kDiffers, backup.dump, fmt::format("it does not hold what it should: {}", fmt::join(different, "; ")));
}

base::Status checkBytes(const Backup &backup, const std::string &kind, const std::string &database)
{
    const auto &manifest = backup.manifest;
    if (manifest.kind != kind || manifest.database != database)
        return aboutFile(codes::kForeign, backup.dump,
                         fmt::format("it is of the {} database {}, not of {} {}", manifest.kind, manifest.database, kind, database));
    std::error_code error;
    const auto bytes = fs::file_size(backup.dump, error);
    if (error)
        return aboutFile(codes::kDamaged, backup.dump, error.message());
    if (bytes != manifest.bytes)
        return aboutFile(codes::kDamaged, backup.dump, fmt::format("it has {} bytes, its manifest says {}", bytes, manifest.bytes));
    const auto hash = fileHash(backup.dump, {});
    if (!hash)
        return hash.error();
    if (*hash != manifest.sha256)
        return aboutFile(codes::kDamaged, backup.dump, "its SHA-256 is not the one in its manifest");
    return {};
}

base::Status checkBytes(const Backup &backup, const std::string &kind, const std::string &database, const std::optional<BackupKey> &key)
{
    const auto &needed = backup.manifest.keyId;
    if (needed.empty() || (key && key->id() == needed))
        return checkBytes(backup, kind, database);
    const auto detail = key ? fmt::format("it is sealed with the key {}, backup.encryption.key_file holds {}", needed, key->id())
                            : fmt::format("it is sealed with the key {} and backup.encryption.key_file is empty", needed);
    return aboutFile(codes::kKey, backup.dump, detail);
}

} // namespace qcat::backup
