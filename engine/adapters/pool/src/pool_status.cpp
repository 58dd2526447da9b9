#include "holder_text.h"
#include "pool_state.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::pool
{

LoadTotals PoolState::totals(base::SteadyTime now) const
{
    return {now, m_arrivals, m_returns, m_held, m_waitsEnded, m_counters.totalWait};
}

domain::PoolStatus PoolState::status() const
{
    const base::SteadyTime now = m_environment.clock.steadyNow();
    const base::WallTime wallNow = m_environment.clock.wallNow();
    std::vector<Entry> lent; // copied first: naming threads reads files
    Lock lock(m_mutex);
    domain::PoolStatus status = m_counters;
    status.settings = m_settings;
    status.open = open();
    status.idle = int(m_idle.size());
    status.dialling = m_dialling;
    status.inUse = status.open - status.idle - status.dialling;
    status.waiting = m_waiters.size();
    if (const Waiter *first = m_waiters.first())
        status.oldestWait = std::max(now - first->since, base::Duration(0));
    status.acquired += m_atOnce;
    status.acquireTimes.buckets[0] += m_atOnce;
    status.breaker = m_breaker.state();
    if (status.breaker == domain::PoolBreaker::Open)
        status.dials.nextAttemptAt = wallNow + (m_breaker.nextAt() - now);
    status.load = m_load.load(totals(now));
    for (const auto &entry : m_entries)
        if (entry->isLent) {
            Entry &copy = lent.emplace_back();
            copy.id = entry->id;
            copy.lentAt = entry->lentAt;
            copy.borrower = entry->borrower;
            copy.isReportedLeak = entry->isReportedLeak;
        }
    lock.unlock();

    status.name = m_identity.name;
    status.target = m_identity.target;
    status.at = now;
    status.wallTime = wallNow;
    status.holders.total = std::int64_t(lent.size());
    std::sort(lent.begin(), lent.end(), [](const Entry &a, const Entry &b) { return a.lentAt < b.lentAt; });
    lent.resize(std::min(lent.size(), domain::kPoolHoldersShown));
    for (const Entry &entry : lent)
        status.holders.rows.push_back(holderOf(entry, now, wallNow));
    return status;
}

domain::PoolHolder PoolState::holderOf(const Entry &entry, base::SteadyTime now, base::WallTime wallNow) const
{
    const base::Duration age = std::max(now - entry.lentAt, base::Duration(0));
    return {entry.id,
            callSite(entry.borrower.where),
            entry.borrower.purpose,
            threadText(entry.borrower.threadId),
            wallNow + (-age),
            age,
            entry.isReportedLeak};
}

// Everything that one asks next: was the pool too small, or was there no server? Under the lock.
base::Error PoolState::refusal(std::string_view code) const
{
    const int idle = int(m_idle.size());
    const int inUse = int(m_entries.size()) - idle;
    std::string text =
        fmt::format("pool {}: no connection to {}: {} open, {} in use, {} idle, {} dialling, {} waiting",
                    m_identity.name, m_identity.target, open(), inUse, idle, m_dialling, m_waiters.size());
    const auto &dials = m_counters.dials;
    if (dials.consecutiveFailures > 0)
        text += fmt::format("; last connect error: {}", dials.lastError.message);
    base::Error error{std::string(code),
                      std::move(text),
                      {{"pool", m_identity.name},
                       {"target", m_identity.target},
                       {"open", std::to_string(open())},
                       {"in_use", std::to_string(inUse)},
                       {"idle", std::to_string(idle)},
                       {"dialling", std::to_string(m_dialling)},
                       {"waiting", std::to_string(m_waiters.size())}}};
    if (dials.consecutiveFailures > 0) {
        error.args.push_back({"reason", dials.lastError.code});
        error.args.push_back({"detail", dials.lastError.message});
        for (const auto &arg : dials.lastError.args) // "sqlstate" and the like
            if (error.arg(arg.name).empty())
                error.args.push_back(arg);
    }
    return error;
}

} // namespace qcat::pool
