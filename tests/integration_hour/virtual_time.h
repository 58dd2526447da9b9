#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/base/loop_thread.h>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>

// What the processes of an hour share with who watches them; lies in a file, so that no kill takes it away.
struct HourRecord {
    std::atomic<std::int64_t> elapsed{0}; // ns since the hour began
    std::atomic<std::int64_t> steps{0};   // pieces of work that were begun, by every process so far
    std::atomic<std::int64_t> dieAt{-1};  // the process that begins this step kills itself; negative: never
    std::atomic<int> dieAfterUs{0};       // … so much later, while it is at work
};

// The time of a whole process: it stands while any of its threads is at work and goes on to the next timer when all of them rest. Every
// base::LoopThread of the process lives by it (virtual_loop_thread.cpp takes the place of the product's own), so an hour passes as fast
// as its work is done, and nothing that waits for time is rushed.
class VirtualTime : public qcat::base::Clock
{
public:
    using Duration = qcat::base::Duration;
    using Work = qcat::base::Executor::Work;

    static constexpr qcat::base::WallTime kStart{1'795'305'600'000'000'000}; // 2026-11-22 00:00 UTC

    // The one of the process; made by its main().
    static VirtualTime &ofProcess();
    explicit VirtualTime(HourRecord &record);

    qcat::base::WallTime wallNow() const override { return kStart + Duration(m_record.elapsed.load()); }
    qcat::base::SteadyTime steadyNow() const override { return {1'000'000'000'000 + m_record.elapsed.load()}; }

    // Returns when `until` (since the hour began) is reached; before the first call time stands.
    void runUntil(Duration until);

    // --- for loop threads, each known by its address
    struct Loop {
        std::deque<Work> queue;
        std::multimap<Duration, Work> timers; // by when they are due
        std::condition_variable wake;
        bool rests = false;
        bool stopping = false;
    };
    std::mutex &mutex() { return m_mutex; }
    Loop &loop(const void *thread) { return m_loops[thread]; } // under the mutex, as what follows
    void forget(const void *thread) { m_loops.erase(thread); }
    Duration elapsed() const { return Duration(m_record.elapsed.load()); }
    // Puts what is due into the queue; false: there is nothing to do, the thread rests until there is.
    bool hasWork(Loop &loop);
    void rest(Loop &loop, std::unique_lock<std::mutex> &lock);
    // A step begins: where the process may have to die.
    void step();

private:
    void goOnIfAllRest();

    HourRecord &m_record;
    std::mutex m_mutex;
    std::map<const void *, Loop> m_loops;
    Duration m_until{0};
    std::condition_variable m_reached;
};
