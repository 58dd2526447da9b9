#include <qcat/store_postgres/postgres_record_reader.h>

#include "port_words.h"

#include <qcat/pg_link/session.h>
#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include <algorithm>

namespace qcat::store_postgres
{

using namespace store_schema;

namespace
{

base::Result<Cell> cellOf(const pqxx::field &field, CellKind kind)
{
    if (field.is_null())
        return Cell(Nothing());
    switch (kind) {
    case CellKind::Amount: {
        const auto amount = base::Decimal::parse(field.c_str());
        return amount ? base::Result<Cell>(Cell(*amount)) : base::Result<Cell>(amount.error());
    }
    case CellKind::Integer:
        return Cell(field.as<std::int64_t>());
    case CellKind::Flag:
        return Cell(field.as<bool>());
    case CellKind::Time:
        return Cell(base::WallTime{field.as<std::int64_t>() * 1'000});
    case CellKind::Text:
        break;
    }
    return Cell(field.as<std::string>());
}

std::string ofAccounts(const std::vector<domain::Account> &accounts, pqxx::transaction_base &transaction)
{
    std::string pairs;
    for (const auto &account : accounts)
        pairs += fmt::format("{}('{}', '{}')", pairs.empty() ? "" : ", ", transaction.esc(account.venue), transaction.esc(account.name));
    return fmt::format(" AND (venue, account) IN ({})", pairs);
}

std::string question(const Table &table, const RecordScope &scope, pqxx::transaction_base &transaction)
{
    std::string columns;
    for (const Column &column : comparedColumns(table)) {
        const bool isTime = column.kind == CellKind::Time; // as microseconds, which is what a timestamptz keeps
        columns += fmt::format(fmt::runtime(isTime ? "{}(extract(epoch FROM {}) * 1000000)::bigint" : "{}{}"), columns.empty() ? "" : ", ",
                               column.name);
    }
    return fmt::format("SELECT {} FROM {} WHERE epoch >= {}{}", columns, table.name, scope.from.value,
                       table.namesAccount() ? ofAccounts(scope.accounts, transaction) : "");
}

} // namespace

PostgresRecordReader::PostgresRecordReader(domain::DatabaseConfig config) : m_config(std::move(config)) {}

base::Result<std::vector<ComparedRow>> PostgresRecordReader::rows(const Table &table, const RecordScope &scope,
                                                                    base::Duration timeout)
{
    const auto session = pg_link::Session::open(m_config, "qcat-doctor", std::min(timeout, m_config.connectTimeout));
    if (!session)
        return inPortWords(session.error());
    const auto columns = comparedColumns(table);
    std::vector<ComparedRow> rows;
    const auto asked = (*session)->transact(timeout, [&](pqxx::transaction_base &transaction) {
        for (const auto &row : transaction.exec(question(table, scope, transaction))) {
            std::vector<Cell> cells;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                auto cell = cellOf(row[int(i)], columns[i].kind);
                if (!cell)
                    return base::Status(base::Error{std::string(trading::store_codes::kFailed),
                                                    fmt::format("{}.{} holds {}, which no amount of ours is", table.name,
                                                                columns[i].name, row[int(i)].c_str())});
                cells.push_back(std::move(*cell));
            }
            rows.push_back(comparedRow(table, cells));
        }
        return base::Status();
    });
    if (!asked)
        return inPortWords(asked.error());
    return rows;
}

std::string PostgresRecordReader::description() const
{
    return "postgresql " + pg_link::targetOf(m_config);
}

} // namespace qcat::store_postgres
