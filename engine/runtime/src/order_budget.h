#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/domain/cache_status.h>
#include <qcat/ops_ports/shared_cache.h>

#include <atomic>

namespace qcat::runtime
{

// This node's part of the orders that all nodes may send together. It takes some ahead from the shared bucket, on a
// thread of its own, so that whoever sends an order never waits for it. While the cache does not answer the node's own
// share comes in instead, no faster than that.
class OrderBudget
{
public:
    OrderBudget(ops::SharedCache &cache, int perSecond, int ownShare, const base::Clock &clock);
    ~OrderBudget();

    // Takes one, when there is one. Any thread, at once.
    bool take();
    domain::SharedBudget status() const;

private:
    void refill();

    ops::SharedCache &m_cache;
    const ops::TokenBucket m_bucket;
    const int m_ownShare;
    const base::Clock &m_clock;
    std::atomic_int m_left = 0;
    std::atomic_bool m_isShared = false;
    std::atomic_int64_t m_taken = 0, m_refused = 0;
    base::SteadyTime m_shareAt; // of the thread: the own share is counted up to here
    double m_shareLeft = 0;
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
