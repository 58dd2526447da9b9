#pragma once

#include <qcat/store_schema/record_pruner.h>

#include <filesystem>

namespace qcat::store_sqlite
{

// On a connection of its own for each call; may work beside the engine whose file it is.
class SqliteRecordPruner : public store_schema::RecordPruner
{
public:
    explicit SqliteRecordPruner(std::filesystem::path file);

    base::Result<std::int64_t> countBefore(const store_schema::PrunedTable &table, base::WallTime time, base::Duration timeout) override;
    base::Result<std::int64_t> deleteBefore(const store_schema::PrunedTable &table, base::WallTime time, int most,
                                            base::Duration timeout) override;
    std::string description() const override; // "sqlite /var/lib/qcat/qcat.db"

private:
    base::Result<std::int64_t> ask(const std::string &statement, base::WallTime time, base::Duration timeout, bool deletes);

    const std::filesystem::path m_file;
};

} // namespace qcat::store_sqlite
