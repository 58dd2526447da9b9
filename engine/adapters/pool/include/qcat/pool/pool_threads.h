#pragma once

#include <qcat/base/loop_thread.h>
#include <qcat/pool/pool_core.h>

#include <deque>
#include <string>

namespace qcat::pool
{

// The threads that one pool or several work on. Outlives them.
class PoolThreads
{
public:
    static constexpr int kDefaultWorkers = 2; // two cover a pool that fills while one dial hangs

    explicit PoolThreads(const std::string &name, int workers = kDefaultWorkers);

    Environment environment(const base::Clock &clock);

private:
    std::deque<base::LoopThread> m_workers;
    base::LoopThread m_timer;
};

} // namespace qcat::pool
