#include "pool_state.h"

#include <algorithm>

namespace qcat::pool
{

namespace
{

constexpr base::Duration kTick = std::chrono::seconds(1);
constexpr base::Duration kBetweenRetirements = std::chrono::seconds(1);
constexpr double kLifetimeJitter = 0.1;

} // namespace

domain::PoolSettings normalised(domain::PoolSettings settings)
{
    settings.maxOpenConns = std::max(0, settings.maxOpenConns);
    settings.maxIdleConns = std::max(0, settings.maxIdleConns);
    if (settings.maxOpenConns > 0)
        settings.maxIdleConns = std::min(settings.maxIdleConns, settings.maxOpenConns);
    settings.minIdleConns = std::clamp(settings.minIdleConns, 0, settings.maxIdleConns);
    settings.maxWaiting = std::max(0, settings.maxWaiting);
    return settings;
}

void PoolState::scheduleTick()
{
    m_environment.timer.postAfter(kTick, [weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->tick();
    });
}

void PoolState::tick()
{
    const base::SteadyTime now = m_environment.clock.steadyNow();
    Afterwards afterwards;
    Lock lock(m_mutex);
    if (m_isClosed)
        return;
    m_load.sample(totals(now));
    keepHouse(now, afterwards);
    lock.unlock();
    carryOut(afterwards, false);
    scheduleTick();
}

void PoolState::apply(const domain::PoolSettings &settings)
{
    const base::SteadyTime now = m_environment.clock.steadyNow();
    Afterwards afterwards;
    Lock lock(m_mutex);
    if (m_isClosed)
        return;
    m_settings = normalised(settings);
    for (auto &entry : m_entries)
        entry->expiresAt = expiryOf(*entry);
    trimIdle(afterwards);
    keepHouse(now, afterwards);
    lock.unlock();
    carryOut(afterwards, false);
}

void PoolState::setServerLimit(domain::PoolServerLimit limit)
{
    Lock lock(m_mutex);
    m_counters.serverLimit = limit;
}

void PoolState::keepHouse(base::SteadyTime now, Afterwards &afterwards)
{
    // A waiter wakes by itself; this covers a clock that is not the system's, and a machine that slept.
    for (Waiter *waiter = m_waiters.first(); waiter;) {
        Waiter *const next = waiter->next;
        if (now >= waiter->deadline)
            decide(*waiter, Waiter::Fate::Expired, now, afterwards);
        waiter = next;
    }
    closeRested(now, afterwards);
    renewExpired(now, afterwards);
    findLeaks(now, afterwards);
    if (m_dialling == 0)
        m_breaker.onQuiet(now);
    orderDials(now, afterwards);
}

void PoolState::closeRested(base::SteadyTime now, Afterwards &afterwards)
{
    if (m_settings.connMaxIdleTime <= base::Duration(0))
        return;
    // the longest at rest is in front
    while (int(m_idle.size()) > m_settings.minIdleConns &&
           now - m_idle.front()->returnedAt >= m_settings.connMaxIdleTime) {
        Entry &entry = *m_idle.front();
        m_idle.erase(m_idle.begin());
        closeEntry(entry, Cause::IdleTime, afterwards);
    }
}

// One a second at most, and its successor first where there is room for both: no wave of dials, no borrower who waits
// for one.
void PoolState::renewExpired(base::SteadyTime now, Afterwards &afterwards)
{
    Entry *expired = expiredIdle(now);
    if (!expired || m_isSuccessorComing || m_breaker.isOutage() || !takeRetirement(now))
        return;
    if (hasRoom()) {
        m_isSuccessorComing = true; // keepHouse() orders the dial
        return;
    }
    std::erase(m_idle, expired);
    closeEntry(*expired, Cause::Lifetime, afterwards);
}

void PoolState::findLeaks(base::SteadyTime now, Afterwards &afterwards)
{
    if (m_settings.leakAfter <= base::Duration(0))
        return;
    for (auto &entry : m_entries) {
        if (!entry->isLent || entry->isReportedLeak || now - entry->lentAt < m_settings.leakAfter)
            continue;
        entry->isReportedLeak = true;
        ++m_counters.leaked;
        Entry copy;
        copy.id = entry->id;
        copy.lentAt = entry->lentAt;
        copy.borrower = entry->borrower;
        afterwards.work().leaks.push_back(std::move(copy));
    }
}

Entry *PoolState::expiredIdle(base::SteadyTime now) const
{
    const auto found =
        std::find_if(m_idle.begin(), m_idle.end(), [&](const Entry *entry) { return now >= entry->expiresAt; });
    return found == m_idle.end() ? nullptr : *found;
}

// As database/sql does: those at rest longest stay.
void PoolState::trimIdle(Afterwards &afterwards)
{
    while (int(m_idle.size()) > m_settings.maxIdleConns) {
        Entry &entry = *m_idle.back();
        m_idle.pop_back();
        closeEntry(entry, Cause::Surplus, afterwards);
    }
}

bool PoolState::takeRetirement(base::SteadyTime now)
{
    if (now < m_nextRetirement)
        return false;
    m_nextRetirement = now + kBetweenRetirements;
    return true;
}

base::SteadyTime PoolState::expiryOf(const Entry &entry) const
{
    if (m_settings.connMaxLifetime <= base::Duration(0))
        return Entry::kNever;
    const double shortened = double(m_settings.connMaxLifetime.count()) * (1 - kLifetimeJitter * entry.jitter);
    return entry.dialledAt + base::Duration(std::int64_t(shortened));
}

} // namespace qcat::pool
