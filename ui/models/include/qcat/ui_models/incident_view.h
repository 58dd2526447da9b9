#pragma once

#include <qcat/api/snapshot.h>

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace qcat::ui
{

// What the pages say about incidents and runs; one place, so that a card, a table and a report agree.

// Names an incident before and after it has an id: its fault and instance. What cards and rows are kept by.
std::string incidentKey(const domain::Incident &incident);
// "6 open orders · 2 positions · gross 41 200.50".
QString exposureText(const domain::Exposure &exposure);
// A component's title; its id where it is not among the components.
QString componentTitle(const domain::ComponentId &id, const api::OpsSnapshot &ops);
// "PostgreSQL · 127.0.0.1:5432/qcat"
QString placeText(const domain::Incident &incident, const api::OpsSnapshot &ops);
// "spool full in 47 min"; the remaining time counts down from when the snapshot was made.
QString harmText(const domain::TimeToHarm &harm, base::Duration sinceSnapshot);

// "Acknowledged", or "recovered, resolves in 12 s"; with what holds beside it: silenced until when, inhibited, flapping.
QString stateText(const domain::Incident &incident, const api::OpsSnapshot &ops, base::WallTime now);

// How much of the time to acknowledge is gone.
struct ResponseClock {
    double used = 0; // 0..1
    base::Duration left{};
    bool isBreached() const { return left <= base::Duration::zero(); }
};
// Empty where no clock runs: suspected, acknowledged, resolved.
std::optional<ResponseClock> responseClock(const domain::Incident &incident, base::WallTime now);

// Shown incidents of one severity, nearest harm first, then oldest.
std::vector<const domain::Incident *> laneOf(const api::OpsSnapshot &ops, domain::Severity severity);
const domain::Incident *findIncident(const api::OpsSnapshot &ops, const domain::IncidentId &id);
const api::ComponentView *findComponent(const api::OpsSnapshot &ops, const domain::ComponentId &id);
// The run that is shown for an incident: the one in progress, else the newest.
const domain::RunbookRun *runOf(const api::OpsSnapshot &ops, const domain::IncidentId &incident);
// All of them, oldest first: for the record.
std::vector<domain::RunbookRun> runsOf(const api::OpsSnapshot &ops, const domain::IncidentId &incident);
// What the incident's own findings say for the parameters of its runbook, the newest first: what the operator need not type.
domain::RunbookInputs inputsFor(const domain::Runbook &runbook, const domain::Incident &incident, const api::OpsSnapshot &ops);
const domain::Runbook *findRunbook(const api::OpsSnapshot &ops, const std::string &id);

// The sentence at the top of the overview, and the line below it.
struct Headline {
    QString title;
    QString detail;
};
Headline headlineOf(const api::Snapshot &snapshot, base::WallTime now, base::Duration opsAge);

} // namespace qcat::ui
