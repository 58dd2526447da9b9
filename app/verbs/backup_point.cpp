#include "backup_point.h"

#include "backup_job.h"
#include "store_access.h"
#include "verbs.h"

#include <qcat/backup/postgres_backup.h>
#include <qcat/backup/recovered_cluster.h>
#include <qcat/backup/wal_archive.h>
#include <qcat/runtime/database_backups.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

#include <QDateTime>

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>
#include <vector>

namespace qcat::app
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kLongest = 12h;
constexpr base::Duration kWithin = 10s;

// With its offset: an hour that is another one elsewhere is no time to go back to.
base::WallTime timeOf(const std::string &text)
{
    const auto time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    const bool isClear = time.isValid() && time.timeSpec() != Qt::LocalTime;
    return isClear ? base::WallTime{time.toMSecsSinceEpoch() * 1'000'000} : base::WallTime{};
}

std::string whatIsWrong(const BackupAsked &asked, base::WallTime to)
{
    if (!to.isValid())
        return fmt::format("--to-time '{}' is no time with its offset, such as 2026-11-23T04:05:00Z or 2026-11-23T12:05:00+08:00", asked.toTime);
    for (const auto &[option, folder, what] : {std::tuple{"--base", asked.base, "a base backup as a folder"}, std::tuple{"--archive", asked.archive, "the archived log"}}) {
        if (folder.empty())
            return fmt::format("--to-time needs {} DIR as well: {}", option, what);
        if (!std::filesystem::is_directory(folder))
            return fmt::format("{} {}: there is no such folder; it takes {}", option, folder, what);
    }
    return {};
}

// Of each table that is in either. Where the live database is away, "now" is not known, and says so.
void compare(const backup::Contents &then, const base::Result<backup::Contents> &now)
{
    using Table = backup::Contents::Table;
    auto names = std::set<std::string>();
    const auto rowsIn = [&](const std::vector<Table> &tables, const std::string &name) {
        const auto at = std::ranges::find(tables, name, &Table::name);
        return at == tables.end() ? "-" : std::to_string(at->rows);
    };
    for (const auto &table : then.tables)
        names.insert(table.name);
    if (now)
        for (const auto &table : now->tables)
            names.insert(table.name);
    fmt::print("{:<32} {:>12} {:>12}\n", "rows of", "then", "now");
    for (const auto &name : names)
        fmt::print("{:<32} {:>12} {:>12}\n", name, rowsIn(then.tables, name), now ? rowsIn(now->tables, name) : "UNKNOWN");
    if (!now)
        fmt::print(stderr, "the live database was not read: {}\n", now.error().message);
    else if (then.schemaVersion != now->schemaVersion)
        fmt::print("the schema was at version {} and is at {} now\n", then.schemaVersion, now->schemaVersion);
}

} // namespace

int restorePoint(const BackupAsked &asked)
{
    const auto to = timeOf(asked.toTime);
    if (const auto wrong = whatIsWrong(asked, to); !wrong.empty()) {
        fmt::print(stderr, "{}\n", wrong);
        return kUsage;
    }
    if (asked.config.database.isEmbedded()) {
        fmt::print(stderr, "the embedded store archives no log: there is no point in time to go back to, only backups\n");
        return kUsage;
    }
    if (const auto archive = backup::walArchive(asked.config.database, kWithin); archive && archive->isByPgBackRest) {
        fmt::print(stderr, "pgBackRest keeps this archive: pgbackrest restore --type=time --target=\"{}\" into a new folder, then name that folder as --base\n", asked.toTime);
        return kFinding;
    }
    const auto key = runtime::backupKey(asked.config.backup);
    if (!key)
        return sayStoreFailure(key.error());
    if (const auto folder = asked.folder().lock(); !folder) // is made by it, and free again for the backup
        return sayStoreFailure(folder.error());
    const runtime::SystemClock clock;
    const auto made = [&]() -> base::Result<std::pair<backup::Backup, base::Result<backup::Contents>>> {
        BackupJob job(kLongest, asked.json);
        const auto cluster = backup::RecoveredCluster::recover({to, asked.base, asked.archive}, asked.config.backup.directory, job.job());
        if (!cluster)
            return cluster.error();
        const auto login = (*cluster)->login(asked.config.database);
        auto backup = backup::PostgresBackup(login, login, clock, *key).create(asked.folder(), {}, job.job());
        if (!backup)
            return backup.error();
        return std::pair(std::move(*backup), backup::contentsOf(asked.config.database, job.job()));
    }();
    if (!made)
        return sayStoreFailure(made.error());
    const auto &[backup, now] = *made;
    compare(backup.manifest.contents, now);
    fmt::print("{}: the database as it was at {}, as a backup of its own; the live one was not touched\n"
               "qcat backup verify {} proves it, qcat backup restore {} puts it beside the live one\n",
               backup.dump.string(), base::toIso(to), backup.id(), backup.id());
    return kGood;
}

} // namespace qcat::app
