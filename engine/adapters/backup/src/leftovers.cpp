#include <qcat/backup/postgres_backup.h>
#include <qcat/backup/sqlite_backup.h>

#include <qcat/pg_link/session.h>

#include <fmt/format.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include <algorithm>
#include <array>

namespace qcat::backup
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kAnswerWithin = 10s;
constexpr std::array kMarks = {"_restored_", "_before_", "_verify_"}; // as the names are made, see nameAt()

bool isLeft(const std::string &name, const std::string &live)
{
    return std::ranges::any_of(kMarks, [&](const char *mark) { return name.starts_with(live + mark); });
}

} // namespace

base::Result<std::vector<Leftover>> PostgresBackup::leftovers()
{
    const auto session = pg_link::Session::open(m_config, "qcat-backup", m_config.connectTimeout);
    if (!session)
        return session.error();
    std::vector<Leftover> all;
    const auto asked = (*session)->transact(kAnswerWithin, [&](pqxx::transaction_base &transaction) {
        all.clear();
        for (const auto &row : transaction.exec("SELECT datname, quote_ident(datname), CASE WHEN has_database_privilege(datname, 'CONNECT') "
                                                "THEN pg_database_size(datname) END FROM pg_database ORDER BY datname"))
            if (const std::string name = row[0].c_str(); isLeft(name, m_config.name))
                all.push_back({name, row[2].is_null() ? std::nullopt : std::optional(row[2].as<std::uint64_t>()),
                               fmt::format("DROP DATABASE {};", row[1].c_str())});
        return base::Status();
    });
    if (!asked)
        return asked.error();
    return all;
}

base::Result<std::vector<Leftover>> SqliteBackup::leftovers()
{
    std::vector<Leftover> all;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(m_file.parent_path(), error)) {
        std::error_code gone;
        if (const auto bytes = entry.file_size(gone); !gone && isLeft(entry.path().string(), m_file.string()))
            all.push_back({entry.path().string(), bytes, fmt::format("rm '{}'", entry.path().string())});
    }
    if (error)
        return base::Error{"backup.folder", fmt::format("{} cannot be read: {}", m_file.parent_path().string(), error.message())};
    std::ranges::sort(all, {}, &Leftover::name);
    return all;
}

} // namespace qcat::backup
