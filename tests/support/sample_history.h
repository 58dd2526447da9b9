#pragma once

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

inline domain::StatisticsGroup statisticsGroup(std::string key, std::int64_t count)
{
    return {std::move(key), count, {8, 19}, {95, 410}, {900, 7200}};
}

inline domain::IncidentStatistics statistics(std::int64_t count)
{
    domain::IncidentStatistics all;
    all.all = count ? statisticsGroup({}, count) : domain::StatisticsGroup();
    for (int level = 0; level < 4 && count; ++level)
        all.bySeverity.push_back(statisticsGroup(fmt::format("P{}", level), std::max<std::int64_t>(1, count * (level + 1) / 10)));
    for (const char *component : {"postgresql", "redis", "disk"})
        if (count)
            all.byComponent.push_back(statisticsGroup(component, std::max<std::int64_t>(1, count / 3)));
    for (int month = 1; month <= (count > 3 ? 11 : count ? 1 : 0); ++month)
        all.byMonth.push_back(statisticsGroup(fmt::format("2026-{:02}", month), std::max<std::int64_t>(1, count / 11 + month * 7)));
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
    engine.setPage(std::move(page));
    engine.setStatistics(statistics(stored));
    engine.publish(outageTrading(clock.wallNow(), clock.steadyNow()), std::move(ops));
    engine.publish(api::EventBody(api::IncidentChanged{}));
}

} // namespace sample
