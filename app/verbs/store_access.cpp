#include "store_access.h"

#include "verbs.h"

#include <qcat/pg_link/pg_error.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/record_access.h>
#include <qcat/store_postgres/postgres_migrator.h>
#include <qcat/store_postgres/postgres_record_pruner.h>
#include <qcat/store_sqlite/sqlite_migrator.h>
#include <qcat/store_sqlite/sqlite_record_pruner.h>
#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace qcat::app
{

void addStoreOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("config"), QStringLiteral("The engine's configuration."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("data-dir"), QStringLiteral("The engine's data folder."), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("json"), QStringLiteral("Answer in JSON.")});
}

RunOptions storeOptions(const QCommandLineParser &parser)
{
    RunOptions options;
    options.configFile = parser.value(QStringLiteral("config")).toStdString();
    options.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    return options;
}

std::unique_ptr<store_schema::SchemaMigrator> makeMigrator(const domain::Config &config)
{
    if (!config.database.isEmbedded())
        return std::make_unique<store_postgres::PostgresMigrator>(config.database);
    const auto folder = runtime::DataFolder::pathFor(config.app);
    return std::make_unique<store_sqlite::SqliteMigrator>(runtime::DataFolder::tradingStoreIn(folder));
}

std::unique_ptr<store_schema::RecordReader> makeRecordReader(const domain::Config &config)
{
    return runtime::makeRecordReader(config, runtime::DataFolder::pathFor(config.app));
}

std::unique_ptr<store_schema::RecordPruner> makeRecordPruner(const domain::Config &config)
{
    if (!config.database.isEmbedded())
        return std::make_unique<store_postgres::PostgresRecordPruner>(config.database);
    const auto folder = runtime::DataFolder::pathFor(config.app);
    return std::make_unique<store_sqlite::SqliteRecordPruner>(runtime::DataFolder::tradingStoreIn(folder));
}

int sayStoreFailure(const base::Error &error)
{
    fmt::print(stderr, "{}\n", error.message);
    static constexpr std::string_view kNotReached[] = {trading::store_codes::kUnreachable, trading::store_codes::kAuth, pg_link::codes::kRefused,
                                                       pg_link::codes::kUnreachable,       pg_link::codes::kTimeout,    pg_link::codes::kAuth};
    return std::ranges::find(kNotReached, error.code) != std::end(kNotReached) ? kUnreachable : kFinding;
}

} // namespace qcat::app
