// What a page of logs waits for, through the reader that it is built on: QCAT_LOG as of bench_logs.cpp.
#include "real_clock.h"

#include <qcat/base/loop_thread.h>
#include <qcat/log_files/find_id.h>
#include <qcat/log_files/packed_log.h>
#include <qcat/log_reader/local_reader.h>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace
{

using namespace qcat;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// A folder that goes with the program.
const fs::path &folder()
{
    static const struct Folder {
        fs::path path = fs::temp_directory_path() / fmt::format("qcat-bench-page-{}", ::getpid());
        Folder() { fs::create_directories(path); }
        ~Folder() { fs::remove_all(path); }
    } made;
    return made.path;
}

std::string logFile()
{
    if (const char *named = std::getenv("QCAT_LOG"))
        return named;
    const auto file = folder() / "small.log";
    std::ofstream log(file);
    for (int i = 0; i < 50'000; ++i)
        log << fmt::format("2026-11-20 10:{:02}:{:02}.000000 [{}] [order] order={} cid={:016x} placed\n", i / 1000, i / 17 % 60, i % 800 == 0 ? "ERROR" : "INFO ", 7'300'000'000 + i / 4, i / 4 + 1'000'000);
    return file.string();
}

class Opened
{
public:
    explicit Opened(const std::string &file, std::string sidecars = {}) : m_reader({}, m_clock, std::move(sidecars))
    {
        api::LogSource source;
        source.paths = {file};
        m_view = m_reader.open(source, [this](const api::LogState &state) { take(state); }, m_executor);
    }
    ~Opened() { m_executor->stop(); } // before the view: nothing is told any more
    template <typename Condition>
    api::LogState until(Condition isMet)
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [&] { return isMet(m_state); });
        return m_state;
    }
    api::LogView &view() { return *m_view; }
    std::function<void(const api::LogState &)> onState;

private:
    void take(const api::LogState &state)
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
        if (onState)
            onState(state);
        m_arrived.notify_all();
    }

    const std::shared_ptr<base::LoopThread> m_executor = std::make_shared<base::LoopThread>("bench", 1024, [](std::exception_ptr) {});
    RealClock m_clock;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    api::LogState m_state;
    log_reader::LocalReader m_reader;
    std::unique_ptr<api::LogView> m_view;
};

bool isReady(const api::LogState &state)
{
    return state.phase == api::LogState::Phase::Ready;
}

void pageShowsItsFirstScreen(benchmark::State &state)
{
    const auto file = logFile();
    for (auto _ : state) {
        auto opened = std::make_unique<Opened>(file);
        opened->until([](const api::LogState &s) { return !s.tail.empty(); });
        state.PauseTiming(); // its threads end
        opened.reset();
        state.ResumeTiming();
    }
}

void pageIsReady(benchmark::State &state)
{
    const auto file = logFile();
    for (auto _ : state)
        Opened(file).until(isReady);
}

void pageShowsAnyRow(benchmark::State &state)
{
    Opened opened(logFile());
    const auto rows = opened.until(isReady).rows;
    std::uint64_t row = 0;
    for (auto _ : state) {
        std::mutex mutex;
        std::condition_variable arrived;
        bool isThere = false;
        opened.view().lines(row = (row + 7'919'333) % (rows - 100), 70, [&](const auto &) {
            const std::lock_guard lock(mutex);
            isThere = true;
            arrived.notify_all();
        });
        std::unique_lock lock(mutex);
        arrived.wait(lock, [&] { return isThere; });
    }
}

void pageFiltersErrors(benchmark::State &state)
{
    Opened opened(logFile());
    opened.until(isReady);
    api::LogFilter errors;
    errors.levels.set(std::size_t(api::LogLevel::Error));
    std::uint64_t number = 0;
    for (auto _ : state) {
        opened.view().setFilter(errors, {});
        ++number;
        state.counters["found"] = double(opened.until([&](const api::LogState &s) { return s.filter == number && !s.isFiltering; }).messages);
    }
}

// Of a file at rest, by the index that an earlier look has kept.
void idFoundAgain(benchmark::State &state)
{
    const auto file = log_files::LogFile::open(logFile());
    const log_files::Sidecars sidecars(folder() / "ids");
    const base::WallTime later{(*file)->changedNs() + std::chrono::nanoseconds(std::chrono::hours(1)).count()};
    std::uint64_t found = 0;
    const auto look = [&] {
        found = log_files::findId(**file, "7300000040", {sidecars, later, {}}, [](std::string_view) { return true; })->messages;
    };
    look();
    for (auto _ : state)
        look();
    state.counters["found"] = double(found);
}

void packedOpenedAgain(benchmark::State &state)
{
    const auto packed = (folder() / "packed.gz").string();
    if (!fs::exists(packed)) {
        std::ifstream in(logFile(), std::ios::binary);
        gzFile out = ::gzopen(packed.c_str(), "wb1");
        for (std::vector<char> block(1 << 20); in.read(block.data(), std::streamsize(block.size())), in.gcount() > 0;)
            ::gzwrite(out, block.data(), unsigned(in.gcount()));
        ::gzclose(out);
    }
    const auto cache = (folder() / "lines").string();
    Opened(packed, cache).until(isReady);
    for (auto _ : state)
        Opened(packed, cache).until(isReady);
}

// From the write to the state that shows it, at 50,000 lines a second for four seconds.
void linesFollowed(benchmark::State &state)
{
    const auto file = (folder() / "live.log").string();
    for (auto _ : state) {
        std::ofstream(file) << "2026-11-20 10:00:00.000000 [INFO ] [order] first\n";
        std::mutex mutex;
        std::vector<std::pair<std::uint64_t, Clock::time_point>> written;
        std::vector<double> lags;
        std::size_t seen = 0;
        Opened opened(file);
        opened.until(isReady);
        opened.onState = [&](const api::LogState &s) {
            const std::lock_guard lock(mutex);
            for (; seen < written.size() && written[seen].first <= s.lines; ++seen)
                lags.push_back(std::chrono::duration<double, std::milli>(Clock::now() - written[seen].second).count());
        };
        std::ofstream out(file, std::ios::app);
        std::uint64_t lines = 1;
        auto due = Clock::now();
        for (int batch = 0; batch < 400; ++batch) {
            std::string text;
            for (int i = 0; i < 500; ++i)
                text += fmt::format("2026-11-20 10:00:00.000000 [INFO ] [order] order={} px=583.2 qty=0.116 venue=okx latency_us=242 cid=2399d29db61e6ba5\n", lines + std::uint64_t(i));
            out << text << std::flush;
            {
                const std::lock_guard lock(mutex);
                written.emplace_back(lines += 500, Clock::now());
            }
            std::this_thread::sleep_until(due += std::chrono::milliseconds(10));
        }
        opened.until([&](const api::LogState &s) { return s.lines == lines; });
        std::ranges::sort(lags);
        state.counters["p50_ms"] = lags[lags.size() / 2];
        state.counters["p99_ms"] = lags[lags.size() * 99 / 100];
        fs::remove(file);
    }
}

BENCHMARK(pageShowsItsFirstScreen)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(pageIsReady)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(pageShowsAnyRow)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(pageFiltersErrors)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(idFoundAgain)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(packedOpenedAgain)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(linesFollowed)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

} // namespace
