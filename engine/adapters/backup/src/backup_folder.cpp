#include <qcat/backup/backup_folder.h>

#include <qcat/backup/codes.h>

#include <QLockFile>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>

namespace qcat::backup
{

namespace fs = std::filesystem;

namespace
{

constexpr auto kPrefix = "qcat_db_";
constexpr auto kManifest = ".manifest.json";
constexpr auto kLock = ".qcat-backup.lock";

base::Error folderError(const fs::path &folder, const std::string &detail)
{
    return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", folder.string(), detail)}
        .with("folder", folder.string())
        .with("detail", detail);
}

fs::path with(const fs::path &dump, const char *ending)
{
    return fs::path(dump).concat(ending);
}

base::Result<Backup> read(const fs::path &manifestFile)
{
    const auto manifest = readManifest(manifestFile);
    if (!manifest)
        return manifest.error();
    auto dump = manifestFile;
    dump.replace_extension().replace_extension(); // both words of .manifest.json
    std::error_code gone;
    const auto bytes = fs::file_size(dump, gone);
    return Backup{dump, *manifest, readProof(BackupFolder::proofOf(dump)), readOffsiteRecord(BackupFolder::offsiteOf(dump)), gone ? 0 : bytes};
}

} // namespace

fs::path BackupFolder::dump(const std::string &id, const std::string &kind) const
{
    return m_folder / fmt::format("{}{}{}", kPrefix, id, kind == "sqlite" ? ".sqlite" : ".dump");
}

fs::path BackupFolder::readableOf(const fs::path &dump)
{
    return fs::path(dump).replace_extension(".sql.gz");
}

fs::path BackupFolder::hashOf(const fs::path &dump)
{
    return with(dump, ".sha256");
}

fs::path BackupFolder::manifestOf(const fs::path &dump)
{
    return with(dump, kManifest);
}

fs::path BackupFolder::proofOf(const fs::path &dump)
{
    return with(dump, ".proof.json");
}

fs::path BackupFolder::offsiteOf(const fs::path &dump)
{
    return with(dump, ".offsite.json");
}

fs::path BackupFolder::filesOf(const fs::path &dump)
{
    return with(dump, ".files");
}

base::Result<std::shared_ptr<QLockFile>> BackupFolder::lock() const
{
    std::error_code error;
    if (fs::create_directories(m_folder, error); error)
        return folderError(m_folder, error.message());
    auto lock = std::make_shared<QLockFile>(QString::fromStdString((m_folder / kLock).string()));
    lock->setStaleLockTime(0); // a long job is not a dead one; a dead one's lock is taken by its pid
    if (lock->tryLock(0))
        return lock;
    if (lock->error() != QLockFile::LockFailedError)
        return folderError(m_folder, "cannot be written");
    return base::Error{std::string(codes::kBusy), fmt::format("another backup works in {}", m_folder.string())}.with("folder", m_folder.string());
}

base::Result<std::vector<Backup>> BackupFolder::all() const
{
    std::vector<Backup> found;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(m_folder, error)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with(kPrefix) || !name.ends_with(kManifest))
            continue;
        if (auto backup = read(entry.path()))
            found.push_back(std::move(backup).value());
    }
    if (error)
        return folderError(m_folder, error.message());
    std::ranges::sort(found, {}, [](const Backup &backup) { return backup.manifest.takenAt; });
    return found;
}

base::Result<Backup> BackupFolder::byId(const std::string &id) const
{
    for (const auto *kind : {"postgresql", "sqlite"})
        for (const auto &file : {dump(id, kind), sealed(dump(id, kind))}) {
            const auto manifest = manifestOf(file);
            if (std::error_code ignored; fs::exists(manifest, ignored))
                return read(manifest);
            // a dump is there, and nothing that says what it is
            if (std::error_code ignored; fs::exists(file, ignored))
                return readManifest(manifest).error();
        }
    return base::Error{std::string(codes::kUnknown), fmt::format("there is no backup {} in {}", id, m_folder.string())}.with("backup", id);
}

base::Status BackupFolder::remove(const Backup &backup) const
{
    std::error_code error;
    for (const auto &path : {backup.dump, readableOf(backup.dump), hashOf(backup.dump), proofOf(backup.dump), offsiteOf(backup.dump), filesOf(backup.dump), manifestOf(backup.dump)})
        if (fs::remove_all(path, error); error)
            return folderError(path, error.message());
    return {};
}

std::vector<Backup> prunable(const std::vector<Backup> &oldestFirst, const Retention &retention, base::WallTime now)
{
    std::set<std::string> kept;
    int proven = 0;
    for (auto backup = oldestFirst.rbegin(); backup != oldestFirst.rend(); ++backup)
        if (backup->isProven() && proven < std::max(1, retention.keepProven)) {
            kept.insert(backup->id());
            ++proven;
        }
    if (proven == 0)
        return {};
    kept.insert(oldestFirst.back().id());
    std::vector<Backup> gone;
    for (const auto &backup : oldestFirst)
        if (!kept.contains(backup.id()) && now - backup.manifest.takenAt > retention.keepFor)
            gone.push_back(backup);
    return gone;
}

std::string idAt(base::WallTime time)
{
    return fmt::format("{:%Y%m%d_%H%M%S}", fmt::gmtime(std::time_t(time.ns / 1'000'000'000)));
}

std::string nameAt(const std::string &live, const char *word, base::WallTime time)
{
    return fmt::format("{}_{}_{}_{:03}", live, word, idAt(time), time.ms() % 1'000);
}

} // namespace qcat::backup
