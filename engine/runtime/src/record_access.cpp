#include <qcat/runtime/record_access.h>

#include <qcat/runtime/data_folder.h>
#include <qcat/store_postgres/postgres_record_reader.h>
#include <qcat/store_sqlite/sqlite_record_reader.h>

namespace qcat::runtime
{

std::unique_ptr<store_schema::RecordReader> makeRecordReader(const domain::Config &config, const std::filesystem::path &dataFolder)
{
    if (!config.database.isEmbedded())
        return std::make_unique<store_postgres::PostgresRecordReader>(config.database);
    return std::make_unique<store_sqlite::SqliteRecordReader>(DataFolder::tradingStoreIn(dataFolder));
}

} // namespace qcat::runtime
