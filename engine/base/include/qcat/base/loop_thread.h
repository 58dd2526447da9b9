#pragma once

#include <qcat/base/executor.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace qcat::base
{

// A named std::thread that runs posted work in order: the owner of a core's state. Its queue is bounded; tryPost() refuses when it is
// full, post() is for the few callers whose work may not be lost and is counted in depth(). An exception ends at the thread's
// boundary: onException is called on the thread, which then goes on.
class LoopThread : public Executor
{
public:
    using ExceptionHandler = std::function<void(std::exception_ptr)>;

    LoopThread(std::string name, std::size_t capacity, ExceptionHandler onException);
    ~LoopThread() override; // stop()

    void post(Work work) override;
    void postAfter(Duration delay, Work work) override;
    [[nodiscard]] bool tryPost(Work work);
    std::size_t depth() const;
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
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace qcat::base
