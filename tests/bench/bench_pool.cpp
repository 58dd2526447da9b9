#include "plain_pool.h"
#include "real_clock.h"

#include <qcat/pool/pool.h>
#include <qcat/pool/pool_threads.h>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <barrier>
#include <thread>
#include <vector>

// Acquire and release of a connection that does nothing: ours with all its figures, beside the plain one in the same
// run. Beside Go's database/sql: go_pool/compare.sh. On a machine with other work only the ratios mean something.

namespace
{

using namespace qcat;
using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

class NullConnection : public pool::Connection
{
public:
    bool isAlive() override { return true; }
};

class OurPool
{
public:
    explicit OurPool(int size)
        : m_pool(
              {"bench", "nowhere"}, ofSize(size),
              [](base::Duration) -> base::Result<std::unique_ptr<NullConnection>> {
                  return std::make_unique<NullConnection>();
              },
              m_threads.environment(m_clock))
    {
        while (m_pool.status().idle < size)
            std::this_thread::yield();
    }

    template <typename Use>
    void with(Use &&use)
    {
        const auto lease = m_pool.acquire({.timeout = 60s});
        if (!lease)
            std::abort();
        use();
    }

private:
    static domain::PoolSettings ofSize(int size)
    {
        domain::PoolSettings settings;
        settings.maxOpenConns = settings.maxIdleConns = settings.minIdleConns = size;
        return settings;
    }

    RealClock m_clock;
    pool::PoolThreads m_threads{"bench"};
    pool::Pool<NullConnection> m_pool;
};

// All threads begin together; from the first one's first operation to the last one's last, by their own clocks: the one
// who waits for them may wake long after.
template <typename Work>
SteadyClock::duration inThreads(int count, Work work)
{
    struct Span {
        SteadyClock::time_point begin, end;
    };
    std::barrier start(count);
    std::vector<Span> spans(std::size_t(count), Span{});
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            spans[std::size_t(i)].begin = SteadyClock::now();
            work(i);
            spans[std::size_t(i)].end = SteadyClock::now();
        });
    for (auto &thread : threads)
        thread.join();
    return std::ranges::max_element(spans, {}, &Span::end)->end - std::ranges::min_element(spans, {}, &Span::begin)->begin;
}

// ns of wall time per operation over all threads.
template <typename Pool>
void acquireRelease(benchmark::State &state)
{
    const auto threads = int(state.range(0));
    constexpr int kBatch = 20'000;
    Pool pool{int(state.range(1))};
    for (auto _ : state) {
        const auto took = inThreads(threads, [&](int) {
            for (int i = 0; i < kBatch; ++i)
                pool.with([] {});
        });
        state.SetIterationTime(std::chrono::duration<double>(took).count());
    }
    const double operations = double(state.iterations()) * threads * kBatch;
    state.counters["per_op"] =
        benchmark::Counter(operations, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

// What a borrower waits while each holds its connection for 100 us, as a short query does.
template <typename Pool>
void waitWithHold(benchmark::State &state)
{
    const auto threads = int(state.range(0));
    constexpr int kOperations = 8'000; // of all threads together
    Pool pool{int(state.range(1))};
    std::vector<std::vector<double>> waits{std::size_t(threads)};
    for (auto _ : state) {
        const auto took = inThreads(threads, [&](int index) {
            auto &mine = waits[std::size_t(index)];
            for (int i = 0; i < kOperations / threads; ++i) {
                const auto begin = SteadyClock::now();
                pool.with([&] {
                    mine.push_back(std::chrono::duration<double, std::micro>(SteadyClock::now() - begin).count());
                    std::this_thread::sleep_for(100us); // the server's part
                });
            }
        });
        state.SetIterationTime(std::chrono::duration<double>(took).count());
    }
    std::vector<double> all;
    for (const auto &mine : waits)
        all.insert(all.end(), mine.begin(), mine.end());
    std::sort(all.begin(), all.end());
    const auto quantile = [&](double share) { return all[std::size_t(share * double(all.size() - 1))]; };
    state.counters["ops"] = benchmark::Counter(double(all.size()), benchmark::Counter::kIsRate);
    state.counters["p99_us"] = quantile(0.99);
    state.counters["p99.9_us"] = quantile(0.999);
    state.counters["max_us"] = all.back();
}

void sizes(benchmark::internal::Benchmark *benchmark)
{
    benchmark->ArgNames({"threads", "connections"})->Args({1, 1})->Args({2, 2})->Args({8, 8})->UseManualTime();
}

void scarce(benchmark::internal::Benchmark *benchmark)
{
    benchmark->ArgNames({"threads", "connections"})->Args({8, 2})->Args({64, 8})->UseManualTime();
}

BENCHMARK(acquireRelease<OurPool>)->Apply(sizes);
BENCHMARK(acquireRelease<PlainPool>)->Apply(sizes);
BENCHMARK(waitWithHold<OurPool>)->Apply(scarce);
BENCHMARK(waitWithHold<PlainPool>)->Apply(scarce);

} // namespace
