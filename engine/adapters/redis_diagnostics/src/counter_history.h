#pragma once

#include <qcat/domain/redis_activity.h>
#include <qcat/redis_diagnostics/info.h>

#include <array>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace qcat::redis_diagnostics
{

// Turns counters of the server, which only grow until it is restarted or somebody resets them, into differences. A
// counter that went down or another run of the server starts a new history: a difference across it would be a lie.
class CounterHistory
{
public:
    // A look at or before the time of the last one is passed over.
    void add(const Info &info, base::SteadyTime at);
    // Since the look before, and of the last minute, ten minutes and hour; empty until there are two looks.
    std::vector<domain::redis::Window> windows() const;
    // By the server's time, of up to a minute.
    domain::redis::Commands commands() const;

private:
    static constexpr std::size_t kCounters = 10;
    struct Call {
        std::int64_t calls = 0, failed = 0, microseconds = 0;
    };
    using Calls = std::map<std::string, Call>;
    struct Sample {
        base::SteadyTime at;
        std::array<std::int64_t, kCounters> counters = {};
    };
    struct CallSample {
        base::SteadyTime at;
        Calls calls;
    };

    static std::array<std::int64_t, kCounters> countersOf(const Info &info);
    static Calls callsOf(const Info &info);

    std::string m_runId;
    std::deque<Sample> m_samples;   // oldest first, of the last hour
    std::deque<CallSample> m_calls; // oldest first, of the last minute
};

} // namespace qcat::redis_diagnostics
