#include <qcat/ui_models/incident_view.h>

#include <qcat/domain/step_undo.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace qcat::ui
{

namespace
{

struct IncidentView {
    Q_DECLARE_TR_FUNCTIONS(IncidentView)
};

base::Duration harmDistance(const domain::Incident &incident)
{
    for (const auto &harm : incident.timeToHarm)
        if (harm.remaining)
            return *harm.remaining;
    return base::Duration::max();
}

bool isMoreUrgent(const domain::Incident *a, const domain::Incident *b)
{
    const auto distanceA = harmDistance(*a);
    const auto distanceB = harmDistance(*b);
    return distanceA != distanceB ? distanceA < distanceB : a->since < b->since;
}

} // namespace

std::string incidentKey(const domain::Incident &incident)
{
    return incident.fault.value + '/' + incident.instance;
}

QString exposureText(const domain::Exposure &exposure)
{
    QStringList parts;
    parts << IncidentView::tr("%n open order(s)", nullptr, exposure.openOrders)
          << IncidentView::tr("%n position(s)", nullptr, int(exposure.legs.size()))
          << IncidentView::tr("gross %1").arg(decimalText(exposure.gross, 2));
    if (const auto bare = std::ranges::count(exposure.legs, false, &domain::Exposure::Leg::stopAtVenue); bare > 0)
        parts << IncidentView::tr("%n without a stop at the venue", "positions", int(bare));
    if (exposure.unknownOrders > 0)
        parts << IncidentView::tr("%n order(s) of unknown fate", nullptr, exposure.unknownOrders);
    const QString text = parts.join(QStringLiteral(" · "));
    return exposure.known ? text : IncidentView::tr("exposure unknown; last known: %1").arg(text);
}

QString componentTitle(const domain::ComponentId &id, const api::OpsSnapshot &ops)
{
    const api::ComponentView *component = findComponent(ops, id);
    return component ? localText(component->title) : QString::fromStdString(id.value);
}

QString placeText(const domain::Incident &incident, const api::OpsSnapshot &ops)
{
    const QString name = componentTitle(incident.component, ops);
    return incident.instance.empty() ? name : name + QStringLiteral(" · ") + QString::fromStdString(incident.instance);
}

QString harmText(const domain::TimeToHarm &harm, base::Duration sinceSnapshot)
{
    const QString what = harm.words.en.empty() ? findingText(harm.what) : localText(harm.words);
    if (!harm.remaining)
        return what;
    const base::Duration left = *harm.remaining - sinceSnapshot;
    return left > base::Duration::zero()
               ? IncidentView::tr("%1 in %2", "spool full in 47 min").arg(what, durationText(left))
               : IncidentView::tr("%1 now", "spool full now").arg(what);
}

QString stateText(const domain::Incident &incident, const api::OpsSnapshot &ops, base::WallTime now)
{
    const bool resolvesSoon = incident.state == domain::IncidentState::Mitigated && incident.resolvesAt > now;
    QStringList parts{resolvesSoon ? IncidentView::tr("recovered, resolves in %1").arg(durationText(incident.resolvesAt - now))
                                   : word(incident.state)};
    const auto &flags = incident.flags;
    if (flags.silencedBy.isValid()) {
        const auto silence = std::ranges::find(ops.silences, flags.silencedBy, &domain::Silence::id);
        const QString what = flags.maintenance ? IncidentView::tr("in maintenance") : IncidentView::tr("silenced");
        parts << (silence == ops.silences.end() ? what
                                                : IncidentView::tr("%1 until %2", "silenced, a time").arg(what, dateTimeText(silence->until)));
    }
    if (flags.inhibitedBy.isValid())
        parts << IncidentView::tr("waits for %1", "an incident's id").arg(QString::fromStdString(flags.inhibitedBy.value));
    if (flags.flapping)
        parts << IncidentView::tr("comes and goes");
    return parts.join(QStringLiteral(" · "));
}

std::optional<ResponseClock> responseClock(const domain::Incident &incident, base::WallTime now)
{
    const bool runs = incident.state == domain::IncidentState::Open && incident.acknowledgeBy.isValid();
    const base::WallTime from = incident.clockFrom.isValid() ? incident.clockFrom : incident.openedAt;
    if (!runs || !(from < incident.acknowledgeBy))
        return std::nullopt;
    const double total = double((incident.acknowledgeBy - from).count());
    const double gone = double((now - from).count());
    return ResponseClock{std::clamp(gone / total, 0.0, 1.0), incident.acknowledgeBy - now};
}

std::vector<const domain::Incident *> laneOf(const api::OpsSnapshot &ops, domain::Severity severity)
{
    std::vector<const domain::Incident *> lane;
    for (const auto &incident : ops.incidents)
        if (incident.isShown() && incident.severity == severity)
            lane.push_back(&incident);
    std::stable_sort(lane.begin(), lane.end(), isMoreUrgent);
    return lane;
}

const domain::Incident *findIncident(const api::OpsSnapshot &ops, const domain::IncidentId &id)
{
    const auto found = std::ranges::find(ops.incidents, id, &domain::Incident::id);
    return id.isValid() && found != ops.incidents.end() ? &*found : nullptr;
}

const api::ComponentView *findComponent(const api::OpsSnapshot &ops, const domain::ComponentId &id)
{
    const auto found = std::ranges::find(ops.components, id, &api::ComponentView::id);
    return found != ops.components.end() ? &*found : nullptr;
}

const domain::RunbookRun *runOf(const api::OpsSnapshot &ops, const domain::IncidentId &incident)
{
    const domain::RunbookRun *shown = nullptr;
    for (const auto &run : ops.runs) { // newest first
        if (run.incident != incident)
            continue;
        if (run.state == domain::RunState::InProgress)
            return &run;
        if (!shown || (domain::undoneBy(shown->runbook.id) && !domain::undoneBy(run.runbook.id))) // what was taken back stands in the run that did it
            shown = &run;
    }
    return shown;
}

std::vector<domain::RunbookRun> runsOf(const api::OpsSnapshot &ops, const domain::IncidentId &incident)
{
    std::vector<domain::RunbookRun> runs;
    std::copy_if(ops.runs.rbegin(), ops.runs.rend(), std::back_inserter(runs),
                 [&](const auto &run) { return run.incident == incident; });
    return runs;
}

domain::RunbookInputs inputsFor(const domain::Runbook &runbook, const domain::Incident &incident, const api::OpsSnapshot &ops)
{
    std::vector<const domain::Finding *> findings;
    // what is seen now, as far as it is what the incident is about
    if (const auto *component = findComponent(ops, incident.component))
        if (std::ranges::find(incident.symptoms, component->finding.code, &domain::Finding::code) != incident.symptoms.end())
            findings.push_back(&component->finding);
    for (auto symptom = incident.symptoms.rbegin(); symptom != incident.symptoms.rend(); ++symptom)
        findings.push_back(&*symptom);
    for (const auto *finding : findings) {
        domain::RunbookInputs inputs;
        for (const auto &parameter : runbook.parameters)
            if (const auto arg = std::ranges::find(finding->args, parameter.name, &base::Error::Arg::name); arg != finding->args.end())
                inputs[parameter.name] = arg->value;
        if (!inputs.empty())
            return inputs; // of one finding alone: they belong together
    }
    return {};
}

const domain::Runbook *findRunbook(const api::OpsSnapshot &ops, const std::string &id)
{
    const auto found = std::ranges::find(ops.runbooks, id, &domain::Runbook::id);
    return found != ops.runbooks.end() ? &*found : nullptr;
}

} // namespace qcat::ui
