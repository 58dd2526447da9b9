#pragma once

#include "sample_incident.h"
#include "sample_snapshot.h"

// The window in the middle of a database outage, as rich as it gets: three lanes with cards, one of them suspected, the
// components of a real engine, and a runbook run that waits for its confirm.
namespace sample
{

// The moment that all of it is told from.
inline const base::WallTime kOutageNow = kStart + 140s;

inline api::ComponentView component(const char *id, domain::LocalText title, std::vector<domain::ComponentId> on,
                                    base::WallTime now, base::SteadyTime at,
                                    std::vector<domain::Measured> measured = {})
{
    return {.id = {id},
            .title = std::move(title),
            .dependsOn = std::move(on),
            .health = domain::Health::Ok,
            .finding = {},
            .because = {},
            .wallTime = now,
            .at = at,
            .interval = 1s,
            .measured = std::move(measured)};
}

inline std::vector<api::ComponentView> outageComponents(base::WallTime now, base::SteadyTime at)
{
    std::vector<api::ComponentView> all = {
        component("disk", {"Disk", "磁盘"}, {}, now, at, {{"disk_free_ratio", 0.09, "ratio"}}),
        component("memory", {"Memory", "内存"}, {}, now, at),
        component("postgresql", {"PostgreSQL", "PostgreSQL"}, {}, now, at),
        component("redis", {"Redis", "Redis"}, {}, now, at, {{"connect_ms", 84, "ms"}}),
        component("venue", {"Venue", "交易所"}, {}, now, at, {{"working_orders", 6, "1"}}),
        component("market_data", {"Market data", "行情"}, {{"venue"}}, now, at, {{"age", 0.2, "s"}}),
        component("journal", {"Journal", "本地日志账本"}, {{"disk"}}, now, at),
        component("store", {"SQL store", "SQL 存储"}, {{"postgresql"}}, now, at),
        component("engine", {"Trading engine", "交易引擎"}, {{"journal"}}, now, at, {{"heartbeat_age", 0.1, "s"}}),
        component("config", {"Configuration", "配置"}, {}, now, at),
    };
    const domain::Finding refused = finding("postgresql.refused", "127.0.0.1:5432 refuses connections",
                                            domain::Health::Crit, {{"target", "127.0.0.1:5432"}});
    all[2].health = all[7].health = domain::Health::Crit;
    all[2].finding = all[7].finding = refused;
    all[7].because = {"postgresql"};
    all[0].health = all[3].health = domain::Health::Warn;
    return all;
}

inline domain::Incident outageIncident()
{
    domain::Incident i = incident();
    i.symptoms[0].args = {{"target", "127.0.0.1:5432"}};
    i.symptoms[1] = finding("spool.store_unreachable", "the database cannot be reached", domain::Health::Crit,
                            {{"store", "postgresql"}, {"records", "1284"}, {"bytes", "2.2 MB"}, {"share", "0.8 %"}});
    i.consequences = {{"store"}};
    i.timeToHarm[0].what.code = "harm.reducing";
    i.timeToHarm[1].what.code = "harm.spool_full";
    return i;
}

inline domain::Incident slowRedis()
{
    domain::Incident i = incident();
    i.id = {"INC-20261122-0002"};
    i.fault = {"redis.failed"};
    i.title = {"Redis answers slowly", "Redis 响应缓慢"};
    i.component = {"redis"};
    i.instance = "127.0.0.1:6379";
    i.severity = domain::Severity::P1;
    i.state = domain::IncidentState::Acknowledged;
    i.owner = "wang";
    i.since = kStart + -220s;
    i.openedAt = kStart + -190s;
    i.acknowledgedAt = kStart + -60s;
    i.consequences.clear();
    i.timeToHarm.clear();
    i.symptoms.resize(1);
    return i;
}

inline domain::Incident suspectedDisk()
{
    domain::Incident i = slowRedis();
    i.id = {};
    i.fault = {"disk.full"};
    i.title = {"Disk runs low", "磁盘空间不足"};
    i.component = {"disk"};
    i.instance = "/var/lib/qcat";
    i.severity = domain::Severity::P2;
    i.state = domain::IncidentState::Suspected;
    i.owner.clear();
    i.since = kStart + 105s;
    i.opensAt = kOutageNow + 25s;
    return i;
}

inline domain::RunbookRun outageRun()
{
    domain::RunbookRun r = run();
    r.steps[0].finding.args = {{"target", "127.0.0.1:5432"}};
    r.steps[1].reason = "端口未监听，登录无意义";
    r.steps[2].finding = finding("disk.ok", "61 % free", domain::Health::Ok,
                                 {{"path", "/var/lib/postgresql"}, {"free", "122 GB"}, {"share", "61 %"}});
    r.plan = plan();
    r.plan->preconditions = {
        finding("exposure.current", "exposure is fresh", domain::Health::Ok,
                {{"orders", "6"}, {"conditionals", "2"}, {"positions", "2"}, {"gross", "41200.50"}}),
        finding("service.controllable", "the unit can be controlled", domain::Health::Ok,
                {{"target", "postgresql@15-main.service"}, {"state", "failed"}}),
        finding("spool.waiting", "1284 records wait", domain::Health::Ok,
                {{"records", "1284"}, {"bytes", "2.2 MB"}, {"share", "0.8 %"}, {"store", "postgresql"}})};
    return r;
}

// The last 80 minutes of the day: the outage is seen on the curve.
inline api::TradingSnapshot outageTrading(base::WallTime now, base::SteadyTime at)
{
    api::TradingSnapshot t = trading(now, at);
    for (std::size_t i = 0; i < t.equity.size(); ++i)
        t.equity[i].time = now + -12s * int(t.equity.size() - 1 - i);
    return t;
}

// `now` is kOutageNow.
inline api::OpsSnapshot outage(base::WallTime now, base::SteadyTime at)
{
    api::OpsSnapshot o = ops(now, at);
    o.components = outageComponents(now, at);
    o.incidents = {outageIncident(), slowRedis(), suspectedDisk()};
    o.runbooks = {runbook()};
    o.runs = {outageRun()};
    return o;
}

} // namespace sample
