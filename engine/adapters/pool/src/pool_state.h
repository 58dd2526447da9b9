#pragma once

#include "afterwards.h"
#include "breaker.h"
#include "entry.h"
#include "load_window.h"
#include "spinning_mutex.h"
#include "waiter.h"

#include <qcat/pool/pool_core.h>

#include <mutex>
#include <optional>
#include <random>
#include <vector>

namespace qcat::pool
{

// The state of one pool and its rules. What happens is decided under the lock, in tens of nanoseconds; what blocks or
// calls out (closing, dialling, waking, logging) is noted in an Afterwards and done when the lock is gone.
class PoolState final : public PoolCore, public std::enable_shared_from_this<PoolState>
{
public:
    PoolState(Identity identity, const domain::PoolSettings &settings, Dialler dialler, Environment environment);
    void start();

    base::Result<Lent> acquire(const Request &request, const std::source_location &where) override;
    void giveBack(Entry &entry) override;
    void discard(Entry &entry) override;
    void apply(const domain::PoolSettings &settings) override;
    void evictAll() override;
    void setServerLimit(domain::PoolServerLimit limit) override;
    domain::PoolStatus status() const override;
    void close() override;

private:
    using Cause = domain::PoolCloseCause;
    using Lock = std::unique_lock<SpinningMutex>;

    void carryOut(Afterwards &afterwards, bool isClosed);

    // pool_core.cpp: lending and taking back, under the lock
    Entry *takeIdle(base::SteadyTime now, Afterwards &afterwards);
    void lend(Entry &entry, const Borrower &borrower, base::SteadyTime now);
    void takeBack(Entry &entry, base::SteadyTime now);
    void settle(Entry &entry, base::SteadyTime now, Afterwards &afterwards);
    void closeEntry(Entry &entry, Cause cause, Afterwards &afterwards);
    void decide(Waiter &waiter, Waiter::Fate fate, base::SteadyTime now, Afterwards &afterwards);
    std::optional<Cause> reasonToClose(const Entry &entry, base::SteadyTime now);
    // pool_core.cpp: takes the lock itself
    base::Result<Lent> await(Lock lock, const Request &request, Waiter &waiter, Afterwards &afterwards);
    void cleanLater(Entry &entry);
    void finish(Entry &entry, std::optional<Cause> discarded);

    // pool_dialling.cpp
    void orderDials(base::SteadyTime now, Afterwards &afterwards);
    void dial();
    base::Result<std::unique_ptr<Connection>> dialOnce(base::Duration timeout);
    void adopt(std::unique_ptr<Connection> connection, std::uint32_t generation, base::SteadyTime now,
               Afterwards &afterwards);
    void noteFailure(const base::Error &error, base::SteadyTime now, Afterwards &afterwards);
    void orderDialsNow();
    void retry();
    void closed(int count);

    // pool_housekeeping.cpp
    void scheduleTick();
    void tick();
    void keepHouse(base::SteadyTime now, Afterwards &afterwards);
    void closeRested(base::SteadyTime now, Afterwards &afterwards);
    void renewExpired(base::SteadyTime now, Afterwards &afterwards);
    void findLeaks(base::SteadyTime now, Afterwards &afterwards);
    Entry *expiredIdle(base::SteadyTime now) const;
    void trimIdle(Afterwards &afterwards);
    bool takeRetirement(base::SteadyTime now);
    base::SteadyTime expiryOf(const Entry &entry) const;

    // pool_status.cpp
    LoadTotals totals(base::SteadyTime now) const;
    base::Error refusal(std::string_view code) const;
    domain::PoolHolder holderOf(const Entry &entry, base::SteadyTime now, base::WallTime wallNow) const;

    bool hasRoom() const { return m_settings.maxOpenConns == 0 || room() > 0; }
    int room() const { return m_settings.maxOpenConns - open() - m_closing; }
    int open() const { return int(m_entries.size()) + m_dialling; }

    const Identity m_identity;
    const Dialler m_dialler;
    const Environment m_environment;

    // Every loan writes these: one cache line, for the reason that Entry gives.
    alignas(64) mutable SpinningMutex m_mutex; // of all below
    int m_inUse = 0;
    std::uint64_t m_arrivals = 0;
    std::uint64_t m_atOnce = 0; // got a connection without a wait: not in m_counters.acquired and .acquireTimes
    std::uint64_t m_returns = 0;
    base::Duration m_held{};
    std::vector<Entry *> m_idle; // last in, first out

    // These it only reads.
    alignas(64) domain::PoolSettings m_settings;
    std::vector<std::unique_ptr<Entry>> m_entries;
    WaitQueue m_waiters;
    Breaker m_breaker;
    int m_dialling = 0;
    int m_closing = 0; // the server still counts them
    bool m_isClosed = false;
    bool m_isRetryScheduled = false;
    bool m_isSuccessorComing = false; // the next connection replaces an expired one
    std::size_t m_nextWorker = 0;
    std::uint64_t m_nextId = 1;
    std::uint32_t m_generation = 1;
    base::SteadyTime m_suspectBefore; // what rested at that moment is looked at before it is lent
    base::SteadyTime m_nextRetirement;
    std::minstd_rand m_random;
    std::shared_ptr<PoolState> m_self; // closed, while connections are still lent

    domain::PoolStatus m_counters; // only its counters are kept up to date
    std::uint64_t m_waitsEnded = 0;
    LoadWindow m_load;
};

// From database/sql: an idle limit above the open limit makes no sense, nor does any below none.
domain::PoolSettings normalised(domain::PoolSettings settings);

} // namespace qcat::pool
