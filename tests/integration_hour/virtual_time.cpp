#include "virtual_time.h"

#include <csignal>
#include <thread>
#include <unistd.h>

namespace
{

VirtualTime *theTime = nullptr;

} // namespace

VirtualTime &VirtualTime::ofProcess()
{
    return *theTime;
}

VirtualTime::VirtualTime(HourRecord &record) : m_record(record)
{
    theTime = this;
}

void VirtualTime::runUntil(Duration until)
{
    std::unique_lock lock(m_mutex);
    m_until = until;
    goOnIfAllRest();
    m_reached.wait(lock, [&] { return elapsed() >= until; });
}

bool VirtualTime::hasWork(Loop &loop)
{
    while (!loop.timers.empty() && loop.timers.begin()->first <= elapsed()) {
        loop.queue.push_back(std::move(loop.timers.begin()->second));
        loop.timers.erase(loop.timers.begin());
    }
    return !loop.queue.empty() || loop.stopping;
}

void VirtualTime::rest(Loop &loop, std::unique_lock<std::mutex> &lock)
{
    loop.rests = true;
    goOnIfAllRest();
    loop.wake.wait(lock, [&] { return hasWork(loop); });
    loop.rests = false;
}

void VirtualTime::goOnIfAllRest()
{
    auto next = m_until;
    for (auto &[thread, loop] : m_loops) {
        if (!loop.rests || hasWork(loop))
            return;
        if (!loop.timers.empty())
            next = std::min(next, loop.timers.begin()->first);
    }
    if (next <= elapsed())
        return;
    m_record.elapsed = next.count();
    for (auto &[thread, loop] : m_loops)
        if (hasWork(loop))
            loop.wake.notify_one();
    if (next == m_until)
        m_reached.notify_all();
}

void VirtualTime::step()
{
    if (m_record.steps.fetch_add(1) != m_record.dieAt.load())
        return;
    if (const int after = m_record.dieAfterUs.load(); after == 0)
        ::kill(::getpid(), SIGKILL);
    else
        std::thread([after] {
            ::usleep(unsigned(after));
            ::kill(::getpid(), SIGKILL);
        }).detach();
}
