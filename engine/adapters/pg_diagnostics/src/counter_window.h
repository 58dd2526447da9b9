#pragma once

#include <qcat/domain/server_figures.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace qcat::pg_diagnostics
{

// Makes deltas of counters that only grow, between one reading and the next. There is none after the first reading, a
// reset of the server's statistics, a restart that lost them, or a clock that did not move on.
class CounterWindow
{
public:
    // A new reading begins: all its counters follow. `epoch` changes when the server counts anew (time of its reset, of
    // its start).
    void begin(base::SteadyTime now, std::string epoch);
    domain::Counter counter(std::string_view name, std::int64_t total);
    // Zero: there is no window.
    base::Duration length() const { return m_length; }
    // Before another connection's first reading.
    void forget() { *this = {}; }

private:
    std::optional<base::SteadyTime> m_at;
    std::string m_epoch;
    base::Duration m_length{};
    std::map<std::string, std::int64_t, std::less<>> m_totals;
};

} // namespace qcat::pg_diagnostics
