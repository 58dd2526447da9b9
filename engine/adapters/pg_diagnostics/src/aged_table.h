#pragma once

#include <qcat/domain/health.h>

#include <pqxx/transaction_base>

#include <optional>
#include <string>
#include <vector>

namespace qcat::pg_diagnostics
{

// A table with the age of its oldest row, in transactions, long values included.
struct AgedTable {
    std::string name; // quoted as in SQL
    std::int64_t age = 0;
    std::int64_t bytes = 0; // estimate
    std::string owner;
    std::string role; // ours
    bool isOurs = false;
};

std::vector<AgedTable> oldestTablesIn(pqxx::transaction_base &transaction);
// By a name as somebody writes it: with or without schema, quoted where it must be.
std::optional<AgedTable> tableNamed(const std::string &name, pqxx::transaction_base &transaction);
// What keeps vacuum back the furthest.
domain::Finding horizonIn(pqxx::transaction_base &transaction, int serverVersion);

} // namespace qcat::pg_diagnostics
