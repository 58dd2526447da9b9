#pragma once

#include <qcat/backup/manifest.h>
#include <qcat/backup/offsite_record.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class QLockFile;

namespace qcat::backup
{

// One backup: qcat_db_<id>.dump or .sqlite, with .enc where it is sealed, its .sha256 (as sha256sum writes it), its manifest, its proof, its files,
// and what became of its copy elsewhere.
struct Backup {
    std::filesystem::path dump;
    Manifest manifest;
    std::optional<Proof> proof;
    std::optional<OffsiteRecord> offsite;
    std::uint64_t bytesThere = 0; // of the dump as it lies there

    const std::string &id() const { return manifest.id; }
    bool isCut() const { return bytesThere != manifest.bytes; }
    bool isElsewhere() const { return offsite && offsite->isThere() && offsite->sha256 == manifest.sha256; }
    bool isProven() const { return proof && proof->sha256 == manifest.sha256 && !isCut(); }
};

struct Retention {
    int keepProven = 7;               // the newest so many stay, however old they are
    base::Duration keepFor{};         // what is younger stays
};

// The folder that backups lie in. Names are made of the time; whoever writes holds its lock. Any thread, one at a time.
class BackupFolder
{
public:
    explicit BackupFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    const std::filesystem::path &path() const { return m_folder; }
    std::filesystem::path dump(const std::string &id, const std::string &kind) const;
    // The same, sealed.
    static std::filesystem::path sealed(const std::filesystem::path &file) { return std::filesystem::path(file).concat(".enc"); }
    // The .sql.gz beside it, where one was asked for.
    static std::filesystem::path readableOf(const std::filesystem::path &dump);
    static std::filesystem::path hashOf(const std::filesystem::path &dump);
    static std::filesystem::path manifestOf(const std::filesystem::path &dump);
    static std::filesystem::path proofOf(const std::filesystem::path &dump);
    static std::filesystem::path offsiteOf(const std::filesystem::path &dump);
    static std::filesystem::path filesOf(const std::filesystem::path &dump);

    // Makes the folder (0700) and takes its lock for as long as the result lives.
    base::Result<std::shared_ptr<QLockFile>> lock() const;
    // Oldest first. What has no manifest of ours is passed over.
    base::Result<std::vector<Backup>> all() const;
    base::Result<Backup> byId(const std::string &id) const;
    // Removes a backup with all that lies beside it; the manifest last, so that what is left of a broken-off removal is seen.
    base::Status remove(const Backup &backup) const;

private:
    std::filesystem::path m_folder;
};

// What may go. Never one of the newest `keepProven` proven ones, never the newest of all, never one that is younger than `keepFor`;
// nothing at all while none is proven.
std::vector<Backup> prunable(const std::vector<Backup> &oldestFirst, const Retention &retention, base::WallTime now);

// "20261123_021500"
std::string idAt(base::WallTime time);
// "qcat_restored_20261123_021500_417": what stands beside the live one.
std::string nameAt(const std::string &live, const char *word, base::WallTime time);

} // namespace qcat::backup
