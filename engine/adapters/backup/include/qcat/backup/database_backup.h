#pragma once

#include <qcat/backup/backup_folder.h>
#include <qcat/backup/backup_key.h>
#include <qcat/base/call.h>
#include <qcat/base/clock.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace qcat::backup
{

// How far a job is, for a bar: `done` of `total` tables or files; `total` 0 while that is not known.
struct Progress {
    std::string what; // "dumping public.orders"
    std::size_t done = 0;
    std::size_t total = 0;
};
using OnProgress = std::function<void(const Progress &)>;

// Called again and again while it works, with the step it is at; and cancel ends it within a second, leaving nothing half done behind.
struct Job {
    base::CallLimits limits;
    OnProgress progress = [](const Progress &) {};
};

struct Extras {
    std::vector<std::filesystem::path> sources; // folders and files that go with the dump: journals, configuration
    bool readable = false; // with a .sql.gz beside it, for people to read: no restore takes it. Of PostgreSQL, and never beside a sealed dump
};

// A database that a restore left beside the live one, or the scratch one of a check that was ended. Nothing drops it but a person.
struct Leftover {
    std::string name;
    std::optional<std::uint64_t> bytes; // empty: not visible to us
    std::string drop;                   // what takes it away
};

// Takes backups of one database and brings them back. All calls block.
class DatabaseBackup
{
public:
    virtual ~DatabaseBackup() = default;
    virtual base::Result<Backup> create(const BackupFolder &folder, const Extras &extras, const Job &job) = 0;
    // Restores into a scratch database, compares it with the manifest and drops it. Says so in the proof, which it gives.
    virtual base::Result<Proof> verify(const Backup &backup, const Job &job) = 0;
    // Restores beside the live database, under a name of its own, and compares. The live one is not touched. Gives the name.
    virtual base::Result<std::string> restoreBeside(const Backup &backup, const Job &job) = 0;
    // Puts what was restored beside in the place of the live one, which is kept under the name that this gives.
    virtual base::Result<std::string> switchTo(const std::string &restored, const Job &job) = 0;
    virtual base::Result<std::vector<Leftover>> leftovers() = 0;
    virtual std::string description() const = 0; // "postgresql 127.0.0.1:5432/qcat"
};

// The bytes are those that were written and belong to this kind and name of database. Asked by every restore first.
base::Status checkBytes(const Backup &backup, const std::string &kind, const std::string &database);
// And the key is the one that it is sealed with.
base::Status checkBytes(const Backup &backup, const std::string &kind, const std::string &database, const std::optional<BackupKey> &key);

} // namespace qcat::backup
