#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/redis_diagnostics/status_reader.h>

#include <functional>

namespace qcat::runtime
{

// Looks into Redis again and again on a thread of its own, and hands on what it saw there. A server that hangs holds up
// nothing but this thread, and the destructor no longer than one look.
class RedisWatch
{
public:
    using Take = std::function<void(domain::RedisStatus)>; // on that thread

    RedisWatch(const domain::RedisConfig &config, Take take, const base::Clock &clock);
    ~RedisWatch();

    // Begins a pass over the keys, or ends it. Any thread.
    void sampleKeys(bool on);

private:
    void look();
    void measureKeys();

    const Take m_take;
    redis_diagnostics::StatusReader m_reader; // of the thread
    bool m_isMeasuring = false; // of the thread: the next turn is ordered
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
