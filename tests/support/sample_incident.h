#pragma once

#include <qcat/domain/incident.h>
#include <qcat/domain/runbook_run.h>

// A database outage as the desk records it: what reports and pages are tested and pictured with. 2026-11-22 03:12:07
// UTC is its start.
namespace sample
{

using namespace qcat;
using namespace std::chrono_literals;

inline constexpr base::WallTime kStart{1'795'317'127'000'000'000};

inline base::Decimal decimal(const char *text)
{
    return *base::Decimal::parse(text);
}

inline domain::Finding finding(std::string code, std::string text, domain::Health health,
                               std::vector<base::Error::Arg> args = {})
{
    return {std::move(code), std::move(text), std::move(args), health};
}

inline domain::Exposure exposure()
{
    domain::Exposure e;
    e.known = true;
    e.wallTime = kStart;
    e.openOrders = 6;
    e.conditionalOrders = 2;
    e.gross = decimal("41200.50");
    e.equity = decimal("100214.30");
    e.legs = {{"main", "BTCUSDT", decimal("0.42"), decimal("61366.2"), decimal("61799.7"), decimal("182.10"),
               decimal("48210"), true},
              {"main", "ETHUSDT", decimal("-3.1"), decimal("2601"), decimal("2605"), decimal("-12.40"),
               decimal("3390.5"), true}};
    return e;
}

inline domain::RunbookStep step(std::string name, domain::LocalText title, domain::LocalText looksFor,
                                std::string action)
{
    domain::RunbookStep s;
    s.name = std::move(name);
    s.title = std::move(title);
    s.looksFor = std::move(looksFor);
    s.action = std::move(action);
    s.timeout = 10s;
    s.expectedDuration = 2s;
    return s;
}

inline domain::Runbook runbook()
{
    domain::Runbook r;
    r.id = "database-connection-failed";
    r.version = 3;
    r.hash = "0d1f5f3c9a8e4b7766554433221100ffeeddccbbaa99887766554433221100ff";
    r.title = {"Database connection failed", "数据库连接失败"};
    r.fault = {"database.connection_failed"};
    r.component = {"postgresql"};
    r.steps = {step("port", {"Is the port open?", "端口是否监听"},
                    {"Connects to the port, no login.", "只连端口，不登录。"}, "net.connect"),
               step("login", {"Does it accept a login?", "能否登录"}, {"Logs in as qcat_user.", "以 qcat_user 登录。"},
                    "pg.connect"),
               step("disk", {"Is there room on the disk?", "磁盘空间"},
                    {"Reads free space of the data folder.", "读取数据目录剩余空间。"}, "host.disk"),
               step("restart", {"Restart PostgreSQL", "重启 PostgreSQL"},
                    {"Starts the server again.", "重新启动数据库服务。"}, "service.restart"),
               step("verify", {"Is it healthy again?", "校验：连接并稳定"},
                    {"Waits until the probe is healthy.", "等待探测连续正常。"}, "probe.wait")};
    auto &restart = r.steps[3];
    restart.mode = domain::StepMode::Mutate;
    restart.risk = domain::Risk::High;
    restart.confirm = domain::Confirm::Typed;
    restart.confirmPhrase = "RESTART postgresql";
    restart.expectedDuration = 20s;
    restart.timeout = 90s;
    restart.effect = {
        "Open orders and positions stay as they are at the venue; trading goes on from the local journal.",
        "交易所的当前委托和持仓不变，交易依靠本地日志继续。"};
    restart.undo = {"None. If it fails, call the database administrator.", "不可撤销；失败则升级给值班 DBA。"};
    return r;
}

inline domain::Incident incident()
{
    using domain::TimelineKind;
    domain::Incident i;
    i.id = {"INC-20261122-0001"};
    i.fault = {"database.connection_failed"};
    i.title = {"Database connection failed", "数据库连接失败"};
    i.component = {"postgresql"};
    i.instance = "127.0.0.1:5432/qcat";
    i.severity = domain::Severity::P0;
    i.state = domain::IncidentState::Open;
    i.since = kStart;
    i.openedAt = kStart + 10s;
    i.acknowledgeBy = kStart + 310s;
    i.runbook = "database-connection-failed";
    i.exposureAtStart = exposure();
    i.meaning = {"Trading goes on from the local journal; orders and fills are recorded in the database later.",
                 "交易依靠本地日志继续；委托与成交稍后补写入数据库。"};
    i.symptoms = {finding("postgresql.refused", "connection to 127.0.0.1:5432 refused", domain::Health::Crit),
                  finding("store.write_failed", "writing failed, 1284 records wait", domain::Health::Crit)};
    i.consequences = {{"pool"}, {"reports"}};
    i.timeToHarm = {{finding("trading.reducing_soon", "new risk stops", domain::Health::Warn), 198s},
                    {finding("spool.full_soon", "spool full", domain::Health::Crit), 12000s}};
    i.timeline = {{kStart, TimelineKind::Suspected, "qcat", i.symptoms[0]},
                  {kStart + 10s, TimelineKind::Opened, "qcat",
                   finding("incident.opened", "opened after 10 s", domain::Health::Crit)},
                  {kStart + 12s, TimelineKind::SymptomAdded, "qcat", i.symptoms[1]}};
    return i;
}

// The same, mended: acknowledged, its runbook run to the end.
inline domain::Incident resolvedIncident()
{
    using domain::TimelineKind;
    domain::Incident i = incident();
    i.state = domain::IncidentState::Resolved;
    i.owner = "wang";
    i.acknowledgedAt = kStart + 108s;
    i.resolvedAt = kStart + 262s;
    i.timeline.push_back({kStart + 108s, TimelineKind::Acknowledged, "wang",
                          finding("incident.acknowledged", "acknowledged", domain::Health::Ok)});
    i.timeline.push_back({kStart + 120s, TimelineKind::Note, "wang",
                          finding("incident.note", "=cmd|' /C calc'!A0, \"asked\" the DBA", domain::Health::Ok)});
    i.timeline.push_back({kStart + 262s, TimelineKind::Resolved, "qcat",
                          finding("incident.resolved", "healthy for 30 s", domain::Health::Ok)});
    return i;
}

// A run in the middle: diagnosis done, the restart waits with its plan.
inline domain::RunbookRun run()
{
    using domain::StepState;
    domain::RunbookRun r;
    r.id = {"RUN-1"};
    r.incident = {"INC-20261122-0001"};
    r.runbook = runbook();
    r.operatorName = "wang";
    r.startedAt = kStart + 115s;
    r.steps = {{"port", StepState::Finding,
                finding("postgresql.refused", "5432 refuses connections", domain::Health::Crit),
                "connect 127.0.0.1:5432: Connection refused\n", false, kStart + 116s, kStart + 116s + 12ms, "wang", ""},
               {"login", StepState::Skipped, {}, "", false, {}, {}, "wang", "the port is closed"},
               {"disk", StepState::Done, finding("host.disk_free", "61 % of the disk is free", domain::Health::Ok),
                "/var/lib/postgresql 61 %\n", false, kStart + 116s, kStart + 117s, "wang", ""},
               {"restart", StepState::Waiting, {}, "", false, {}, {}, "", ""},
               {"verify", StepState::Waiting, {}, "", false, {}, {}, "", ""}};
    return r;
}

inline domain::StepPlan plan()
{
    domain::StepPlan p;
    p.step = "restart";
    p.action = "systemd RestartUnit(\"postgresql@15-main.service\", \"fail\")";
    p.target = "127.0.0.1:5432, cluster 15/main";
    p.preconditions = {finding("plan.exposure_fresh", "exposure read 2 s ago", domain::Health::Ok),
                       finding("plan.no_backup_running", "no backup runs", domain::Health::Ok),
                       finding("plan.spool_has_room", "99.2 % of the spool is free", domain::Health::Ok)};
    p.exposure = exposure();
    p.expectedDuration = 20s;
    p.token = "plan-7";
    p.madeAt = kStart + 130s;
    return p;
}

inline domain::RunbookRun finishedRun()
{
    using domain::StepState;
    domain::RunbookRun r = run();
    r.state = domain::RunState::Succeeded;
    r.finishedAt = kStart + 262s;
    r.steps[3] = {"restart",
                  StepState::Done,
                  finding("service.restarted", "restarted in 4.1 s", domain::Health::Ok),
                  "",
                  false,
                  kStart + 140s,
                  kStart + 144s + 100ms,
                  "wang",
                  ""};
    r.steps[4] = {"verify",
                  StepState::Done,
                  finding("probe.stable", "healthy for 30 s", domain::Health::Ok),
                  "",
                  false,
                  kStart + 232s,
                  kStart + 262s,
                  "wang",
                  ""};
    return r;
}

} // namespace sample
