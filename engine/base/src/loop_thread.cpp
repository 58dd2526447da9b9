#include <qcat/base/loop_thread.h>

#include <qcat/base/assert.h>

#include <pthread.h>

#include <utility>

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
    {
        std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        if (m_queue.size() >= kReserve * m_capacity) {
            ++m_dropped;
            m_overflowed = true;
            return; // `work` dies outside the lock: it is the caller's
        }
        m_queue.push_back(std::move(work));
    }
    m_wake.notify_one();
}

bool LoopThread::tryPost(Work work)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_stopping || m_queue.size() >= m_capacity)
            return false;
        m_queue.push_back(std::move(work));
    }
    m_wake.notify_one();
    return true;
}

void LoopThread::postAfter(Duration delay, Work work)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_timers.emplace(std::chrono::steady_clock::now() + delay, std::move(work));
    }
    m_wake.notify_one();
}

std::size_t LoopThread::depth() const
{
    std::lock_guard lock(m_mutex);
    return m_queue.size();
}

std::uint64_t LoopThread::dropped() const
{
    std::lock_guard lock(m_mutex);
    return m_dropped;
}

void LoopThread::stop()
{
    QCAT_ASSERT(!isCurrent());
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_timers.clear();
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void LoopThread::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        if (!m_timers.empty() && m_timers.begin()->first <= std::chrono::steady_clock::now()) {
            m_queue.push_back(std::move(m_timers.begin()->second));
            m_timers.erase(m_timers.begin());
            continue;
        }
        if (m_queue.empty()) {
            if (m_stopping)
                return;
            if (m_timers.empty()) {
                m_wake.wait(lock);
            } else {
                const auto due = m_timers.begin()->first; // a copy: stop() drops the timers while we wait
                m_wake.wait_until(lock, due);
            }
            continue;
        }
        Work work = std::move(m_queue.front());
        m_queue.pop_front();
        const bool overflowed = std::exchange(m_overflowed, false);
        lock.unlock();
        try {
            if (overflowed)
                m_onException(std::make_exception_ptr(QueueOverflow("the queue of thread " + m_name + " ran over: work was dropped")));
            work();
        } catch (...) {
            m_onException(std::current_exception());
        }
        work = nullptr; // what it owns dies outside the lock
        lock.lock();
    }
}

} // namespace qcat::base
