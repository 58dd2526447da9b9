#pragma once

#include <qcat/base/executor.h>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

namespace qcat::base
{

// Posted work was dropped: more waited than a thread's queue and its reserve hold.
class QueueOverflow : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

// A named std::thread that runs posted work in order: the owner of a core's state. Its queue is bounded twice. Who can be told "busy"
// asks tryPost() or looks at isFull(): refused at `capacity`. post() never waits, so that two threads that post to each other cannot
// block each other, and may use a reserve of kReserve times the capacity, which callers that hold back at `capacity` cannot fill; beyond
// it work is dropped, counted, and onException gets a QueueOverflow on the thread: whoever owns the thread makes safe.
// An exception ends at the thread's boundary: onException is called on the thread, which then goes on.
class LoopThread : public Executor
{
public:
    static constexpr std::size_t kReserve = 4;
    using ExceptionHandler = std::function<void(std::exception_ptr)>;

    LoopThread(std::string name, std::size_t capacity, ExceptionHandler onException);
    ~LoopThread() override; // stop()

    void post(Work work) override;
    void postAfter(Duration delay, Work work) override;
    [[nodiscard]] bool tryPost(Work work);
    std::size_t depth() const;
    std::size_t capacity() const { return m_capacity; }
    bool isFull() const { return depth() >= m_capacity; }
    std::uint64_t dropped() const;
    bool isCurrent() const { return std::this_thread::get_id() == m_thread.get_id(); }
    // Runs what was posted before, drops timers, joins. Not to be called on the thread itself.
    void stop();

private:
    void run();

    const std::string m_name;
    const std::size_t m_capacity;
    const ExceptionHandler m_onException;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_queue;
    std::multimap<std::chrono::steady_clock::time_point, Work> m_timers;
    std::uint64_t m_dropped = 0;
    bool m_overflowed = false; // and nobody was told yet
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace qcat::base
