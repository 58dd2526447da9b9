#include <qcat/store_postgres/postgres_record_pruner.h>

#include "cell_text.h"
#include "port_words.h"

#include <qcat/pg_link/session.h>

#include <fmt/format.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include <algorithm>

namespace qcat::store_postgres
{

using store_schema::PrunedTable;

namespace
{

std::string textOf(base::WallTime time)
{
    std::string text;
    appendText(time, text);
    return text;
}

} // namespace

PostgresRecordPruner::PostgresRecordPruner(domain::DatabaseConfig config) : m_config(std::move(config)) {}

PostgresRecordPruner::~PostgresRecordPruner() = default;

base::Status PostgresRecordPruner::open(base::Duration timeout)
{
    if (m_session)
        return {};
    auto session = pg_link::Session::open(m_config, "qcat-prune", std::min(timeout, m_config.connectTimeout));
    if (!session)
        return inPortWords(session.error());
    m_session = std::move(*session);
    return {};
}

base::Result<std::int64_t> PostgresRecordPruner::countBefore(const PrunedTable &table, base::WallTime time, base::Duration timeout)
{
    if (auto opened = open(timeout); !opened)
        return opened.error();
    std::int64_t rows = 0;
    const auto counted = m_session->transact(timeout, [&](pqxx::transaction_base &transaction) {
        rows = transaction.exec_params1(fmt::format("SELECT count(*) FROM {} WHERE {} < $1", table.name, table.time), textOf(time))[0]
                   .as<std::int64_t>();
        return base::Status();
    });
    return counted ? base::Result<std::int64_t>(rows) : base::Result<std::int64_t>(inPortWords(counted.error()));
}

base::Result<std::int64_t> PostgresRecordPruner::deleteBefore(const PrunedTable &table, base::WallTime time, int most,
                                                              base::Duration timeout)
{
    if (auto opened = open(timeout); !opened)
        return opened.error();
    std::int64_t rows = 0;
    const auto deleted = m_session->transact(timeout, [&](pqxx::transaction_base &transaction) {
        const auto done = transaction.exec_params(
            fmt::format("DELETE FROM {0} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {0} WHERE {1} < $1 ORDER BY {1} LIMIT {2}))", table.name,
                        table.time, most),
            textOf(time));
        rows = std::int64_t(done.affected_rows());
        return base::Status();
    });
    return deleted ? base::Result<std::int64_t>(rows) : base::Result<std::int64_t>(inPortWords(deleted.error()));
}

std::string PostgresRecordPruner::description() const
{
    return "postgresql " + pg_link::targetOf(m_config);
}

} // namespace qcat::store_postgres
