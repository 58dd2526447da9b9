#include "holder_text.h"
#include "pool_state.h"

#include <qcat/base/assert.h>
#include <qcat/base/log.h>
#include <qcat/pool/pool_codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::pool
{

std::shared_ptr<PoolCore> PoolCore::create(Identity identity, const domain::PoolSettings &settings, Dialler dialler,
                                           Environment environment)
{
    QCAT_ASSERT(!environment.workers.empty());
    auto state = std::make_shared<PoolState>(std::move(identity), settings, std::move(dialler), std::move(environment));
    state->start();
    return state;
}

PoolState::PoolState(Identity identity, const domain::PoolSettings &settings, Dialler dialler, Environment environment)
    : m_identity(std::move(identity)), m_dialler(std::move(dialler)), m_environment(std::move(environment)),
      m_settings(normalised(settings)), m_breaker(int(m_environment.workers.size()), m_environment.seed),
      m_random(std::minstd_rand::result_type(m_environment.seed + 1)), m_load(m_environment.clock.steadyNow())
{
}

void PoolState::start()
{
    orderDialsNow(); // warm-up: minIdleConns
    scheduleTick();
}

base::Result<Lent> PoolState::acquire(const Request &request, const std::source_location &where)
{
    // Before the lock: a clock read inside would double the time that others stand before it.
    const base::SteadyTime now = m_environment.clock.steadyNow();
    const Borrower borrower{where, request.purpose, currentThreadId()};
    Afterwards afterwards;
    Lock lock(m_mutex);
    ++m_arrivals;
    while (!m_isClosed) {
        Entry *entry = takeIdle(now, afterwards);
        if (!entry)
            break;
        const bool isRested =
            now - entry->returnedAt >= m_settings.validateAfterIdle || entry->returnedAt <= m_suspectBefore;
        lend(*entry, borrower, now);
        if (isRested) {
            lock.unlock();
            if (!entry->connection->isAlive()) {
                finish(*entry, Cause::Invalid);
                lock.lock();
                continue;
            }
            lock.lock();
        }
        ++m_atOnce;
        lock.unlock();
        if (afterwards.isAnything())
            carryOut(afterwards, false);
        return Lent{this, entry, entry->connection.get()};
    }
    Waiter waiter(borrower, request, now);
    return await(std::move(lock), request, waiter, afterwards);
}

base::Result<Lent> PoolState::await(Lock lock, const Request &request, Waiter &waiter, Afterwards &afterwards)
{
    const auto refuse = [&](std::string_view code) -> base::Result<Lent> {
        ++m_counters.refused;
        base::Error error = refusal(code);
        lock.unlock();
        carryOut(afterwards, false);
        return error;
    };
    if (m_isClosed)
        return refuse(codes::kClosed);
    if (m_waiters.size() >= m_settings.maxWaiting)
        return refuse(codes::kQueueFull);
    ++m_counters.waited;
    m_waiters.push(waiter);
    m_counters.maxWaitingEver = std::max(m_counters.maxWaitingEver, m_waiters.size());
    orderDials(waiter.since, afterwards);
    lock.unlock();
    carryOut(afterwards, false);

    waiter.park(request.timeout);
    if (waiter.fate() == Waiter::Fate::Given)
        return Lent{this, waiter.entry, waiter.entry->connection.get()};
    lock.lock();
    if (waiter.fate() == Waiter::Fate::Waiting) {
        Afterwards nobodyToWake;
        decide(waiter, Waiter::Fate::Expired, m_environment.clock.steadyNow(), nobodyToWake);
    }
    switch (waiter.fate()) {
    case Waiter::Fate::Given:
        return Lent{this, waiter.entry, waiter.entry->connection.get()};
    case Waiter::Fate::Outage:
        return refusal(codes::kOutage);
    case Waiter::Fate::Closed:
        return refusal(codes::kClosed);
    case Waiter::Fate::Waiting:
    case Waiter::Fate::Expired:
        break;
    }
    return refusal(codes::kTimeout);
}

void PoolState::giveBack(Entry &entry)
{
    if (entry.connection->isClean())
        finish(entry, std::nullopt);
    else
        cleanLater(entry);
}

void PoolState::discard(Entry &entry)
{
    finish(entry, Cause::Broken);
}

void PoolState::finish(Entry &entry, std::optional<Cause> discarded)
{
    const base::SteadyTime now = m_environment.clock.steadyNow();
    Afterwards afterwards;
    Lock lock(m_mutex);
    if (entry.isReportedLeak)
        afterwards.work().notes.push_back(fmt::format("connection {} came back after all, {} after it was lent",
                                                      entry.id, base::toShortText(now - entry.lentAt)));
    takeBack(entry, now);
    if (discarded) {
        // what killed this one may have killed those that rest, too
        m_suspectBefore = now;
        closeEntry(entry, *discarded, afterwards);
    } else {
        settle(entry, now, afterwards);
    }
    if (afterwards.hasClosed())
        orderDials(now, afterwards);
    const bool isClosed = m_isClosed;
    if (isClosed && m_inUse == 0)
        afterwards.work().lastReference = std::move(m_self);
    lock.unlock();
    if (isClosed || afterwards.isAnything())
        carryOut(afterwards, isClosed);
}

// A transaction that was left open: rolled back on a worker, so that the borrower does not wait for the server.
void PoolState::cleanLater(Entry &entry)
{
    Lock lock(m_mutex);
    if (m_isClosed) {
        lock.unlock();
        finish(entry, Cause::Dirty);
        return;
    }
    const auto timeout = m_settings.dialTimeout;
    base::Executor &worker = *m_environment.workers[m_nextWorker++ % m_environment.workers.size()];
    lock.unlock();
    worker.post([self = shared_from_this(), &entry, timeout] {
        const bool isGood = entry.connection->clean(timeout);
        self->finish(entry, isGood ? std::nullopt : std::optional(Cause::Dirty));
    });
}

Entry *PoolState::takeIdle(base::SteadyTime now, Afterwards &afterwards)
{
    while (!m_idle.empty()) {
        Entry *entry = m_idle.back();
        m_idle.pop_back();
        if (now < entry->expiresAt || !takeRetirement(now))
            return entry;
        closeEntry(*entry, Cause::Lifetime, afterwards);
    }
    return nullptr;
}

void PoolState::lend(Entry &entry, const Borrower &borrower, base::SteadyTime now)
{
    entry.borrower = borrower;
    entry.lentAt = now;
    entry.isLent = true;
    ++m_inUse;
}

void PoolState::takeBack(Entry &entry, base::SteadyTime now)
{
    entry.isLent = false;
    entry.isReportedLeak = false;
    entry.returnedAt = now;
    --m_inUse;
    ++m_returns;
    m_held += now - entry.lentAt;
}

std::optional<domain::PoolCloseCause> PoolState::reasonToClose(const Entry &entry, base::SteadyTime now)
{
    if (m_isClosed)
        return Cause::Shutdown;
    if (entry.generation != m_generation)
        return Cause::Evicted;
    if (m_settings.maxOpenConns > 0 && open() > m_settings.maxOpenConns)
        return Cause::Resized;
    if (now >= entry.expiresAt && takeRetirement(now))
        return Cause::Lifetime;
    return std::nullopt;
}

// A connection that nobody holds finds its place: at the longest waiter, at rest, or nowhere.
void PoolState::settle(Entry &entry, base::SteadyTime now, Afterwards &afterwards)
{
    if (const auto cause = reasonToClose(entry, now)) {
        closeEntry(entry, *cause, afterwards);
    } else if (!m_waiters.isEmpty()) {
        Waiter &waiter = *m_waiters.first();
        lend(entry, waiter.borrower, now);
        waiter.entry = &entry;
        ++m_counters.acquired;
        m_counters.acquireTimes.add(now - waiter.since);
        decide(waiter, Waiter::Fate::Given, now, afterwards);
    } else if (int(m_idle.size()) < m_settings.maxIdleConns) {
        m_idle.push_back(&entry);
    } else {
        closeEntry(entry, Cause::Surplus, afterwards);
    }
}

// `entry` is neither lent nor among the idle ones.
void PoolState::closeEntry(Entry &entry, Cause cause, Afterwards &afterwards)
{
    ++m_counters.closed[std::size_t(cause)];
    ++m_closing;
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const auto &held) { return held.get() == &entry; });
    QCAT_ASSERT(found != m_entries.end());
    afterwards.work().close.push_back(std::move(*found));
    *found = std::move(m_entries.back());
    m_entries.pop_back();
}

void PoolState::decide(Waiter &waiter, Waiter::Fate fate, base::SteadyTime now, Afterwards &afterwards)
{
    m_waiters.remove(waiter);
    m_counters.totalWait += now - waiter.since;
    ++m_waitsEnded;
    if (fate == Waiter::Fate::Expired)
        ++m_counters.timedOut;
    else if (fate != Waiter::Fate::Given)
        ++m_counters.refused;
    afterwards.wake(waiter.decide(fate)); // from here on the waiter may be gone
}

void PoolState::evictAll()
{
    const base::SteadyTime now = m_environment.clock.steadyNow();
    Afterwards afterwards;
    Lock lock(m_mutex);
    ++m_generation;
    for (Entry *entry : m_idle)
        closeEntry(*entry, Cause::Evicted, afterwards);
    m_idle.clear();
    orderDials(now, afterwards);
    lock.unlock();
    carryOut(afterwards, false);
}

void PoolState::close()
{
    const base::SteadyTime now = m_environment.clock.steadyNow();
    Afterwards afterwards;
    Lock lock(m_mutex);
    if (m_isClosed)
        return;
    m_isClosed = true;
    if (m_inUse > 0)
        m_self = shared_from_this();
    for (Entry *entry : m_idle)
        closeEntry(*entry, Cause::Shutdown, afterwards);
    m_idle.clear();
    while (!m_waiters.isEmpty())
        decide(*m_waiters.first(), Waiter::Fate::Closed, now, afterwards);
    lock.unlock();
    carryOut(afterwards, true);
}

void PoolState::carryOut(Afterwards &afterwards, bool isClosed)
{
    if (afterwards.firstToWake())
        Waiter::wake(afterwards.firstToWake());
    auto *const work = afterwards.workIfAny();
    if (!work)
        return;
    for (auto *address : work->wake)
        Waiter::wake(address);
    for (const Entry &entry : work->leaks)
        log::warning("pool", "{}: connection {} not returned: {}", m_identity.name, entry.id, holderText(entry));
    for (const auto &note : work->notes)
        log::info("pool", "{}: {}", m_identity.name, note);
    if (isClosed) { // the workers may be gone
        work->close.clear();
        return;
    }
    const auto post = [&](base::Executor::Work job) {
        std::size_t index;
        {
            Lock lock(m_mutex);
            index = m_nextWorker++;
        }
        m_environment.workers[index % m_environment.workers.size()]->post(std::move(job));
    };
    if (!work->close.empty())
        post([self = shared_from_this(), closing = std::make_shared<decltype(work->close)>(std::move(work->close))] {
            const int count = int(closing->size());
            closing->clear();
            self->closed(count);
        });
    for (int i = 0; i < work->dials; ++i)
        post([self = shared_from_this()] { self->dial(); });
    if (work->retryAfter)
        m_environment.timer.postAfter(*work->retryAfter, [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->retry();
        });
}

} // namespace qcat::pool
