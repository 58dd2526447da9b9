#pragma once

#include "counter_window.h"
#include "reading.h"
#include "statement_window.h"

namespace qcat::pg_diagnostics
{

// One row of pg_stat_database, of which two sections are made.
struct DatabaseTraffic {
    domain::postgres::DatabaseCounters counters;
    domain::postgres::Cache cache; // without its tables
};

DatabaseTraffic readTraffic(const Reading &reading, CounterWindow &window);
domain::Bounded<domain::postgres::TableCache> readTableCache(const Reading &reading);
domain::postgres::Statements readStatements(const Reading &reading, StatementWindow &window);
domain::postgres::Replication readReplication(const Reading &reading);
domain::postgres::Checkpoints readCheckpoints(const Reading &reading, CounterWindow &window);
// Optional: refused to a role without pg_monitor.
void readWalFiles(const Reading &reading, domain::postgres::Checkpoints &into);

} // namespace qcat::pg_diagnostics
