#pragma once

#include "reading.h"
#include "settings_advice.h"

namespace qcat::pg_diagnostics
{

domain::postgres::Vacuum readVacuum(const Reading &reading);
domain::postgres::Indexes readIndexes(const Reading &reading);

struct BloatReading {
    domain::postgres::Bloat bloat;
    bool isComplete = true; // no table whose statistics are hidden from this role
};
BloatReading readBloat(const Reading &reading);

// Opens every table; waits behind a queued change of schema. Without locks: estimates.
enum class TableSizes { Exact, WithoutLocks };
domain::postgres::Sizes readSizes(const Reading &reading, TableSizes tables);

ServerSettings readSettings(const Reading &reading);

} // namespace qcat::pg_diagnostics
