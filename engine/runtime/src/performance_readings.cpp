#include "performance_readings.h"

#include <qcat/domain/names.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace qcat::runtime
{

using baselines::Reading;
using domain::OrderStage;
using domain::PerformanceArea;

namespace
{

// Which measured figures of which components say how quick something is. The rest of what probes measure has limits of its own.
struct Watched
{
    std::string_view component;
    std::string_view measured;
    std::string_view metric;
    PerformanceArea area;
    double grain; // in the unit that the reading has
};
constexpr std::array kWatched = {
    Watched{"postgresql", "answer_ms", "postgresql.answer", PerformanceArea::Database, 1e-3},
    Watched{"redis", "answer_ms", "redis.answer", PerformanceArea::Redis, 1e-3},
    Watched{"api", "answer_ms", "api.answer", PerformanceArea::Api, 5e-3},
    Watched{"market_data", "age", "market_data.age", PerformanceArea::MarketData, 0.25},
    Watched{"engine", "heartbeat_age", "engine.heartbeat_age", PerformanceArea::Process, 0.1},
    Watched{"disk_io", "disk_io_stalled_ratio", "disk.stalled", PerformanceArea::Disk, 0.02},
};

constexpr double kStageGrain = 0.2e-3;
constexpr double kOrderGrain = 1e-3; // of the whole way, and of waiting: a few orders in an interval are no crowd
constexpr double kLateGrain = 10e-3;
constexpr double kHoldGrain = 1e-3;
constexpr double kRequestGrain = 2e-3;
constexpr double kVenueGrain = 1e-3;
constexpr double kCoresGrain = 0.1;

constexpr PerformanceArea areaOf(OrderStage stage)
{
    switch (stage) {
    case OrderStage::Feed: return PerformanceArea::MarketData;
    case OrderStage::Record:
    case OrderStage::Durable: return PerformanceArea::Disk;
    case OrderStage::Market:
    case OrderStage::Send: return PerformanceArea::Venue;
    case OrderStage::Wait: // follows from any of the others
    case OrderStage::Decide: break;
    }
    return PerformanceArea::Orders;
}

double seconds(base::Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

double inBaseUnit(const domain::Measured &measured)
{
    return measured.unit == "ms" ? measured.value / 1e3 : measured.value;
}

} // namespace

void IntervalReadings::add(const std::string &metric, PerformanceArea area, double value, double grain, const std::string &unit)
{
    auto &sum = m_sums[metric];
    sum.reading = {metric, unit, area, sum.reading.value + value, grain};
    ++sum.count;
}

void IntervalReadings::see(const api::Snapshot &snapshot)
{
    for (const auto &component : snapshot.ops->components)
        for (const auto &measured : component.measured)
            for (const auto &watched : kWatched)
                if (watched.component == component.id.value && watched.measured == measured.name)
                    add(std::string(watched.metric), watched.area, inBaseUnit(measured), watched.grain, measured.unit == "ms" ? "s" : measured.unit);
    for (const auto &pool : snapshot.data->pools) {
        const auto area = pool.name == "redis" ? PerformanceArea::Redis : PerformanceArea::Database;
        if (pool.load.meanHold > base::Duration::zero())
            add("pool." + pool.name + ".hold", area, seconds(pool.load.meanHold), kHoldGrain);
        add("pool." + pool.name + ".wait", area, seconds(pool.load.meanWait), kHoldGrain);
    }
}

void IntervalReadings::seeLateness(base::Duration late)
{
    m_late = std::max(m_late, late);
}

std::vector<Reading> IntervalReadings::take(const domain::OrderLatency &orders, const RequestTimes &requests, base::Duration cpu, base::Duration interval)
{
    std::vector<Reading> all;
    for (auto &[name, sum] : m_sums) {
        sum.reading.value /= sum.count;
        all.push_back(std::move(sum.reading));
    }
    all.push_back({"process.stall", "s", PerformanceArea::Process, seconds(m_late), kLateGrain});
    if (interval > base::Duration::zero())
        all.push_back({"process.cpu", "cores", PerformanceArea::Orders, seconds(cpu) / seconds(interval), kCoresGrain});
    if (orders.whole.count() > 0) {
        all.push_back({"order.whole", "s", PerformanceArea::Orders, seconds(orders.whole.mean()), kOrderGrain});
        for (std::size_t i = 0; i < domain::kOrderStages; ++i)
            all.push_back({"order." + std::string(domain::name(OrderStage(i))), "s", areaOf(OrderStage(i)), seconds(orders.stages[i].mean()),
                           OrderStage(i) == OrderStage::Wait ? kOrderGrain : kStageGrain});
    }
    if (orders.venue.count() > 0)
        all.push_back({"venue.round_trip", "s", PerformanceArea::Venue, seconds(orders.venue.mean()), kVenueGrain});
    domain::WaitHistogram ofAll;
    for (const auto &[path, times] : requests) {
        for (std::size_t i = 0; i < times.buckets.size(); ++i)
            ofAll.buckets[i] += times.buckets[i];
        ofAll.sum += times.sum;
    }
    if (ofAll.count() > 0)
        all.push_back({"api.requests", "s", PerformanceArea::Api, seconds(ofAll.mean()), kRequestGrain});
    *this = {};
    return all;
}

domain::StageTime stageTime(std::string name, const domain::WaitHistogram &times)
{
    return {std::move(name), times.count(), times.mean(), times.quantile(0.5), times.quantile(0.99), 0};
}

std::vector<domain::StageTime> stageTimes(const domain::OrderLatency &orders)
{
    std::vector<domain::StageTime> all;
    if (orders.whole.count() == 0)
        return all;
    for (std::size_t i = 0; i < domain::kOrderStages; ++i) {
        all.push_back(stageTime(std::string(domain::name(OrderStage(i))), orders.stages[i]));
        if (orders.whole.sum > base::Duration::zero())
            all.back().share = seconds(orders.stages[i].sum) / seconds(orders.whole.sum);
    }
    return all;
}

std::vector<domain::StageTime> slowRequests(const RequestTimes &requests)
{
    base::Duration whole{};
    for (const auto &[path, times] : requests)
        whole += times.sum;
    std::vector<domain::StageTime> all;
    for (const auto &[path, times] : requests) {
        if (times.count() == 0)
            continue;
        all.push_back(stageTime(path, times));
        all.back().share = whole > base::Duration::zero() ? seconds(times.sum) / seconds(whole) : 0;
    }
    std::ranges::sort(all, [](const auto &a, const auto &b) { return a.share != b.share ? a.share > b.share : a.name < b.name; });
    if (all.size() > domain::kSlowRequestsShown)
        all.resize(domain::kSlowRequestsShown);
    return all;
}

} // namespace qcat::runtime
