#pragma once

#include <qcat/ops_ports/history_store.h>

#include <filesystem>
#include <memory>

namespace qcat::sqlite_link
{
class SqliteDatabase;
}

namespace qcat::history_store
{

// Minutes in a SQLite file of their own, so that charts never wait for the desk's record nor it for them. WAL, synchronous=NORMAL: a
// power cut may cost the newest minutes, never the file. Lives and dies on one thread.
class SqliteHistoryStore : public ops::HistoryStore
{
public:
    static base::Result<std::unique_ptr<SqliteHistoryStore>> open(const std::filesystem::path &file);
    ~SqliteHistoryStore() override;

    base::Status append(const std::vector<ops::HistoryMinute> &minutes) override;
    base::Result<std::vector<domain::HistoryPoint>> read(const std::string &series, base::WallTime from, base::WallTime to) override;
    base::Result<std::vector<Known>> known() override;
    base::Status forgetBefore(base::WallTime time) override;

private:
    explicit SqliteHistoryStore(std::unique_ptr<sqlite_link::SqliteDatabase> database);
    std::unique_ptr<sqlite_link::SqliteDatabase> m_database;
};

} // namespace qcat::history_store
