// base::LoopThread as its header promises it, by the time of virtual_time.h instead of the machine's. Linked before the product's library,
// whose own one is then not taken.
#include "virtual_time.h"

#include <pthread.h>

namespace qcat::base
{

LoopThread::LoopThread(std::string name, std::size_t capacity, ExceptionHandler onException)
    : m_name(std::move(name)), m_capacity(capacity), m_onException(std::move(onException)), m_thread([this] { run(); })
{
    pthread_setname_np(m_thread.native_handle(), m_name.substr(0, 15).c_str());
}

LoopThread::~LoopThread()
{
    stop();
}

void LoopThread::post(Work work)
{
    (void)tryPost(std::move(work)); // nothing overflows here: no queue of the hour comes near its bound
}

bool LoopThread::tryPost(Work work)
{
    auto &time = VirtualTime::ofProcess();
    std::lock_guard lock(time.mutex());
    auto &loop = time.loop(this);
    if (loop.stopping)
        return false;
    loop.queue.push_back(std::move(work));
    loop.wake.notify_one();
    return true;
}

void LoopThread::postAfter(Duration delay, Work work)
{
    auto &time = VirtualTime::ofProcess();
    std::lock_guard lock(time.mutex());
    auto &loop = time.loop(this);
    if (loop.stopping)
        return;
    loop.timers.emplace(time.elapsed() + delay, std::move(work));
    loop.wake.notify_one();
}

std::size_t LoopThread::depth() const
{
    auto &time = VirtualTime::ofProcess();
    std::lock_guard lock(time.mutex());
    return time.loop(this).queue.size();
}

std::uint64_t LoopThread::dropped() const
{
    return 0;
}

void LoopThread::stop()
{
    if (!m_thread.joinable())
        return;
    auto &time = VirtualTime::ofProcess();
    {
        std::lock_guard lock(time.mutex());
        auto &loop = time.loop(this);
        loop.stopping = true;
        loop.timers.clear();
        loop.wake.notify_one();
    }
    m_thread.join();
    std::lock_guard lock(time.mutex());
    time.forget(this);
}

void LoopThread::run()
{
    auto &time = VirtualTime::ofProcess();
    std::unique_lock lock(time.mutex());
    auto &loop = time.loop(this);
    while (true) {
        if (!time.hasWork(loop)) {
            time.rest(loop, lock);
            continue;
        }
        if (loop.queue.empty())
            return; // it is stopping
        Work work = std::move(loop.queue.front());
        loop.queue.pop_front();
        lock.unlock();
        time.step();
        try {
            work();
        } catch (...) {
            m_onException(std::current_exception());
        }
        work = nullptr; // what it owns dies outside the lock
        lock.lock();
    }
}

} // namespace qcat::base
