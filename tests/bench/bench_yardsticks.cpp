#include "recorded_frames.h"

#include <benchmark/benchmark.h>

#include <cstring>
#include <mutex>

// What a machine can do at all, from the same run as our figures: the ratio travels, the nanoseconds do not.

static void memchrScanOfTheSameBytes(benchmark::State &state)
{
    const auto &recorded = recordedFrames();
    for (auto _ : state) {
        std::size_t brackets = 0;
        for (const auto frame : recorded.frames) {
            const char *at = frame.data();
            const char *const end = at + frame.size();
            while ((at = static_cast<const char *>(std::memchr(at, '}', std::size_t(end - at)))) != nullptr) {
                ++brackets;
                ++at;
            }
        }
        benchmark::DoNotOptimize(brackets);
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(recorded.frames.size()));
    state.SetBytesProcessed(state.iterations() * std::int64_t(recorded.bytes.size()));
    state.counters["each_message"] = benchmark::Counter(double(state.iterations()) * double(recorded.frames.size()),
                                                        benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(memchrScanOfTheSameBytes)->Unit(benchmark::kMillisecond);

static void uncontendedMutexLockUnlock(benchmark::State &state)
{
    std::mutex mutex;
    for (auto _ : state) {
        mutex.lock();
        benchmark::ClobberMemory();
        mutex.unlock();
    }
}
BENCHMARK(uncontendedMutexLockUnlock);
