#pragma once

#include <qcat/base/result.h>
#include <qcat/store_schema/migration.h>

#include <pqxx/transaction_base>

#include <vector>

namespace qcat::store_postgres
{

// A step of one transaction; what the server refuses is thrown by libpqxx and becomes an Error in pg_link::Session.

// Brings the schema up to date, alone: an advisory lock keeps two starting engines from doing it at once.
base::Status migrate(pqxx::transaction_base &transaction, const std::vector<store_schema::Migration> &migrations);

} // namespace qcat::store_postgres
