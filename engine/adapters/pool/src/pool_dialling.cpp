#include "pool_state.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::pool
{

// As many dials as somebody waits for, and no more than the limit, the breaker and the workers allow. Under the lock.
void PoolState::orderDials(base::SteadyTime now, Afterwards &afterwards)
{
    if (m_isClosed)
        return;
    const int toRest = std::max(0, m_settings.minIdleConns - int(m_idle.size()));
    int wanted = m_waiters.size() + toRest + (m_isSuccessorComing ? 1 : 0);
    if (m_breaker.isOutage()) // that it is over is found out also while nobody asks
        wanted = std::max(wanted, 1);
    wanted -= m_dialling;
    if (m_settings.maxOpenConns > 0)
        wanted = std::min(wanted, room());
    if (wanted <= 0)
        return;
    const int ordered = std::min(wanted, m_breaker.allowedDials(now) - m_dialling);
    if (ordered > 0) {
        m_breaker.onStarted();
        m_dialling += ordered;
        m_counters.maxOpenEver = std::max(m_counters.maxOpenEver, open());
        afterwards.work().dials += ordered;
    } else if (m_breaker.state() == domain::PoolBreaker::Open && !m_isRetryScheduled && now < m_breaker.nextAt()) {
        m_isRetryScheduled = true;
        afterwards.work().retryAfter = m_breaker.nextAt() - now;
    }
}

void PoolState::orderDialsNow()
{
    const base::SteadyTime now = m_environment.clock.steadyNow();
    Afterwards afterwards;
    Lock lock(m_mutex);
    orderDials(now, afterwards);
    const bool isClosed = m_isClosed;
    lock.unlock();
    carryOut(afterwards, isClosed);
}

// On the timer: the breaker's pause is over.
void PoolState::retry()
{
    {
        Lock lock(m_mutex);
        m_isRetryScheduled = false;
    }
    orderDialsNow();
}

// On a worker: what a limit kept from being dialled may be dialled now.
void PoolState::closed(int count)
{
    {
        Lock lock(m_mutex);
        m_closing -= count;
    }
    orderDialsNow();
}

// On a worker.
void PoolState::dial()
{
    Lock lock(m_mutex);
    if (m_isClosed) {
        --m_dialling;
        return;
    }
    ++m_counters.dials.attempts;
    const auto timeout = m_settings.dialTimeout;
    const std::uint32_t generation = m_generation;
    lock.unlock();

    auto dialled = dialOnce(timeout);

    const base::SteadyTime now = m_environment.clock.steadyNow();
    Afterwards afterwards;
    lock.lock();
    --m_dialling;
    if (dialled)
        adopt(std::move(dialled).value(), generation, now, afterwards);
    else
        noteFailure(dialled.error(), now, afterwards);
    orderDials(now, afterwards);
    const bool isClosed = m_isClosed;
    lock.unlock();
    carryOut(afterwards, isClosed);
}

// A dialler that throws is a bug of its own; a pool that counts it as under way for ever would turn it into an outage.
base::Result<std::unique_ptr<Connection>> PoolState::dialOnce(base::Duration timeout)
{
    try {
        return m_dialler(timeout);
    } catch (const std::exception &error) {
        return base::Error{"pool.dial_failed", error.what(), {{"target", m_identity.target}}};
    }
}

void PoolState::adopt(std::unique_ptr<Connection> connection, std::uint32_t generation, base::SteadyTime now,
                      Afterwards &afterwards)
{
    if (m_counters.dials.consecutiveFailures > 0)
        afterwards.work().notes.push_back(fmt::format("{} takes connections again after {} failed dials",
                                                      m_identity.target, m_counters.dials.consecutiveFailures));
    m_breaker.onSuccess(now);
    m_counters.dials.consecutiveFailures = 0;
    auto entry = std::make_unique<Entry>();
    entry->connection = std::move(connection);
    entry->id = m_nextId++;
    entry->generation = generation;
    entry->jitter = std::uniform_real_distribution<double>(0, 1)(m_random);
    entry->dialledAt = entry->returnedAt = now;
    entry->expiresAt = expiryOf(*entry);
    Entry &placed = *m_entries.emplace_back(std::move(entry));
    // the successor is there: now the old one may go, and leave its place at rest
    if (std::exchange(m_isSuccessorComing, false))
        if (Entry *expired = expiredIdle(now)) {
            std::erase(m_idle, expired);
            closeEntry(*expired, Cause::Lifetime, afterwards);
        }
    settle(placed, now, afterwards);
}

void PoolState::noteFailure(const base::Error &error, base::SteadyTime now, Afterwards &afterwards)
{
    auto &dials = m_counters.dials;
    ++dials.failures;
    if (dials.consecutiveFailures++ == 0)
        afterwards.work().notes.push_back("dial failed: " + error.message);
    dials.lastError = error;
    dials.lastErrorAt = m_environment.clock.wallNow();
    m_isSuccessorComing = false; // the old one serves on
    m_breaker.onFailure(now);
    for (Waiter *waiter = m_waiters.first(); waiter;) {
        Waiter *const next = waiter->next;
        if (waiter->duringOutage == DuringOutage::Fail)
            decide(*waiter, Waiter::Fate::Outage, now, afterwards);
        waiter = next;
    }
}

} // namespace qcat::pool
