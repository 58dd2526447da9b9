#pragma once

#include "sample_alerting.h"
#include "sample_outage.h"
#include "scripted_engine.h"

#include <qcat/base/clock.h>

#include <fmt/format.h>

#include <algorithm>

// A desk with no incidents, three or three thousand of them in its store.
namespace sample
{

inline domain::Incident pastIncident(int number)
{
    constexpr const char *kComponents[] = {"postgresql", "redis", "disk", "market_data", "engine"};
    const domain::LocalText titles[] = {{"Database connection failed", "数据库连接失败"},
                                        {"Redis answers slowly", "Redis 响应缓慢"},
                                        {"Disk runs low", "磁盘空间不足"},
                                        {"Market data is stale: nothing has come for longer than the limit", "行情数据过时：超过时限没有收到更新"},
                                        {"Engine stalled", "引擎停滞"}};
    domain::Incident i = resolvedIncident();
    i.id = {fmt::format("INC-2026{:02}{:02}-{:04}", 1 + (3000 - number) / 300 % 12, 1 + number % 28, number)};
    i.title = titles[number % 5];
    i.component = {kComponents[number % 5]};
    i.instance = number % 3 ? "127.0.0.1:5432/qcat" : "a-host-with-a-long-name.trading.example.internal:5432/qcat_production";
    i.severity = domain::Severity(number % 4);
    i.owner = number % 2 ? "wang" : "a.person.with.a.long.name";
    i.timeToHarm[0].words = {"new risk stops", "停止新增风险"};
    i.timeToHarm[1].words = {"the spool is full", "暂存空间用尽"};
    for (int file = 0; file < (number + 2) % 4; ++file)
        i.timeline.push_back({kStart + 5min, domain::TimelineKind::FileAttached, "wang",
                              finding("incident.file_attached", "attached", domain::Health::Ok,
                                      {{"name", fmt::format("screen-of-the-exchange-{}.png", file + 1)}, {"bytes", std::to_string(48'213 * (file + 1))},
                                       {"sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}})});
    i.since = kStart + -(number * 2h);
    i.openedAt = i.since + 10s;
    i.acknowledgedAt = i.openedAt + (number % 90) * 1s;
    i.resolvedAt = i.openedAt + (number % 500) * 10s;
    return i;
}

inline domain::Evidence evidence()
{
    return {kStart + 10s,
            domain::TradingState::Reducing,
            finding("state.store_away", "the store is away: only orders that reduce", domain::Health::Warn),
            {{{"postgresql"}, domain::Health::Crit, finding("postgresql.refused", "refused", domain::Health::Crit, {{"target", "127.0.0.1:5432"}}), {{"connect_ms", 5000, "ms"}}},
             {{"disk"}, domain::Health::Warn, {}, {{"disk_free_ratio", 0.09, "ratio"}}}},
            {"2026-11-22 11:12:07.001234 [ERROR] [store] connection to server at \"127.0.0.1\", port 5432 failed: Connection refused",
             "2026-11-22 11:12:07.501234 [WARN] [store] 1284 records wait, 0.8 % of the spool",
             "2026-11-22 11:12:08.001234 [INFO] [pool] postgresql: no session can be made, next attempt in 500 ms"}};
}

inline domain::StatisticsGroup statisticsGroup(std::string key, std::int64_t count, int more = 0)
{
    const double by = 1 + more * 0.15;
    return {std::move(key), count, {8 * by, 19 * by}, {95 * by, 410 * by}, {900 * by, 7200 / by}};
}

inline domain::IncidentStatistics statistics(std::int64_t count)
{
    domain::IncidentStatistics all;
    if (count == 0)
        return all;
    all.all = statisticsGroup({}, count);
    const std::int64_t share = count / 3; // three severities, components and months
    for (int i = 0; i < 3; ++i) {
        constexpr const char *kComponents[] = {"postgresql", "redis", "disk"};
        all.bySeverity.push_back(statisticsGroup(fmt::format("P{}", i), share, i));
        all.byComponent.push_back(statisticsGroup(kComponents[i], share, i));
    }
    const int months = count > 3 ? 10 : 3;
    for (int month = 0; month < months; ++month)
        all.byMonth.push_back(statisticsGroup(fmt::format("2026-{:02}", month + 12 - months), count / months + (months > 3 ? (month * 37) % 90 - 45 : 0), month));
    return all;
}

inline std::vector<domain::Silence> silences(base::WallTime now, int count)
{
    std::vector<domain::Silence> all;
    for (int i = 0; i < count; ++i) {
        domain::Silence one;
        one.id = {fmt::format("SIL-{:03}", i + 1)};
        one.kind = i % 3 == 1 ? domain::SilenceKind::Maintenance : domain::SilenceKind::Silence;
        one.match = {i % 2 ? "redis.failed" : "database.*", {}, i % 2 ? "" : "a-host-with-a-long-name.trading.example.internal:5432/qcat", domain::Severity(i % 4)};
        one.owner = i % 2 ? "wang" : "a.person.with.a.long.name";
        one.reason = i % 2 ? "move to the new rack" : "the vendor mends it until Thursday, ticket 4711, nobody needs to get up for it";
        one.createdAt = one.from = now + -(1h * (i % 40));
        one.until = now + (i % 5 == 4 ? base::Duration(-60s) : base::Duration(3h));
        one.needsApproval = i % 3 == 0;
        one.approvedBy = i % 6 == 0 ? "chen" : "";
        all.push_back(std::move(one));
    }
    return all;
}

// Forty of three thousand are open; of three, all.
inline void publishHistory(ScriptedEngine &engine, const base::Clock &clock, int stored)
{
    auto ops = outage(clock.wallNow(), clock.steadyNow());
    if (stored == 0)
        ops = healthyOps(clock.wallNow(), clock.steadyNow());
    ops.incidents.clear();
    domain::IncidentPage page;
    page.total = stored;
    for (int number = 0; number < std::min(stored, 200); ++number) {
        auto incident = pastIncident(number);
        if (number < 40) {
            incident.state = number % 3 ? domain::IncidentState::Open : domain::IncidentState::Acknowledged;
            incident.resolvedAt = {};
            incident.acknowledgeBy = clock.wallNow() + number * 1min;
        }
        ops.incidents.push_back(incident);
        page.incidents.push_back(incident);
        page.records.push_back({{}, evidence()});
    }
    if (stored == 0)
        ops.runs.clear();
    else
        addAlerting(ops, clock.wallNow());
    for (std::size_t i = 0; stored > 3 && ops.deliveries.size() < 100; ++i) {
        auto another = ops.deliveries[i];
        another.createdAt = another.createdAt + -1h;
        ops.deliveries.push_back(std::move(another));
    }
    ops.silences = silences(clock.wallNow(), std::min(stored, 40));
    engine.setPage(std::move(page));
    engine.setStatistics(statistics(stored));
    const auto changed = ops.incidents.empty() ? domain::Incident() : ops.incidents.front();
    engine.publish(stored == 0 ? flatTrading(clock.wallNow(), clock.steadyNow()) : outageTrading(clock.wallNow(), clock.steadyNow()), std::move(ops));
    engine.publish(api::EventBody(api::IncidentChanged{changed}));
}

} // namespace sample
