#include "performance_keeper.h"

#include "damaged_copies.h"
#include "exception_text.h"

#include <qcat/base/log.h>
#include <qcat/baselines/verdict.h>
#include <qcat/runtime/small_file.h>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <time.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr std::size_t kQueue = 64;
constexpr base::Duration kBeat = 100ms;  // what is late by it, this process was
constexpr base::Duration kLookEvery = 1s; // at what probes measured
constexpr base::Duration kKeepEvery = 1h;
constexpr std::size_t kCopies = 5;
constexpr std::string_view kStream = "/api/v1/events"; // open as long as a console is: not slow

void logException(const std::exception_ptr &exception)
{
    log::error("performance", "a bug in the baselines: {}", textOf(exception));
}

base::Duration processorTime()
{
    timespec used = {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

// Of the time's second; which one of that second, beyond the first, stands behind it.
std::string copyName(base::WallTime now)
{
    return fmt::format("baselines-{:%Y%m%d_%H%M%S}", fmt::gmtime(std::time_t(now.ns / 1'000'000'000)));
}

std::vector<std::filesystem::path> copiesIn(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> copies;
    std::error_code failed;
    for (const auto &entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().filename().string().starts_with("baselines-"))
            copies.push_back(entry.path());
    std::ranges::sort(copies); // their names are their times
    return copies;
}

// 1 for the first of that second, 0 for one of another.
int numberOf(std::string_view copy, std::string_view ofSecond)
{
    if (!copy.starts_with(ofSecond))
        return 0;
    copy.remove_prefix(ofSecond.size());
    int number = copy.empty() ? 1 : 0;
    if (copy.starts_with('-'))
        std::from_chars(copy.data() + 1, copy.data() + copy.size(), number);
    return number;
}

// A name that no copy has, and that is told after those that are there.
std::filesystem::path nextCopy(const std::filesystem::path &folder, base::WallTime now)
{
    const auto name = copyName(now);
    int last = 0;
    for (const auto &copy : copiesIn(folder))
        last = std::max(last, numberOf(copy.filename().string(), name));
    return folder / (last == 0 ? name : fmt::format("{}-{:03}", name, last + 1));
}

void removeOldCopies(const std::filesystem::path &folder, const std::filesystem::path &newest)
{
    auto copies = copiesIn(folder);
    std::erase(copies, newest); // stays, also when the clock was set back
    std::error_code failed;
    for (std::size_t i = 0; i + (kCopies - 1) < copies.size(); ++i)
        std::filesystem::remove(copies[i], failed);
}

} // namespace

PerformanceKeeper::PerformanceKeeper(std::filesystem::path data, domain::PerformanceConfig config, Publish publish, const base::Clock &clock)
    : m_file(std::move(data) / "baselines"), m_config(config), m_publish(std::move(publish)), m_clock(clock), m_verdict(baselines::verdict({})),
      m_book({config.deviation, config.learnIntervals}), m_thread("performance", kQueue, logException)
{
}

PerformanceKeeper::~PerformanceKeeper()
{
    stop();
}

void PerformanceKeeper::start(Sources sources)
{
    m_thread.post([this, sources = std::move(sources)]() mutable {
        m_sources = std::move(sources);
        open();
        m_due = m_intervalBegan = m_kept = m_clock.steadyNow();
        m_lastOrders = m_sources.orders();
        m_lastCpu = processorTime();
        beat();
    });
}

void PerformanceKeeper::open()
{
    const baselines::BaselineBook::Settings settings{m_config.deviation, m_config.learnIntervals};
    m_book = baselines::BaselineBook(settings, m_clock.wallNow());
    std::error_code failed;
    if (!std::filesystem::exists(m_file, failed))
        return;
    const auto text = readSmallFile(m_file);
    auto known = text ? baselines::BaselineBook::read(*text, settings) : base::Result<baselines::BaselineBook>(text.error());
    if (known) {
        m_book = std::move(known).value();
        return;
    }
    // else the new ones would take its place
    const auto aside = putDamagedAside(m_file, {}, m_clock.wallNow());
    log::warning("performance", "what is usual is learned anew: {}; {}", known.error().message, aside ? "kept as " + aside->string() : aside.error().message);
}

void PerformanceKeeper::beat()
{
    if (!m_sources.snapshot)
        return; // stopped: one that was under way
    const auto now = m_clock.steadyNow();
    m_readings.seeLateness(std::max(base::Duration::zero(), now - m_due));
    if (now - m_seen >= kLookEvery) {
        m_seen = now;
        m_readings.see(*m_sources.snapshot());
    }
    if (now - m_intervalBegan >= m_config.interval)
        endInterval();
    m_due = m_clock.steadyNow() + kBeat;
    m_thread.postAfter(kBeat, [this] { beat(); });
}

void PerformanceKeeper::endInterval()
{
    const auto now = m_clock.steadyNow();
    const auto newest = m_sources.orders();
    const auto orders = newest.since(m_lastOrders);
    m_lastOrders = newest;
    const auto requests = requestsSince(m_lastRequests);
    const auto cpu = processorTime();
    const auto readings = m_readings.take(orders, requests, cpu - m_lastCpu, now - m_intervalBegan);
    m_lastCpu = cpu;
    m_intervalBegan = now;

    m_status.wallTime = m_clock.wallNow();
    m_status.at = now;
    m_status.interval = m_config.interval;
    m_status.baselines = m_book.add(readings, m_status.wallTime);
    m_status.learnsSince = m_book.learnsSince();
    m_status.verdict = baselines::verdict(m_status.baselines);
    if (orders.whole.count() > 0) { // else those of the last interval with orders stay
        m_status.stages = stageTimes(orders);
        m_status.whole = stageTime("whole", orders.whole);
    }
    if (auto slow = slowRequests(requests); !slow.empty())
        m_status.requests = std::move(slow);
    say(m_status.verdict);
    if (now - m_kept >= kKeepEvery) {
        m_kept = now;
        if (const auto kept = keep(); !kept)
            log::warning("performance", "what is usual is kept in memory only: {}", kept.error().message);
        log::info("performance", "{}; from frame to order {} orders, half of them within {}, 99 % within {}", m_status.verdict.text, m_status.whole.count,
                  baselines::valueText(double(m_status.whole.p50.count()) / 1e9, "s"), baselines::valueText(double(m_status.whole.p99.count()) / 1e9, "s"));
    }
    m_publish(m_status);
}

void PerformanceKeeper::say(const domain::Finding &verdict)
{
    std::lock_guard lock(m_mutex);
    const bool isNews = m_verdict.code != verdict.code;
    m_verdict = verdict;
    if (!isNews)
        return;
    if (verdict.health == domain::Health::Ok)
        log::info("performance", "{}", verdict.text);
    else
        log::warning("performance", "{}", verdict.text);
}

RequestTimes PerformanceKeeper::requestsSince(RequestTimes &last) const
{
    RequestTimes now;
    {
        std::lock_guard lock(m_mutex);
        now = m_requests;
    }
    RequestTimes between;
    for (const auto &[route, times] : now)
        between[route] = times.since(last[route]);
    last = std::move(now);
    return between;
}

void PerformanceKeeper::observeRequest(std::string_view route, base::Duration took)
{
    if (route == kStream)
        return;
    std::lock_guard lock(m_mutex);
    m_requests[std::string(route)].add(took);
}

domain::Finding PerformanceKeeper::verdict() const
{
    std::lock_guard lock(m_mutex);
    return m_verdict;
}

base::Status PerformanceKeeper::keep()
{
    return writeSmallFile(m_file, m_book.text());
}

base::Result<std::filesystem::path> PerformanceKeeper::keepCopy() const
{
    const auto copy = nextCopy(m_file.parent_path(), m_clock.wallNow());
    if (auto written = writeSmallFile(copy, m_book.text()); !written)
        return written.error();
    removeOldCopies(m_file.parent_path(), copy);
    return copy;
}

void PerformanceKeeper::reset(std::function<void(base::Result<domain::Finding>)> done)
{
    m_thread.post([this, done = std::move(done)] {
        if (!m_book.isEmpty()) { // else the copy of the last reset still says what was usual
            const auto copy = keepCopy();
            if (!copy)
                return done(copy.error());
            m_status.keptCopy = copy->filename().string();
        }
        m_book.forget(m_clock.wallNow());
        if (auto kept = keep(); !kept)
            return done(kept.error());
        m_status.baselines.clear();
        m_status.learnsSince = m_book.learnsSince();
        m_status.verdict = baselines::verdict({});
        say(m_status.verdict);
        m_publish(m_status);
        if (m_status.keptCopy.empty()) {
            log::info("performance", "baselines reset; nothing was learned yet");
            return done(m_status.verdict);
        }
        const auto copy = (m_file.parent_path() / m_status.keptCopy).string();
        log::info("performance", "baselines reset; what they were is in {}", copy);
        done(domain::Finding{"performance.reset", "what is usual is learned anew; what it was is kept in " + copy, {{"file", m_status.keptCopy}}});
    });
}

void PerformanceKeeper::stop()
{
    m_thread.post([this] {
        if (!m_sources.snapshot)
            return;
        if (const auto kept = keep(); !kept)
            log::warning("performance", "{}", kept.error().message);
        m_sources = {};
    });
    m_thread.stop();
}

} // namespace qcat::runtime
