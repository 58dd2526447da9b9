#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace qcat::base
{

using Duration = std::chrono::nanoseconds;
using namespace std::chrono_literals;

// A point on the wall clock: nanoseconds since 1970-01-01 UTC. For display, schedules and event time of venues.
struct WallTime
{
    std::int64_t ns = 0;

    bool isValid() const { return ns != 0; }
    std::int64_t ms() const { return ns / 1'000'000; }
    WallTime operator+(Duration d) const { return {ns + d.count()}; }
    Duration operator-(WallTime other) const { return Duration(ns - other.ns); }
    auto operator<=>(const WallTime &) const = default;
};

// A point on the steady clock, which never jumps: ages, deadlines, intervals. Has no meaning outside its process.
struct SteadyTime
{
    std::int64_t ns = 0;

    SteadyTime operator+(Duration d) const { return {ns + d.count()}; }
    Duration operator-(SteadyTime other) const { return Duration(ns - other.ns); }
    auto operator<=>(const SteadyTime &) const = default;
};

// "2026-11-22T03:12:07.123Z" (milliseconds, UTC); empty for an invalid time.
std::string toIso(WallTime time);
// "12 s", "4 min", "3 h": how ages are written in logs and messages; the ui has its own, translated.
std::string toShortText(Duration duration);

} // namespace qcat::base
