#include "waiter.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace qcat::pool
{

namespace
{

long futex(std::atomic<std::uint32_t> *address, int operation, std::uint32_t value, const timespec *deadline)
{
    return ::syscall(SYS_futex, address, operation | FUTEX_PRIVATE_FLAG, value, deadline, nullptr,
                     FUTEX_BITSET_MATCH_ANY);
}

// On CLOCK_MONOTONIC, which is what FUTEX_WAIT_BITSET compares with.
timespec monotonicIn(base::Duration timeout)
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const auto ns = now.tv_nsec + std::clamp(timeout, base::Duration(0), Waiter::kLongest).count();
    return {now.tv_sec + ns / 1'000'000'000, ns % 1'000'000'000};
}

} // namespace

std::atomic<std::uint32_t> *Waiter::decide(Fate fate)
{
    m_fate.store(std::uint32_t(fate), std::memory_order_release);
    return &m_fate;
}

void Waiter::park(base::Duration timeout)
{
    const timespec until = monotonicIn(timeout);
    while (fate() == Fate::Waiting)
        if (futex(&m_fate, FUTEX_WAIT_BITSET, std::uint32_t(Fate::Waiting), &until) < 0 && errno == ETIMEDOUT)
            return;
}

void Waiter::wake(std::atomic<std::uint32_t> *address)
{
    futex(address, FUTEX_WAKE, 1, nullptr);
}

void WaitQueue::push(Waiter &waiter)
{
    waiter.previous = m_last;
    (m_last ? m_last->next : m_first) = &waiter;
    m_last = &waiter;
    ++m_size;
}

void WaitQueue::remove(Waiter &waiter)
{
    (waiter.previous ? waiter.previous->next : m_first) = waiter.next;
    (waiter.next ? waiter.next->previous : m_last) = waiter.previous;
    waiter.previous = waiter.next = nullptr;
    --m_size;
}

} // namespace qcat::pool
