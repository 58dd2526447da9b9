#pragma once

#include <qcat/base/error.h>

#include <optional>

namespace pqxx
{
class transaction_base;
}

namespace qcat::store_postgres
{

// Who keeps us from writing to our tables, as an Error of store_codes.h: looked up after our own wait for the lock has ended.
// Whoever holds a table comes first, then whom the one before us in the queue of a table waits for, then the oldest
// transaction that has changed rows of it. Empty: nobody does any more, or only our own sessions.
std::optional<base::Error> lockHolder(pqxx::transaction_base &transaction);

} // namespace qcat::store_postgres
