#include "backup_window.h"

#include "store_access.h"
#include "verbs.h"

#include <qcat/backup/wal_archive.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace qcat::app
{

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

namespace
{

constexpr base::Duration kWithin = 10s;

void sayBackups(const std::vector<backup::Backup> &all)
{
    if (all.empty())
        fmt::print("no backup is there\n");
    else
        fmt::print("{} backups from {} to {}; what came since the newest is in the journals, and restore brings it back\n", all.size(),
                   base::toIso(all.front().manifest.takenAt), base::toIso(all.back().manifest.takenAt));
}

void sayArchive(const backup::WalArchive &archive)
{
    if (!archive.isOn) {
        fmt::print("no point in time between them: the server archives no WAL (archive_mode is off)\n");
        return;
    }
    fmt::print("WAL is archived{}, up to {}{}\n", archive.isByPgBackRest ? " by pgBackRest" : "",
               archive.lastArchived.isValid() ? base::toIso(archive.lastArchived) : "now nothing",
               archive.lastFailed.empty() ? "" : fmt::format("; ARCHIVING FAILS at {}", archive.lastFailed));
    if (archive.isByPgBackRest)
        fmt::print("pgbackrest info names the oldest base backup: any time from then on can be reached, into a new folder, with pgbackrest restore --type=time\n");
    else
        fmt::print("any time since a base backup can be reached: qcat backup restore --to-time TIME --base DIR --archive DIR\n");
}

} // namespace

int sayWindow(const BackupAsked &asked)
{
    const auto all = asked.folder().all();
    if (!all)
        return sayStoreFailure(all.error());
    const bool isEmbedded = asked.config.database.isEmbedded();
    const auto archive = isEmbedded ? base::Result<backup::WalArchive>(backup::WalArchive()) : backup::walArchive(asked.config.database, kWithin);
    if (!archive) { // what lies here can be gone back to all the same
        if (!asked.json)
            sayBackups(*all);
        return sayStoreFailure(archive.error());
    }
    if (asked.json) {
        const auto timeOrNull = [](base::WallTime time) { return time.isValid() ? Json(base::toIso(time)) : Json(); };
        fmt::print("{}\n", Json{{"oldest_backup", all->empty() ? Json() : timeOrNull(all->front().manifest.takenAt)},
                                {"newest_backup", all->empty() ? Json() : timeOrNull(all->back().manifest.takenAt)},
                                {"archives_wal", archive->isOn},
                                {"by_pgbackrest", archive->isByPgBackRest},
                                {"last_archived", timeOrNull(archive->lastArchived)},
                                {"last_failed", archive->lastFailed}}
                               .dump(2));
        return kGood;
    }
    sayBackups(*all);
    if (!isEmbedded)
        sayArchive(*archive);
    return archive->lastFailed.empty() ? kGood : kFinding;
}

} // namespace qcat::app
