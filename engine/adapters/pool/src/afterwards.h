#pragma once

#include "entry.h"

#include <qcat/pool/pool_core.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::pool
{

// What is decided under the pool's lock and done when the lock is gone, because it blocks or calls out. Most loans
// leave nothing, and one that wakes a waiter leaves an address: neither of them pays for the lists of the others.
class Afterwards
{
public:
    using Address = std::atomic<std::uint32_t> *;
    struct Work {
        std::vector<std::unique_ptr<Entry>> close;
        std::vector<Address> wake; // after the first
        int dials = 0;
        std::optional<base::Duration> retryAfter; // the breaker's pause
        std::shared_ptr<PoolCore> lastReference;  // of a closed pool whose last connection came back
        std::vector<Entry> leaks;                 // copies without their connection, for the log
        std::vector<std::string> notes;           // for the log
    };

    bool isAnything() const { return m_firstToWake || m_work; }
    Work &work()
    {
        if (!m_work)
            m_work = std::make_unique<Work>();
        return *m_work;
    }
    void wake(Address waiter)
    {
        if (m_firstToWake)
            work().wake.push_back(waiter);
        else
            m_firstToWake = waiter;
    }

    bool hasClosed() const { return m_work && !m_work->close.empty(); }
    Address firstToWake() const { return m_firstToWake; }
    Work *workIfAny() const { return m_work.get(); }

private:
    Address m_firstToWake = nullptr;
    std::unique_ptr<Work> m_work;
};

} // namespace qcat::pool
