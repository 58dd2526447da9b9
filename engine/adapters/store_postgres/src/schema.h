#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/ids.h>
#include <qcat/domain/instrument.h>
#include <qcat/store_schema/migration.h>

#include <pqxx/transaction_base>

#include <vector>

namespace qcat::store_postgres
{

// Steps of one transaction; what the server refuses is thrown by libpqxx and becomes an Error in pg_link::Session.

// Brings the schema up to date, alone: an advisory lock keeps two starting engines from doing it at once.
base::Status migrate(pqxx::transaction_base &transaction, const std::vector<store_schema::Migration> &migrations);
// Refuses when another engine commands one of the accounts with a higher epoch. The share lock holds off a new owner
// until we commit.
base::Status checkOwnership(pqxx::transaction_base &transaction, const std::vector<domain::Account> &accounts,
                            domain::Epoch epoch);
base::Status claim(pqxx::transaction_base &transaction, const std::vector<domain::Account> &accounts,
                   domain::Epoch epoch);

} // namespace qcat::store_postgres
