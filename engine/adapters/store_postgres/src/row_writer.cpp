#include "row_writer.h"

#include "array_literal.h"
#include "cell_text.h"

#include <fmt/format.h>
#include <pqxx/except>
#include <pqxx/prepared_statement>
#include <pqxx/result>
#include <pqxx/tablewriter>

namespace qcat::store_postgres
{

using namespace store_schema;

namespace
{

constexpr std::size_t kWorthCopying = 64; // below, one statement is quicker than three

// One statement for all rows: each column travels as one array.
void upsert(pqxx::transaction_base &transaction, const Table &table, const TableBatch::Rows &rows)
{
    std::string types;
    std::vector<std::string> arrays;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        types += fmt::format("{}${}::{}", i == 0 ? "" : ", ", i + 1, arrayType(table.columns[i].kind));
        arrays.push_back(arrayLiteral(rows, i));
    }
    transaction.exec_params(upsertInto(table, fmt::format("SELECT * FROM unnest({})", types)),
                            pqxx::prepare::make_dynamic_params(arrays));
}

void copy(pqxx::transaction_base &transaction, const Table &table, const TableBatch::Rows &rows)
{
    std::vector<std::string> names;
    for (const Column &column : table.columns)
        names.emplace_back(column.name);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" // its successor stream_to takes no lines that are escaped already
    pqxx::tablewriter writer(transaction, std::string(table.name), names.begin(), names.end());
#pragma GCC diagnostic pop
    std::string line;
    for (const auto &row : rows) {
        makeCopyLine(row, line);
        writer.write_raw_line(line);
    }
    writer.complete();
}

// False, with nothing done, where one of the keys stands in the table already.
bool copied(pqxx::transaction_base &transaction, const Table &table, const TableBatch::Rows &rows)
{
    transaction.exec0("SAVEPOINT before_copy");
    try {
        copy(transaction, table, rows);
    } catch (const pqxx::unique_violation &) {
        transaction.exec0("ROLLBACK TO SAVEPOINT before_copy");
        return false;
    }
    transaction.exec0("RELEASE SAVEPOINT before_copy");
    return true;
}

} // namespace

void writeRows(pqxx::transaction_base &transaction, const TableBatch &batch)
{
    const Table &table = *batch.table;
    const bool isCopied = batch.begun.size() >= kWorthCopying && copied(transaction, table, batch.begun);
    if (!isCopied && !batch.begun.empty())
        upsert(transaction, table, batch.begun);
    if (!batch.continued.empty())
        upsert(transaction, table, batch.continued);
}

} // namespace qcat::store_postgres
