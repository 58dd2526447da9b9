#pragma once

#include <qcat/domain/performance.h>

namespace sample
{

// A disk that became slow twelve minutes ago, and the orders with it.
inline qcat::domain::PerformanceStatus performance(qcat::base::WallTime now, qcat::base::SteadyTime at)
{
    using namespace qcat;
    using namespace std::chrono_literals;
    using domain::BaselineState;
    using domain::PerformanceArea;
    domain::PerformanceStatus status;
    status.wallTime = now + -20s;
    status.at = at + -20s;
    status.interval = 1min;
    status.learnsSince = now + -19 * 24h;
    const auto add = [&](const char *metric, PerformanceArea area, BaselineState state, double value, double usual, double limit, const char *unit = "s") {
        const bool isOut = state == BaselineState::Deviating;
        status.baselines.push_back({metric, unit, area, state, value, usual, (limit - usual) / 6, limit, usual + (value - usual) / 3, 118, true, isOut ? now + -12min : base::WallTime{}});
    };
    add("order.durable", PerformanceArea::Disk, BaselineState::Deviating, 0.0231, 0.0019, 0.0034);
    add("order.whole", PerformanceArea::Orders, BaselineState::Deviating, 0.0262, 0.0026, 0.0049);
    add("disk.stalled", PerformanceArea::Disk, BaselineState::Deviating, 0.34, 0.01, 0.13, "ratio");
    add("postgresql.answer", PerformanceArea::Database, BaselineState::Drifting, 0.0041, 0.0012, 0.0072);
    add("api.requests", PerformanceArea::Api, BaselineState::Usual, 0.0021, 0.0018, 0.0138);
    add("market_data.age", PerformanceArea::MarketData, BaselineState::Usual, 0.12, 0.11, 1.61);
    add("pool.postgresql.hold", PerformanceArea::Database, BaselineState::Suspected, 0.0112, 0.0038, 0.0098);
    add("process.cpu", PerformanceArea::Orders, BaselineState::Usual, 0.41, 0.38, 0.98, "cores");
    add("process.stall", PerformanceArea::Process, BaselineState::Usual, 0.0031, 0.0022, 0.0622);
    add("venue.round_trip", PerformanceArea::Venue, BaselineState::Learning, 0.0184, 0, 0);
    status.verdict = {"performance.disk_slow",
                      "order.durable is 23.1 ms, usual at this hour is 1.9 ms",
                      {{"metric", "order.durable"}, {"value", "23.1 ms"}, {"usual", "1.9 ms"}, {"others", "order.whole 26.2 ms (2.6 ms), disk.stalled 0.34 ratio (0.01 ratio)"}},
                      domain::Health::Warn};
    status.whole = {"whole", 214, 26'200us, 16'384us, 131'072us, 0};
    status.stages = {{"wait", 214, 1'100us, 262us, 8'192us, 0.042}, {"feed", 214, 40us, 32us, 65us, 0.002},   {"market", 214, 210us, 131us, 524us, 0.008},
                     {"record", 214, 900us, 524us, 4'096us, 0.034}, {"decide", 214, 700us, 524us, 2'048us, 0.027}, {"durable", 214, 23'100us, 16'384us, 131'072us, 0.882},
                     {"send", 214, 130us, 65us, 262us, 0.005}};
    status.requests = {{"/api/v1/snapshot", 58, 3'100us, 2'048us, 16'384us, 0.71}, {"/metrics", 4, 12ms, 16'384us, 16'384us, 0.19}, {"/health", 12, 900us, 1'024us, 2'048us, 0.1}};
    return status;
}

} // namespace sample
