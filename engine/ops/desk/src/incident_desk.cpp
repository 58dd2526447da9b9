#include <qcat/desk/incident_desk.h>

#include "audit.h"
#include "component_board.h"
#include "detection.h"
#include "evidence.h"
#include "exposure_action.h"
#include "external_alerts.h"
#include "findings.h"
#include "incident_book.h"
#include "live_executor.h"
#include "probe_schedule.h"
#include "run_book.h"
#include "runbook_runner.h"
#include "silence_book.h"
#include "probe_look.h"
#include "stability_watch.h"
#include "step_gate.h"

#include <qcat/desk/codes.h>

#include <type_traits>

namespace qcat::ops
{

namespace
{

constexpr base::Duration kTick = std::chrono::seconds(1);
constexpr std::size_t kShownIncidents = 200;
constexpr std::size_t kShownRuns = 50;
constexpr base::Duration kTestAlertLasts = std::chrono::minutes(10); // who tries the way seldom says that it is over
constexpr std::size_t kShownSilencesOver = 50;

} // namespace

struct IncidentDesk::Parts {
    Parts(DeskConfig deskConfig, OpsStore &store, const ExposureSource &exposure, const base::Clock &deskClock,
          base::Executor &deskExecutor, std::vector<std::unique_ptr<Action>> handed, Publish publish)
        : config(std::move(deskConfig)), executor(deskExecutor), actions(std::move(handed)), audit(store, deskClock, config.redact),
          board(config.components), incidents(config, store, exposure, deskClock, publish),
          silences(config, store, audit, deskClock, [this] { return incidents.openOnes(); },
                   [publish](domain::Finding what) { publish(api::Notice{std::move(what)}); }),
          schedule(executor, deskClock, [this](domain::ProbeResult result) { take(std::move(result)); }),
          detection(config, incidents, schedule, executor, deskClock), stability(schedule, executor, deskClock), looking(schedule, executor),
          exposureReading(exposure), runs(store, deskClock, publish),
          approvals(runs, audit, incidents, config.redact, deskClock, [publish](domain::Finding what) { publish(api::Notice{std::move(what)}); }), gate(config, exposure, deskClock, [this]() -> const std::vector<domain::RunbookRun> & { return runs.all(); }), external(deskClock),
          runner({config, actionsByName, incidents, detection, runs, approvals, gate, audit, executor, deskClock})
    {
        incidents.setEvidence([this](const domain::Incident &incident) { return evidenceFor(incident, surroundings(), views(), config.redact); });
        incidents.setSigns([this](const domain::Incident &incident) { return detection.signOf(incident); });
        incidents.setSilences([this](const domain::Incident &incident) { return silences.holding(incident); });
        actionsByName[stability.name()] = &stability;
        actionsByName[looking.name()] = &looking;
        actionsByName[exposureReading.name()] = &exposureReading;
        for (const auto &action : actions)
            actionsByName[action->name()] = action.get();
    }

    void take(domain::ProbeResult result)
    {
        result.finding = config.redact(std::move(result.finding));
        board.take(result, schedule.interval(result.probe));
        detection.take(result);
        stability.take(result);
        looking.take(result);
        runner.settle();
    }

    std::vector<api::ComponentView> views() const
    {
        return board.views([this](const auto &component) { return detection.rootOf(component); });
    }

    // Its name and instance become those of the incident.
    domain::ExternalAlert redactedAlert(domain::ExternalAlert alert) const
    {
        for (auto *text : {&alert.name, &alert.instance, &alert.summary})
            *text = config.redact(*text);
        return alert;
    }

    void report(const domain::ExternalAlert &alert)
    {
        for (auto &result : external.take(redactedAlert(alert)))
            take(std::move(result));
    }

    // The open incident that the last of them is in, if there is one.
    std::string report(const std::vector<domain::ExternalAlert> &alerts)
    {
        for (const auto &alert : alerts) {
            report(alert);
            if (alert.test && alert.firing) {
                auto over = alert;
                over.firing = false;
                executor.postAfter(kTestAlertLasts, [this, over] { report(over); });
            }
        }
        return alerts.empty() ? std::string() : incidents.openAt({"external"}, external.instanceOf(redactedAlert(alerts.back()))).value;
    }

    void tick()
    {
        detection.tick();
        incidents.tick();
        executor.postAfter(kTick, [this] { tick(); });
    }

    // A silence is in force, or not any more, at once.
    template <typename T>
    T withSilences(T changed)
    {
        if (changed)
            incidents.applySilences();
        return changed;
    }

    base::Status audited(base::Status done, const std::string &actor, const std::string &action,
                         const std::string &target)
    {
        if (done)
            if (auto written = audit.write(actor, action, target, {}); !written)
                incidents.storeFailed(written.error());
        return done;
    }

    DeskConfig config;
    LiveExecutor executor;
    std::vector<std::unique_ptr<Action>> actions;
    RunbookRunner::Actions actionsByName;
    Audit audit;
    ComponentBoard board;
    IncidentBook incidents;
    SilenceBook silences;
    ProbeSchedule schedule;
    Detection detection;
    StabilityWatch stability;
    ProbeLook looking;
    ExposureAction exposureReading;
    RunBook runs;
    RunApprovals approvals;
    StepGate gate;
    ExternalAlerts external;
    RunbookRunner runner;
    Surroundings surroundings = [] { return domain::Evidence(); };
};

IncidentDesk::IncidentDesk(DeskConfig config, OpsStore &store, const ExposureSource &exposure, const base::Clock &clock,
                           base::Executor &executor, std::vector<std::unique_ptr<Action>> actions, Publish publish)
    : m_parts(std::make_unique<Parts>(std::move(config), store, exposure, clock, executor, std::move(actions),
                                      std::move(publish)))
{
}

IncidentDesk::~IncidentDesk()
{
    stop();
    m_parts->executor.end();
}

void IncidentDesk::addProbe(std::unique_ptr<Probe> probe, base::Duration interval, base::Duration timeout)
{
    m_parts->board.expect(probe->component());
    m_parts->schedule.add(std::move(probe), interval, timeout);
}

base::Status IncidentDesk::start()
{
    auto incidents = m_parts->incidents.load();
    auto silences = incidents ? m_parts->silences.load() : incidents;
    auto runs = silences ? m_parts->runner.load() : silences;
    m_parts->detection.adopt(m_parts->incidents.openOnes());
    m_parts->schedule.start();
    m_parts->tick();
    return runs;
}

void IncidentDesk::stop()
{
    m_parts->schedule.stop();
    m_parts->runner.cancelAll();
}

void IncidentDesk::probeNow()
{
    m_parts->schedule.runAllNow();
}

void IncidentDesk::probeNow(const domain::ProbeId &probe)
{
    m_parts->schedule.runNow(probe);
}

void IncidentDesk::report(domain::ProbeResult result)
{
    m_parts->take(std::move(result));
}

void IncidentDesk::recordNotification(const domain::IncidentId &incident, domain::Finding what)
{
    m_parts->incidents.record(incident, domain::TimelineKind::Notification, "qcat", std::move(what));
}

void IncidentDesk::takeUp(const domain::Incident &told, std::size_t firstNew)
{
    m_parts->incidents.takeUp(told, firstNew);
}

void IncidentDesk::setListener(IncidentListener &listener)
{
    m_parts->incidents.setListener(listener);
}

void IncidentDesk::setAttachments(AttachmentStore &store)
{
    m_parts->incidents.setAttachments(store);
}

void IncidentDesk::setSurroundings(Surroundings surroundings)
{
    m_parts->surroundings = std::move(surroundings);
}

void IncidentDesk::setTimeToHarm(domain::ComponentId component, std::vector<domain::TimeToHarm> harms)
{
    m_parts->incidents.setTimeToHarm(component, std::move(harms));
}

void IncidentDesk::handle(const api::Command &command, Answer answer)
{
    auto &parts = *m_parts;
    const auto &actor = command.actor;
    const auto reply = [&](base::Status done) {
        answer(done ? base::Result<std::string>(std::string()) : done.error());
    };
    std::visit(
        [&](const auto &body) {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, api::AcknowledgeIncident>) {
                reply(parts.audited(parts.incidents.acknowledge(body.incident, actor), actor, "incident.acknowledge",
                                    body.incident.value));
            } else if constexpr (std::is_same_v<Body, api::ResolveIncident>) {
                auto resolved = parts.incidents.resolve(body.incident, body.summary, actor);
                if (resolved)
                    parts.detection.forget(body.incident);
                reply(parts.audited(std::move(resolved), actor, "incident.resolve", body.incident.value));
            } else if constexpr (std::is_same_v<Body, api::CloseIncident>) {
                reply(parts.audited(parts.incidents.close(body.incident, actor), actor, "incident.close",
                                    body.incident.value));
            } else if constexpr (std::is_same_v<Body, api::AddNote>) {
                reply(parts.audited(parts.incidents.note(body.incident, body.text, actor), actor, "incident.note", body.incident.value));
            } else if constexpr (std::is_same_v<Body, api::AttachFile>) {
                auto kept = parts.incidents.attach(body, actor);
                if (kept)
                    (void)parts.audited({}, actor, "incident.attach", body.incident.value + " sha256 " + *kept);
                answer(std::move(kept));
            } else if constexpr (std::is_same_v<Body, api::ReportAlerts>) {
                answer(parts.report(body.alerts));
            } else if constexpr (std::is_same_v<Body, api::AssignIncident>) {
                reply(parts.audited(parts.incidents.assign(body.incident, body.owner, actor), actor, "incident.assign", body.incident.value));
            } else if constexpr (std::is_same_v<Body, api::MergeIncident>) {
                auto merged = parts.incidents.merge(body.incident, body.into, actor);
                if (merged)
                    parts.detection.merged(body.incident);
                reply(parts.audited(std::move(merged), actor, "incident.merge", body.incident.value + " into " + body.into.value));
            } else if constexpr (std::is_same_v<Body, api::AddSilence>) {
                answer(parts.withSilences(parts.silences.add(body, actor)));
            } else if constexpr (std::is_same_v<Body, api::ApproveSilence>) {
                reply(parts.withSilences(parts.silences.approve(body.silence, actor)));
            } else if constexpr (std::is_same_v<Body, api::EndSilence>) {
                reply(parts.withSilences(parts.silences.end(body.silence, actor)));
            } else if constexpr (std::is_same_v<Body, api::StartRunbook>) {
                answer(parts.runner.start(body, actor));
            } else if constexpr (std::is_same_v<Body, api::RunReads>) {
                reply(parts.runner.runReads(body, actor));
            } else if constexpr (std::is_same_v<Body, api::PlanStep>) {
                parts.runner.plan(body, answer);
            } else if constexpr (std::is_same_v<Body, api::RunStep>) {
                reply(parts.runner.runStep(body, actor));
            } else if constexpr (std::is_same_v<Body, api::SkipStep>) {
                reply(parts.runner.skip(body, actor));
            } else if constexpr (std::is_same_v<Body, api::CancelStep>) {
                reply(parts.runner.cancel(body, actor));
            } else if constexpr (std::is_same_v<Body, api::RequestApproval>) {
                reply(parts.runner.requestApproval(body, actor));
            } else if constexpr (std::is_same_v<Body, api::ApproveStep>) {
                reply(parts.runner.approve(body, actor));
            } else if constexpr (std::is_same_v<Body, api::EscalateRun>) {
                reply(parts.runner.escalate(body, actor));
            } else if constexpr (std::is_same_v<Body, api::AbortRun>) {
                reply(parts.runner.abort(body, actor));
            } else {
                answer(refusal(code::kNotMine, "not a command of the incident desk"));
            }
        },
        command.body);
}

void IncidentDesk::describe(api::OpsSnapshot &into) const
{
    into.components = m_parts->views();
    into.incidents = m_parts->incidents.newest(kShownIncidents);
    into.silences = m_parts->silences.newest(kShownSilencesOver);
    into.runs = m_parts->runs.newest(kShownRuns);
    into.runbooks = m_parts->config.runbooks;
}

} // namespace qcat::ops
