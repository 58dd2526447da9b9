#include "backup_restore.h"

#include "audit_beside.h"
#include "store_access.h"
#include "verbs.h"

#include <qcat/backup/postgres_backup.h>
#include <qcat/pg_link/session_pool.h>
#include <qcat/pool/pool_threads.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/record_check.h>
#include <qcat/runtime/record_refill.h>
#include <qcat/runtime/system_clock.h>
#include <qcat/store_postgres/store_postgres.h>
#include <qcat/store_sqlite/store_sqlite.h>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace qcat::app
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kBatchWithin = 60s;

// The restored database as a store to write to. Claims no account, so no engine is fenced by it.
class RestoredStore
{
public:
    RestoredStore(const domain::Config &config, const std::string &name)
    {
        if (config.database.isEmbedded()) {
            m_store = std::make_unique<store_sqlite::StoreSqlite>(name, std::vector<domain::Account>());
            return;
        }
        auto database = config.database;
        database.name = name;
        m_threads.emplace("restore");
        auto sessions = std::make_shared<pg_link::SessionPool>([database] { return database; }, "qcat-restore", m_threads->environment(m_clock));
        m_store = std::make_unique<store_postgres::StorePostgres>(std::move(sessions), std::vector<domain::Account>());
    }
    trading::TradingStore &store() { return *m_store; }

private:
    runtime::SystemClock m_clock;
    std::optional<pool::PoolThreads> m_threads; // outlive the store
    std::unique_ptr<trading::TradingStore> m_store;
};

base::Result<runtime::Refill> refill(const domain::Config &config, const std::filesystem::path &folder, const std::string &database, BackupJob &job)
{
    RestoredStore restored(config, database);
    if (const auto open = restored.store().open({}, kBatchWithin); !open)
        return open.error();
    return runtime::refillRecord(folder, restored.store(), kBatchWithin, [&](const runtime::Refill &so) {
        job.say({fmt::format("replaying journal {} of {}", std::min(so.journals + 1, so.journalsInAll), so.journalsInAll), std::size_t(so.journals), std::size_t(so.journalsInAll)});
    });
}

int sayFailure(const base::Error &error, const std::string &left)
{
    fmt::print(stderr, "{}\n", error.message);
    if (!left.empty())
        fmt::print(stderr, "{}\n", left);
    return kFinding;
}

// What counts in the end: every row of the journals once, none other.
int compare(const domain::Config &config, const std::filesystem::path &folder)
{
    const auto reader = makeRecordReader(config);
    const auto check = runtime::checkRecord(folder, *reader, kBatchWithin);
    if (!check)
        return sayStoreFailure(check.error());
    fmt::print("{} against {} journals: {}\n", reader->description(), check->journals,
               check->isEqual() ? "equal" : "NOT equal; `qcat doctor store` says where");
    return check->isEqual() ? kGood : kFinding;
}

bool hasJournals(const std::filesystem::path &folder)
{
    std::error_code ignored;
    return std::filesystem::exists(runtime::DataFolder::journalIn(folder), ignored);
}

} // namespace

int restoreBackup(const domain::Config &config, const backup::Backup &backup, const std::string &confirm, BackupJob &job)
{
    const auto folder = runtime::DataFolder::pathFor(config.app);
    std::optional<base::Result<runtime::DataFolder>> held;
    if (config.database.isEmbedded()) // the file is exchanged under the engine's feet otherwise
        if (held.emplace(runtime::DataFolder::open(folder)); !*held)
            return sayFailure(held->error(), "stop the engine first: the embedded store is exchanged as a file");
    sayToolWarning(config);

    const auto backups = makeDatabaseBackup(config);
    if (!backups)
        return sayFailure(backups.error(), "the live database was not touched");
    const auto restored = (*backups)->restoreBeside(backup, job.job());
    if (!restored)
        return sayFailure(restored.error(), "the live database was not touched");
    fmt::print("restored and compared: {}, {} rows\n", *restored, backup.manifest.contents.rows());
    const bool replays = hasJournals(folder);
    if (replays) {
        const auto before = refill(config, folder, *restored, job);
        if (!before)
            return sayFailure(before.error(), fmt::format("the live database was not touched; {} is left to look at", *restored));
        fmt::print("replayed: {} rows of {} journals\n", before->records, before->journals);
    }
    if (confirm.empty()) {
        fmt::print("{} stands beside the live database, which was not touched; with --confirm {} it takes its place\n", *restored,
                   backup.manifest.database);
        return kGood;
    }
    const auto aside = (*backups)->switchTo(*restored, job.job());
    if (!aside)
        return sayFailure(aside.error(), fmt::format("the live database is in its place; {} stands beside it", *restored));
    fmt::print("{} is in place; the old one is kept as {}\n", backup.manifest.database, *aside);
    auditBeside(config.app, "backup.restore", fmt::format("{} from {}", backup.manifest.database, backup.id()));
    if (!replays)
        return kGood;
    // what the engine wrote into the old one while the new one was made ready
    const auto live = config.database.isEmbedded() ? runtime::DataFolder::tradingStoreIn(folder).string() : config.database.name;
    if (const auto after = refill(config, folder, live, job); !after)
        return sayFailure(after.error(), "the last rows are missing; `qcat doctor store` says which");
    return compare(config, folder);
}

} // namespace qcat::app
