#pragma once

#include <qcat/base/manual_executor.h>
#include <qcat/desk/codes.h>
#include <qcat/desk/incident_desk.h>
#include <qcat/domain/names.h>

#include <QString>
#include <QStringList>

#include <fmt/format.h>

#include <map>
#include <memory>
#include <set>

// A desk on a clock that the test moves, with probes, actions, exposure and a store that the test holds in its hands.
namespace desk_test
{

using namespace qcat;
using namespace std::chrono_literals;
using domain::Health;
using domain::IncidentState;
using domain::RunState;
using domain::StepState;

// What was saved survives the desk, as a file would; a switch makes it fail.
class MemoryStore : public ops::OpsStore
{
public:
    bool failing = false;
    std::map<std::string, domain::Incident> incidents;
    std::map<std::string, domain::Evidence> evidence;
    std::map<std::string, domain::RunbookRun> runs;
    std::map<std::string, domain::Silence> silences;
    std::vector<ops::AuditRecord> audit;
    int ids = 0;
    std::function<void()> onAudit = [] {};

    // A failing store takes nothing of it.
    base::Status transact(const std::function<base::Status()> &work) override
    {
        const auto before = incidents;
        auto done = work();
        if (!done)
            incidents = before;
        return done;
    }
    base::Status saveSilence(const domain::Silence &silence) override
    {
        if (failing)
            return broken();
        silences[silence.id.value] = silence;
        return {};
    }
    base::Result<std::vector<domain::Silence>> loadSilences(int) override { return values(silences); }
    base::Result<ops::AuditHead> auditHead() override { return ops::AuditHead{audit.size(), std::to_string(audit.size())}; }
    base::Result<domain::SilenceId> nextSilenceId(base::WallTime) override
    {
        if (failing)
            return broken();
        return domain::SilenceId{fmt::format("SIL-{}", ++ids)};
    }
    base::Status saveIncident(const domain::Incident &incident) override
    {
        if (failing)
            return broken();
        incidents[incident.id.value] = incident;
        return {};
    }
    base::Status saveEvidence(const domain::IncidentId &incident, const domain::Evidence &seen) override
    {
        if (failing)
            return broken();
        evidence[incident.value] = seen;
        return {};
    }
    base::Status saveRun(const domain::RunbookRun &run) override
    {
        if (failing)
            return broken();
        runs[run.id.value] = run;
        return {};
    }
    base::Status appendAudit(const ops::AuditRecord &record) override
    {
        if (failing)
            return broken();
        audit.push_back(record);
        onAudit();
        return {};
    }
    base::Result<std::vector<domain::Incident>> loadIncidents(int) override { return values(incidents); }
    base::Result<std::vector<domain::RunbookRun>> loadRuns(int) override { return values(runs); }
    base::Result<std::vector<ops::AuditRecord>> loadAudit(int) override { return audit; }
    base::Result<ops::AuditVerdict> verifyAudit(const std::optional<ops::AuditHead> &) override { return ops::AuditVerdict{}; }
    base::Result<domain::IncidentId> nextIncidentId(base::WallTime) override
    {
        if (failing)
            return broken();
        return domain::IncidentId{fmt::format("INC-{}", ++ids)};
    }
    base::Status proveWritable() override { return failing ? base::Status(broken()) : base::Status(); }

private:
    static base::Error broken() { return {"store.disk_full", "no space left on device"}; }
    template <typename T>
    static std::vector<T> values(const std::map<std::string, T> &map)
    {
        std::vector<T> all;
        for (const auto &[key, value] : map)
            all.push_back(value);
        return all;
    }
};

class HeldExposure : public ops::ExposureSource
{
public:
    explicit HeldExposure(const base::Clock &clock) : m_clock(clock) { now.known = true; }
    domain::Exposure now;
    bool fresh = true;

    domain::Exposure exposure() const override
    {
        auto current = now;
        if (fresh)
            current.at = m_clock.steadyNow();
        return current;
    }
    void hold(const char *symbol, int quantity)
    {
        now.equity = base::Decimal::fromInt(100'000);
        now.openOrders = 2;
        now.legs = {
            {"main", symbol, base::Decimal::fromInt(quantity), {}, base::Decimal::fromInt(60'000), {}, {}, true}};
    }

private:
    const base::Clock &m_clock;
};

// Content by its number instead of its hash.
class HeldFiles : public ops::AttachmentStore
{
public:
    std::vector<std::string> files;
    base::Result<std::string> keep(std::string_view bytes) override
    {
        files.emplace_back(bytes);
        return fmt::format("hash{}", files.size());
    }
};

struct World {
    std::map<std::string, Health> health; // by probe
    std::set<std::string> hung;           // probes that do not answer
    std::map<std::string, int> looks;
};

class WorldProbe : public ops::Probe
{
public:
    WorldProbe(World &world, const base::Clock &clock, std::string id, std::string component)
        : m_world(world), m_clock(clock), m_id(std::move(id)), m_component(std::move(component))
    {
    }
    domain::ProbeId id() const override { return {m_id}; }
    domain::ComponentId component() const override { return {m_component}; }
    std::string instance() const override { return "one"; }
    void run(const base::CallLimits &, std::function<void(domain::ProbeResult)> done) override
    {
        ++m_world.looks[m_id];
        if (m_world.hung.contains(m_id)) {
            m_pending.push_back(std::move(done));
            return;
        }
        const auto health = m_world.health.contains(m_id) ? m_world.health.at(m_id) : Health::Ok;
        done({id(),
              component(),
              instance(),
              health,
              {m_id + "." + std::string(name(health)), m_id + " is so", {}, health},
              {},
              m_clock.wallNow(),
              m_clock.steadyNow(),
              {}});
    }

private:
    World &m_world;
    const base::Clock &m_clock;
    std::string m_id;
    std::string m_component;
    std::vector<std::function<void(domain::ProbeResult)>> m_pending;
};

// Keeps what it was asked; answers when the test says so, or at once.
struct ActionLog {
    std::vector<std::string> ran;
    std::map<std::string, std::string> inputs; // of the last
    std::function<void(base::Result<ops::ActionOutcome>)> pending;
    bool answersAtOnce = true;
    base::CancelToken cancel;
    ops::ActionOutcome outcome{{"action.done", "done", {}, Health::Ok}, "password=hunter2 rest"};
};

class LoggedAction : public ops::Action
{
public:
    LoggedAction(ActionLog &log, std::string name, domain::StepMode mode)
        : m_log(log), m_name(std::move(name)), m_mode(mode)
    {
    }
    std::string name() const override { return m_name; }
    domain::StepMode mode() const override { return m_mode; }
    void plan(const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done) override
    {
        done(ops::ActionPlan{"restart it", "unit.service", {}});
    }
    void run(const ops::ActionRequest &request, const base::CallLimits &limits, std::function<void(std::string)>,
             base::Done<ops::ActionOutcome> done) override
    {
        m_log.ran.push_back(request.action);
        m_log.inputs = request.inputs;
        m_log.cancel = limits.cancel;
        if (m_log.answersAtOnce)
            done(m_log.outcome);
        else
            m_log.pending = done;
    }

private:
    ActionLog &m_log;
    std::string m_name;
    domain::StepMode m_mode;
};

inline domain::RunbookStep step(std::string name, std::string action, domain::StepMode mode = domain::StepMode::Read)
{
    domain::RunbookStep s;
    s.name = std::move(name);
    s.action = std::move(action);
    s.mode = mode;
    s.timeout = 30s;
    return s;
}

class DeskFixture
{
public:
    base::ManualClock clock;
    base::ManualExecutor executor{clock};
    MemoryStore store;
    HeldExposure exposure{clock};
    HeldFiles attachments;
    World world;
    ActionLog reads, mutations, settings;
    ops::DeskConfig config;
    std::vector<api::EventBody> events;
    std::unique_ptr<ops::IncidentDesk> desk;
    ops::IncidentListener *listener = nullptr;
    domain::Evidence surroundings;

    DeskFixture()
    {
        config.components = {{{"database"}, {}, {}}, {{"store"}, {}, {{"database"}}}, {{"report"}, {}, {{"store"}}}};
        config.faults = {fault("database.down", "database", domain::Severity::P1, domain::Severity::P0),
                         fault("store.behind", "store", domain::Severity::P2, domain::Severity::P2),
                         fault("report.late", "report", domain::Severity::P3, domain::Severity::P3)};
        config.acknowledgeWithin = {5min, 60min, 4h, 24h};
        domain::Runbook runbook;
        runbook.id = "mend.database";
        runbook.hash = "abc";
        runbook.fault = {"database.down"};
        runbook.steps = {step("look", "look.around"), step("check", "look.around"), restartStep(),
                         step("verify", "probe.wait"), step("caught_up", "look.around")};
        runbook.steps[3].inputs = {{"probe", "database"}, {"stable_for", "3s"}};
        config.runbooks = {runbook};
    }

    static ops::FaultDefinition fault(std::string id, std::string component, domain::Severity severity,
                                      domain::Severity exposed)
    {
        ops::FaultDefinition f;
        f.id = {std::move(id)};
        f.component = {component};
        f.probes = {{component}};
        f.severity = severity;
        f.severityWithExposure = exposed;
        f.openAfter = 10s;
        f.clearAfter = 30s;
        f.runbook = "mend.database";
        return f;
    }
    static domain::RunbookStep restartStep()
    {
        auto s = step("restart", "act.restart", domain::StepMode::Mutate);
        s.confirm = domain::Confirm::Typed;
        s.confirmPhrase = "RESTART unit.service";
        return s;
    }

    void startWith(ops::IncidentListener &told)
    {
        listener = &told;
        start();
    }
    void start()
    {
        std::vector<std::unique_ptr<ops::Action>> actions;
        actions.push_back(std::make_unique<LoggedAction>(reads, "look.around", domain::StepMode::Read));
        actions.push_back(std::make_unique<LoggedAction>(mutations, "act.restart", domain::StepMode::Mutate));
        actions.push_back(std::make_unique<LoggedAction>(settings, "pool.resize", domain::StepMode::Mutate));
        desk =
            std::make_unique<ops::IncidentDesk>(config, store, exposure, clock, executor, std::move(actions),
                                                [this](api::EventBody event) { events.push_back(std::move(event)); });
        for (const char *name : {"database", "store", "report"})
            desk->addProbe(std::make_unique<WorldProbe>(world, clock, name, name), 1s, 900ms);
        if (listener)
            desk->setListener(*listener);
        desk->setAttachments(attachments);
        desk->setSurroundings([this] { return surroundings; });
        if (auto started = desk->start(); !started)
            qFatal("%s", started.error().message.c_str());
        executor.runAll();
    }
    // As after a crash: a new desk over the same store.
    void restart()
    {
        desk.reset();
        start();
    }
    void pass(base::Duration time) { executor.advance(time); }
    // The database fails and stays so until it is an open incident.
    domain::IncidentId breakDatabase()
    {
        world.health["database"] = Health::Crit;
        pass(12s);
        return incidents().at(0).id;
    }

    QString say(api::CommandBody body, std::string *created = nullptr)
    {
        QString answer = QStringLiteral("no answer");
        desk->handle({"ann", std::move(body)}, [&](base::Result<std::string> result) {
            answer = result ? QStringLiteral("ok") : QString::fromStdString(result.error().code);
            if (result && created)
                *created = *result;
        });
        executor.runAll();
        return answer;
    }

    api::OpsSnapshot snapshot() const
    {
        api::OpsSnapshot s;
        desk->describe(s);
        return s;
    }
    std::vector<domain::Incident> incidents() const { return snapshot().incidents; }
    domain::Incident incident(const domain::IncidentId &id) const
    {
        for (const auto &i : incidents())
            if (i.id == id)
                return i;
        return {};
    }
    domain::RunbookRun run() const { return snapshot().runs.at(0); }
    QString stepState(const char *name) const
    {
        for (const auto &s : run().steps)
            if (s.name == name)
                return QString::fromStdString(std::string(domain::name(s.state)));
        return {};
    }

    // "suspected P0 database.down | open P2 store.behind"
    QString shown() const
    {
        QStringList lines;
        for (const auto &i : incidents())
            lines << QString::fromStdString(fmt::format("{} {} {}", name(i.state), name(i.severity), i.fault.value));
        return lines.join(QStringLiteral(" | "));
    }
    static QString codes(const domain::Incident &incident)
    {
        QStringList all;
        for (const auto &entry : incident.timeline)
            all << QString::fromStdString(entry.what.code);
        return all.join(QLatin1Char(' '));
    }
    int notices(std::string_view code) const
    {
        int count = 0;
        for (const auto &event : events)
            if (const auto *notice = std::get_if<api::Notice>(&event))
                count += notice->what.code == code;
        return count;
    }
};

} // namespace desk_test
