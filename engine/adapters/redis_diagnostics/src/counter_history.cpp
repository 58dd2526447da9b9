#include "counter_history.h"

#include <algorithm>
#include <functional>

namespace qcat::redis_diagnostics
{

using domain::redis::Window;
using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kSinceLast{}, kMinute = 1min, kTenMinutes = 10min, kHour = 1h;
constexpr std::size_t kMostCommands = 50;

// In the order of fill().
constexpr std::array kNames = {"total_commands_processed",
                               "keyspace_hits",
                               "keyspace_misses",
                               "evicted_keys",
                               "expired_keys",
                               "total_net_input_bytes",
                               "total_net_output_bytes",
                               "total_error_replies",
                               "total_connections_received",
                               "rejected_connections"};

template <typename Samples>
void forgetOlder(Samples &samples, base::Duration age)
{
    // one that is older stays, so that the window is never shorter than asked for
    while (samples.size() > 2 && samples.back().at - samples[1].at >= age)
        samples.pop_front();
}

} // namespace

std::array<std::int64_t, CounterHistory::kCounters> CounterHistory::countersOf(const Info &info)
{
    std::array<std::int64_t, kCounters> counters = {};
    std::transform(kNames.begin(), kNames.end(), counters.begin(),
                   [&](const char *name) { return std::max<std::int64_t>(info.integerOr(name), 0); });
    return counters;
}

CounterHistory::Calls CounterHistory::callsOf(const Info &info)
{
    Calls calls;
    info.each("cmdstat_", [&](std::string_view command, std::string_view value) {
        const auto pairs = parsePairs(value);
        const auto count = [&](const char *name) { return std::max<std::int64_t>(pairs.integerOr(name), 0); };
        const auto rejected = count("rejected_calls"), failed = count("failed_calls");
        const bool fits = rejected <= INT64_MAX - failed;
        calls.emplace(command, Call{count("calls"), fits ? rejected + failed : INT64_MAX, count("usec")});
    });
    return calls;
}

void CounterHistory::add(const Info &info, base::SteadyTime at)
{
    if (!m_samples.empty() && at <= m_samples.back().at)
        return;
    const Sample sample{at, countersOf(info)};
    const bool wentDown = !m_samples.empty() && !std::equal(sample.counters.begin(), sample.counters.end(),
                                                            m_samples.back().counters.begin(), std::greater_equal<>());
    if (wentDown || info.text("run_id") != m_runId) {
        m_samples.clear();
        m_calls.clear();
        m_runId = info.text("run_id");
    }
    m_samples.push_back(sample);
    m_calls.push_back({at, callsOf(info)});
    forgetOlder(m_samples, kHour);
    forgetOlder(m_calls, kMinute);
}

std::vector<Window> CounterHistory::windows() const
{
    std::vector<Window> all;
    if (m_samples.size() < 2)
        return all;
    const Sample &now = m_samples.back();
    for (const base::Duration asked : {kSinceLast, kMinute, kTenMinutes, kHour}) {
        // the newest that is old enough, or the oldest there is
        auto from = m_samples.end() - 2;
        while (from != m_samples.begin() && now.at - from->at < asked)
            --from;
        const auto grown = [&](std::size_t i) { return now.counters[i] - from->counters[i]; };
        Window window;
        window.asked = asked;
        window.span = now.at - from->at;
        std::int64_t *const fields[] = {
            &window.commands, &window.hits, &window.misses,       &window.evicted,     &window.expired,
            &window.received, &window.sent, &window.errorReplies, &window.connections, &window.rejectedConnections};
        for (std::size_t i = 0; i < std::size(fields); ++i)
            *fields[i] = grown(i);
        all.push_back(window);
    }
    return all;
}

domain::redis::Commands CounterHistory::commands() const
{
    domain::redis::Commands result;
    if (m_calls.size() < 2)
        return result;
    const CallSample &before = m_calls.front(), &now = m_calls.back();
    result.span = now.at - before.at;
    auto &rows = result.busiest.rows;
    for (const auto &[command, call] : now.calls) {
        const auto old = before.calls.find(command);
        const Call base = old == before.calls.end() ? Call() : old->second;
        if (call.calls > base.calls || call.failed > base.failed)
            rows.push_back({command, std::max<std::int64_t>(call.calls - base.calls, 0),
                            std::max<std::int64_t>(call.failed - base.failed, 0),
                            scaled(call.microseconds - base.microseconds, 1us)});
    }
    std::ranges::sort(rows, [](const auto &a, const auto &b) { return a.time > b.time; });
    result.busiest.total = std::int64_t(rows.size());
    rows.resize(std::min(rows.size(), kMostCommands));
    return result;
}

} // namespace qcat::redis_diagnostics
