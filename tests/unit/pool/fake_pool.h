#pragma once

#include <qcat/base/manual_executor.h>
#include <qcat/pool/pool.h>

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <thread>

namespace qcat::test
{

// A connection to nowhere. What it answers is set by the test, also while it rests.
class FakeConnection : public pool::Connection
{
public:
    FakeConnection(int number, std::atomic<int> &living) : m_number(number), m_living(living) { ++m_living; }
    ~FakeConnection() override { --m_living; }

    bool isAlive() override { return ++looks, alive; }
    bool isClean() override { return clean_; }
    bool clean(base::Duration) override
    {
        ++cleanings;
        clean_ = cleanable.load();
        return cleanable;
    }

    int number() const { return m_number; }

    std::atomic<bool> alive = true;
    std::atomic<bool> clean_ = true;
    std::atomic<bool> cleanable = true;
    int looks = 0;
    int cleanings = 0;

private:
    const int m_number;
    std::atomic<int> &m_living;
};

using FakeLease = pool::Lease<FakeConnection>;

// A pool on a clock that stands still and an executor that runs when told: nothing happens by itself.
struct FakePool {
    explicit FakePool(domain::PoolSettings settings = {}, int workers = 2)
        : pool({"fake", "nowhere:1/x"}, settings, [this](base::Duration timeout) { return dial(timeout); },
               {clock, executor, std::vector<base::Executor *>(std::size_t(workers), &executor), 42})
    {
    }

    base::Result<std::unique_ptr<FakeConnection>> dial(base::Duration)
    {
        if (refusal)
            return *refusal;
        return std::make_unique<FakeConnection>(++dialled, living);
    }

    // With whatever has to run meanwhile.
    FakeLease borrow(const char *purpose = "")
    {
        return settled(borrowLater(std::chrono::minutes(1), purpose)).value();
    }
    // Runs what has to run until there is an answer.
    base::Result<FakeLease> settled(std::future<base::Result<FakeLease>> waiting)
    {
        while (waiting.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
            executor.runAll();
            std::this_thread::yield();
        }
        return waiting.get();
    }
    std::future<base::Result<FakeLease>> borrowLater(base::Duration timeout, const char *purpose = "")
    {
        return std::async(std::launch::async,
                          [this, timeout, purpose] { return pool.acquire({.timeout = timeout, .purpose = purpose}); });
    }
    // What there is at this moment, or the reason why not.
    base::Result<FakeLease> take() { return pool.acquire({.timeout = base::Duration(0)}); }
    void untilWaiting(int count) const
    {
        while (pool.status().waiting != count)
            std::this_thread::yield();
    }
    // Lends so many at the same time and takes them back: they rest, the last number in front of the list.
    void fill(int count)
    {
        std::vector<FakeLease> leases;
        for (int i = 0; i < count; ++i)
            leases.push_back(borrow());
    }
    void advance(base::Duration by) { executor.advance(by); }

    base::ManualClock clock;
    base::ManualExecutor executor{clock};
    std::atomic<int> living = 0;
    int dialled = 0;
    std::optional<base::Error> refusal; // of every dial
    pool::Pool<FakeConnection> pool;
};

} // namespace qcat::test
