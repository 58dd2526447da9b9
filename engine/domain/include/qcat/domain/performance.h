#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>
#include <qcat/domain/wait_histogram.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace qcat::domain
{

// --- from the market's frame to the order

// The way of a market event that orders answer, in its order. The stages of one event add up to its whole.
enum class OrderStage : std::uint8_t {
    Wait,    // from when it was due until the engine thread took it up
    Feed,    // decoded, put into the form of an event
    Market,  // the venue's side of it
    Record,  // the event is written to the journal
    Decide,  // book, strategies, risk: the kernel
    Durable, // the intents are in the journal, by the policy of journal.fsync
    Send,    // handed to the venue
};
inline constexpr std::size_t kOrderStages = 7;

// What those events took since the start. Two of them subtract.
struct OrderLatency
{
    std::array<WaitHistogram, kOrderStages> stages;
    WaitHistogram whole;
    WaitHistogram venue; // from an order's way out until the venue has taken or refused it, in event time
    OrderLatency since(const OrderLatency &earlier) const;
    bool operator==(const OrderLatency &) const = default;
};

// --- what is usual, and what is not

// Where a figure is made: what a deviation is looked for in.
enum class PerformanceArea : std::uint8_t { Process, Disk, Database, Redis, Venue, MarketData, Api, Orders };

enum class BaselineState : std::uint8_t {
    Learning,  // too few intervals were seen to say what is usual
    Usual,     // within the band
    Suspected, // out of it, for one interval
    Deviating, // out of it, for two or more
    Drifting   // within it, and yet far from where it used to be for an hour
};

// A figure of an interval beside what it usually is at this hour of the week.
struct Baseline
{
    std::string metric; // "order.durable", "pool.postgresql.hold"
    std::string unit;   // as in Measured
    PerformanceArea area = PerformanceArea::Process;
    BaselineState state = BaselineState::Learning;
    double value = 0;
    double usual = 0;  // median
    double spread = 0; // of one standard deviation's meaning, from the median of absolute deviations
    double limit = 0;  // above it is not usual
    double trend = 0;  // the value smoothed over about an hour
    int intervals = 0; // that `usual` was learned from
    bool isOfThisHour = false; // of the week; else of the last hours, until this hour was seen often enough
    base::WallTime since; // of a state other than Learning and Usual
    bool operator==(const Baseline &) const = default;
};

// One stage of the way from frame to order, or one path of the API, over the last interval in which there was any.
struct StageTime
{
    std::string name; // "durable", "/api/v1/snapshot"
    std::uint64_t count = 0;
    base::Duration mean{};
    base::Duration p50{};
    base::Duration p99{};
    double share = 0; // 0 … 1 of the time of all
    bool operator==(const StageTime &) const = default;
};

struct PerformanceStatus
{
    base::WallTime wallTime; // end of the interval; invalid: none is over yet
    base::SteadyTime at;
    base::Duration interval{};
    base::WallTime learnsSince;      // the last reset, or the first start
    std::string keptCopy;            // where the baselines of before the last reset are; empty: there was none
    Finding verdict;                 // codes "performance.…"
    std::vector<Baseline> baselines; // those that deviate first, then by name
    std::vector<StageTime> stages;   // in the order of OrderStage
    StageTime whole;                 // of those stages together
    std::vector<StageTime> requests; // of the API, by time taken, at most kSlowRequestsShown
    bool operator==(const PerformanceStatus &) const = default;
};
inline constexpr std::size_t kSlowRequestsShown = 12;

} // namespace qcat::domain
