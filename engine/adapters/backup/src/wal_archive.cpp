#include <qcat/backup/wal_archive.h>

#include <qcat/pg_link/session.h>

#include <pqxx/result>
#include <pqxx/transaction_base>

namespace qcat::backup
{

namespace
{

// What a role may not see is left out of pg_settings: then it is not known to be pgBackRest.
constexpr auto kQuestion =
    "SELECT current_setting('archive_mode') <> 'off',"
    " EXISTS (SELECT FROM pg_settings WHERE name IN ('archive_command', 'archive_library') AND setting LIKE '%pgbackrest%'),"
    " coalesce((extract(epoch FROM last_archived_time) * 1000)::bigint, 0),"
    " CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity') THEN last_failed_wal ELSE '' END"
    " FROM pg_stat_archiver";

} // namespace

base::Result<WalArchive> walArchive(const domain::DatabaseConfig &config, base::Duration timeout)
{
    const auto session = pg_link::Session::open(config, "qcat-backup", config.connectTimeout);
    if (!session)
        return session.error();
    WalArchive archive;
    const auto asked = (*session)->transact(timeout, [&](pqxx::transaction_base &transaction) {
        const auto row = transaction.exec1(kQuestion);
        archive = {row[0].as<bool>(), row[1].as<bool>(), {row[2].as<std::int64_t>() * 1'000'000}, row[3].as<std::string>()};
        return base::Status();
    });
    if (!asked)
        return asked.error();
    return archive;
}

} // namespace qcat::backup
