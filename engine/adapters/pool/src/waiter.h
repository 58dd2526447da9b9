#pragma once

#include "entry.h"

#include <qcat/base/time.h>
#include <qcat/pool/pool_core.h>

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace qcat::pool
{

// A thread that waits for a connection; lives on its stack. All but park() under the pool's lock.
//
// The connection is handed over while the waiter sleeps, so the waiter needs no lock when it wakes. That the system
// call that wakes it comes after the lock is gone, when the waiter may be gone too, is why this is a futex: waking an
// address nobody waits on is harmless.
struct Waiter {
    static constexpr base::Duration kLongest = std::chrono::hours(24 * 365); // no sum with it overflows
    enum class Fate : std::uint32_t { Waiting, Given, Expired, Outage, Closed };

    Waiter(const Borrower &whoWaits, const Request &request, base::SteadyTime now)
        : borrower(whoWaits), since(now), deadline(now + std::clamp(request.timeout, base::Duration(0), kLongest)),
          duringOutage(request.duringOutage)
    {
    }

    const Borrower borrower;
    const base::SteadyTime since;
    const base::SteadyTime deadline;
    const DuringOutage duringOutage;
    Entry *entry = nullptr; // when Given
    Waiter *previous = nullptr;
    Waiter *next = nullptr;

    Fate fate() const { return Fate(m_fate.load(std::memory_order_acquire)); }
    // Returns the address to wake once the lock is gone.
    std::atomic<std::uint32_t> *decide(Fate fate);
    // Until its fate is decided, or until `timeout`; without the lock.
    void park(base::Duration timeout);
    static void wake(std::atomic<std::uint32_t> *address);

private:
    std::atomic<std::uint32_t> m_fate{0};
};

// First in, first out; whoever gives up leaves from the middle.
class WaitQueue
{
public:
    bool isEmpty() const { return !m_first; }
    int size() const { return m_size; }
    Waiter *first() const { return m_first; }
    void push(Waiter &waiter);
    void remove(Waiter &waiter);

private:
    Waiter *m_first = nullptr;
    Waiter *m_last = nullptr;
    int m_size = 0;
};

} // namespace qcat::pool
