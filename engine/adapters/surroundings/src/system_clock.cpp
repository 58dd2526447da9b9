#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>

#include <qcat/ops_ports/found.h>

#include <sys/timex.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>

namespace qcat::surroundings
{

using domain::Health;
using namespace std::chrono_literals;
using ops::found;

namespace
{

constexpr auto kKernel = "kernel (adjtimex)"; // kept right, and not by a service that is known here

std::optional<ClockReading> readDiscipline()
{
    timex kernel = {}; // modes 0: reads only
    const int state = ::adjtimex(&kernel);
    if (state < 0)
        return std::nullopt;
    const bool inNano = (kernel.status & STA_NANO) != 0;
    ClockReading reading;
    reading.synchronised = state != TIME_ERROR && (kernel.status & STA_UNSYNC) == 0;
    reading.offset = inNano ? base::Duration(kernel.offset) : base::Duration(std::chrono::microseconds(kernel.offset));
    reading.maxError = std::chrono::microseconds(kernel.maxerror);
    return reading;
}

base::Duration now(clockid_t clock)
{
    timespec time = {};
    ::clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// How far the wall clock was moved since the look before, and until when that is news.
struct Steps {
    std::optional<base::Duration> before;
    base::Duration by{};
    base::Duration newsUntil{};
};

} // namespace

std::string timeService()
{
    constexpr std::pair<const char *, const char *> kLeftWhereItRuns[] = {{"/run/chrony/chronyd.pid", "chrony"},
                                                                          {"/run/systemd/timesync", "systemd-timesyncd"},
                                                                          {"/run/ntpd.pid", "ntpd"}};
    for (const auto &[path, service] : kLeftWhereItRuns)
        if (std::error_code ignored; std::filesystem::exists(path, ignored))
            return service;
    return {};
}

ClockSources kernelClock()
{
    // The boot clock runs on while the machine sleeps: waking up is no step.
    return {readDiscipline, [] { return now(CLOCK_REALTIME) - now(CLOCK_BOOTTIME); }};
}

ops::Check systemClock(ClockLimits limits, ClockSources sources)
{
    return [limits, sources = std::move(sources), steps = std::make_shared<Steps>()](
               const base::CallLimits &) -> ops::CheckResult {
        const auto apart = sources.wallAgainstSteady();
        const auto uptime = now(CLOCK_BOOTTIME);
        if (const auto moved = apart - steps->before.value_or(apart); std::chrono::abs(moved) > limits.crit) {
            steps->by = moved;
            steps->newsUntil = uptime + limits.stepIsNewsFor;
        }
        steps->before = apart;
        if (uptime < steps->newsUntil) {
            const auto by = base::toShortText(std::chrono::abs(steps->by));
            return {found(code::kClockStepped, Health::Crit, fmt::format("the system clock was set by {}", by), {{"by", by}})};
        }
        const auto reading = sources.discipline();
        if (!reading)
            return {found(code::kClockUnreadable, Health::Unknown, "the kernel does not tell how its clock is kept",
                          {{"detail", "adjtimex"}})};
        const auto source = sources.keeper();
        if (!reading->synchronised) {
            const auto health = limits.mustBeSynchronised ? Health::Crit : Health::Warn;
            if (source.empty())
                return {found(code::kClockNoService, health, "no time service keeps the system clock right: chrony, systemd-timesyncd and ntpd do not run", {})};
            return {found(code::kClockUnsynchronised, health, fmt::format("{} runs and does not keep the system clock right yet", source), {{"source", source}})};
        }
        const auto offset = std::chrono::abs(reading->offset);
        const auto text = base::toShortText(offset);
        const std::vector<domain::Measured> measured = {{"clock_offset", double(reading->offset.count()) / 1e6, "ms"},
                                                        {"clock_max_error", double(reading->maxError.count()) / 1e6, "ms"}};
        const auto isOver = [&](base::Duration limit) { return offset > limit; };
        if (isOver(limits.warn)) {
            const bool crit = isOver(limits.crit);
            const auto limit = base::toShortText(crit ? limits.crit : limits.warn);
            return {found(crit ? code::kClockOff : code::kClockDrifting, crit ? Health::Crit : Health::Warn,
                          fmt::format("the system clock is off by {}; allowed are {}", text, limit),
                          {{"offset", text}, {"limit", limit}}),
                    measured};
        }
        const auto by = source.empty() ? kKernel : source;
        return {found(code::kClockOk, Health::Ok, fmt::format("the system clock is right within {}, as {} says", text, by), {{"offset", text}, {"source", by}}),
                measured};
    };
}

} // namespace qcat::surroundings
