#pragma once

#include <qcat/domain/postgres_activity.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace qcat::pg_diagnostics
{

// What each statement cost between two readings of pg_stat_statements. A statement that was evicted, reset or not seen
// before has no window.
class StatementWindow
{
public:
    using Key = std::tuple<std::int64_t, std::int64_t, bool>; // query id, user, top level

    void begin(base::SteadyTime now, std::string epoch);
    std::optional<domain::postgres::StatementUse> since(const Key &key, const domain::postgres::StatementUse &total);
    base::Duration length() const { return m_length; }

private:
    std::optional<base::SteadyTime> m_at;
    std::string m_epoch;
    base::Duration m_length{};
    std::map<Key, domain::postgres::StatementUse> m_before;
    std::map<Key, domain::postgres::StatementUse> m_now; // only what this reading holds: bounded by it
};

} // namespace qcat::pg_diagnostics
