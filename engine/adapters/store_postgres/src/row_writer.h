#pragma once

#include <qcat/store_schema/table_batch.h>

#include <pqxx/transaction_base>

namespace qcat::store_postgres
{

// Writes the rows of one table, newer versions over older ones, in the caller's transaction. Many rows that begin go in by
// COPY, straight into the table, which is several times as fast as an upsert; the others, and those of a batch that was
// written before, by one upsert statement. Nothing here outlives the transaction: no temporary table, no prepared statement
// (PgBouncer).
void writeRows(pqxx::transaction_base &transaction, const store_schema::TableBatch &batch);

} // namespace qcat::store_postgres
