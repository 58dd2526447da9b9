#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace qcat::base
{

// Somebody who holds memory that can be done without. Whoever it is counts it and gives it up on its own thread; nobody else touches what
// it holds. Any thread.
class MemoryHolder
{
public:
    // The newest count, by whoever holds it: costs a store.
    void holds(std::int64_t bytes) { m_bytes.store(bytes, std::memory_order_relaxed); }
    // What came to it, or went: for those who are several.
    void changes(std::int64_t by) { m_bytes.fetch_add(by, std::memory_order_relaxed); }
    std::int64_t bytes() const { return m_bytes.load(std::memory_order_relaxed); }

    // Of its own; 0: none.
    std::int64_t budget() const { return m_budget.load(std::memory_order_relaxed); }
    void setBudget(std::int64_t bytes) { m_budget.store(bytes, std::memory_order_relaxed); }

    // Whether it is asked to hold as little as it can.
    bool isShed() const { return m_shed.load(std::memory_order_relaxed); }
    void setShed(bool shed);
    // Called when that changes, on the thread that changes it: post, do not work. Null: nobody listens any more, and none is being told.
    void whenAsked(std::function<void()> listener);

private:
    std::atomic<std::int64_t> m_bytes = 0;
    std::atomic<std::int64_t> m_budget = 0;
    std::atomic_bool m_shed = false;
    std::mutex m_mutex;
    std::function<void()> m_listener;
};

// Who holds how much, by name. Holders live as long as the ledger. Any thread.
class MemoryLedger
{
public:
    MemoryHolder &holder(const std::string &name); // made when it is first asked for

private:
    std::mutex m_mutex;
    std::map<std::string, MemoryHolder> m_holders;
};

} // namespace qcat::base
