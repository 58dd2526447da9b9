#pragma once

#include <qcat/domain/postgres_status.h>

#include <algorithm>
#include <cstdint>

namespace qcat::pg_diagnostics
{

inline constexpr std::int64_t kFewIds = 1'072'241'824; // half of what there is

// The database that has the fewest transaction ids left; null: none was listed.
inline const domain::postgres::WraparoundAge *fewestIds(const domain::postgres::Vacuum &vacuum)
{
    const auto &databases = vacuum.wraparound.rows;
    const auto fewest = std::ranges::min_element(databases, {}, &domain::postgres::WraparoundAge::left);
    return fewest == databases.end() ? nullptr : &*fewest;
}

// Half of them are used up.
inline bool idsRunOut(const domain::postgres::Vacuum &vacuum)
{
    const auto *fewest = fewestIds(vacuum);
    return fewest && fewest->left < kFewIds;
}

} // namespace qcat::pg_diagnostics
