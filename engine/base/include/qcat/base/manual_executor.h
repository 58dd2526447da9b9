#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/executor.h>

#include <deque>
#include <map>
#include <mutex>

namespace qcat::base
{

// A clock that moves only when it is told to.
class ManualClock : public Clock
{
public:
    explicit ManualClock(WallTime start = {1'700'000'000'000'000'000}) : m_wall(start) {}

    WallTime wallNow() const override;
    SteadyTime steadyNow() const override;
    void advance(Duration by);
    // A step of the wall clock alone: NTP, an operator, daylight saving.
    void stepWall(Duration by);

private:
    mutable std::mutex m_mutex;
    WallTime m_wall;
    SteadyTime m_steady{1'000'000'000};
};

// Runs posted work when told, on the caller's thread: tests without sleeps and simulated time.
class ManualExecutor : public Executor
{
public:
    explicit ManualExecutor(ManualClock &clock) : m_clock(clock) {}

    void post(Work work) override;
    void postAfter(Duration delay, Work work) override;
    // Runs what is due until nothing is left; returns how many pieces ran.
    int runAll();
    // Moves the clock in the order of the timers and runs everything due up to then.
    void advance(Duration by);
    bool isIdle() const;

private:
    bool runOne();

    ManualClock &m_clock;
    mutable std::mutex m_mutex;
    std::deque<Work> m_ready;
    std::multimap<SteadyTime, Work> m_timers;
};

} // namespace qcat::base
