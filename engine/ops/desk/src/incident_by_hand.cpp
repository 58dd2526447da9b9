#include "incident_book.h"

#include "attachments.h"
#include "findings.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/names.h>

#include <fmt/format.h>

// What people do with incidents, and when it is refused.
namespace qcat::ops
{

namespace
{

using domain::IncidentState;
using domain::TimelineKind;

constexpr std::size_t kMostNoteBytes = 4096;
constexpr const char *kByHand = "by_hand"; // in the place of a fault

base::Status checkedText(std::string_view what, const std::string &text)
{
    if (base::Error::Arg arg{"what", std::string(what)}; text.empty())
        return refusal(code::kTextMissing, fmt::format("the {} is empty: say it in words", what), {arg});
    else if (text.size() > kMostNoteBytes)
        return refusal(code::kTextTooLong,
                       fmt::format("the {} is {} bytes long; at most {} are kept", what, text.size(), kMostNoteBytes),
                       {arg, {"limit", std::to_string(kMostNoteBytes)}});
    return {};
}

} // namespace

domain::IncidentId IncidentBook::openByHand(const domain::Runbook &tool, const std::string &actor)
{
    domain::Incident incident;
    incident.id = nextId();
    incident.fault.value = kByHand;
    incident.title = tool.title;
    incident.component = tool.component;
    incident.severity = domain::Severity::P3;
    incident.state = IncidentState::Acknowledged;
    incident.origin = domain::IncidentOrigin::ByHand;
    incident.since = incident.openedAt = incident.acknowledgedAt = incident.clockFrom = m_clock.wallNow();
    incident.owner = actor;
    incident.runbook = tool.id;
    append(incident, TimelineKind::Opened, actor,
           finding(code::kIncidentByHand, fmt::format("{} takes the runbook \"{}\" by hand", actor, tool.id),
                   {{"runbook", tool.id}, {"by", actor}}));
    incident.exposureAtStart = m_exposure.exposure();
    noteExposure(incident);
    m_incidents.push_back(std::move(incident));
    commit(m_incidents.back());
    return m_incidents.back().id;
}

void IncidentBook::closeByHand(const domain::IncidentId &id, const std::string &run, const std::string &actor)
{
    auto *incident = found(id);
    if (!incident || incident->fault.value != kByHand || isOver(*incident))
        return;
    resolved(*incident, actor,
             finding(code::kIncidentResolvedByHand, fmt::format("{} was stopped", run), {{"summary", run}}));
}

base::Status IncidentBook::acknowledge(const domain::IncidentId &id, const std::string &actor)
{
    auto incident = needed(id);
    if (!incident)
        return incident.error();
    auto &at = **incident;
    if (isOver(at))
        return refusal(code::kAlreadyResolved, fmt::format("{} is already {}", id.value, name(at.state)),
                       {{"incident", id.value}});
    if (at.acknowledgedAt.isValid())
        return refusal(code::kAlreadyAcknowledged, fmt::format("{} was acknowledged by {}", id.value, at.owner),
                       {{"incident", id.value}, {"by", at.owner}});
    at.acknowledgedAt = m_clock.wallNow();
    at.owner = actor;
    if (at.state == IncidentState::Open)
        at.state = IncidentState::Acknowledged;
    touched(at, actor);
    append(at, TimelineKind::Acknowledged, actor,
           finding(code::kIncidentAcknowledged, fmt::format("acknowledged by {}", actor), {{"by", actor}}));
    commit(at);
    return {};
}

base::Status IncidentBook::resolve(const domain::IncidentId &id, const std::string &summary, const std::string &actor)
{
    auto incident = needed(id);
    if (!incident)
        return incident.error();
    if (isOver(**incident))
        return refusal(code::kAlreadyResolved, fmt::format("{} is already {}", id.value, name((*incident)->state)),
                       {{"incident", id.value}});
    if (auto text = checkedText("summary", summary); !text)
        return text;
    if (auto gone = notSeen(**incident); !gone)
        return gone;
    resolved(**incident, actor, finding(code::kIncidentResolvedByHand, summary, {{"summary", summary}}));
    return {};
}

base::Status IncidentBook::close(const domain::IncidentId &id, const std::string &actor)
{
    auto incident = needed(id);
    if (!incident)
        return incident.error();
    auto &at = **incident;
    if (at.state == IncidentState::Closed)
        return refusal(code::kAlreadyClosed, fmt::format("{} is already closed", id.value), {{"incident", id.value}});
    if (at.state != IncidentState::Resolved)
        return refusal(code::kNotResolved, fmt::format("{} is {}; resolve it first", id.value, name(at.state)),
                       {{"incident", id.value}, {"state", std::string(name(at.state))}});
    if (auto gone = notSeen(at); !gone)
        return gone;
    at.state = IncidentState::Closed;
    append(at, TimelineKind::Closed, actor, finding(code::kIncidentClosed, fmt::format("closed by {}", actor)));
    commit(at);
    return {};
}

base::Status IncidentBook::notSeen(const domain::Incident &incident) const
{
    const auto *const sign = m_signOf(incident);
    if (!sign)
        return {};
    const auto age = base::toShortText(m_clock.steadyNow() - sign->at);
    return refusal(code::kStillSeen,
                   fmt::format("{} is not over: {} still sees it ({}, {} ago). Take its runbook; meanwhile give it an owner or silence it",
                               incident.id.value, sign->probe.value, sign->finding.text, age),
                   {{"incident", incident.id.value}, {"probe", sign->probe.value}, {"said", sign->finding.text}, {"age", age}});
}

base::Status IncidentBook::note(const domain::IncidentId &id, const std::string &text, const std::string &actor)
{
    auto incident = needed(id);
    if (!incident)
        return incident.error();
    if (auto checked = checkedText("note", text); !checked)
        return checked;
    append(**incident, TimelineKind::Note, actor, finding(code::kIncidentNote, text, {{"text", text}}));
    touched(**incident, actor);
    commit(**incident);
    return {};
}

// The content is durable before the record names it.
base::Result<std::string> IncidentBook::attach(const api::AttachFile &file, const std::string &actor)
{
    auto incident = needed(file.incident);
    if (!incident)
        return incident.error();
    if (auto may = mayAttach(**incident, file, m_config.redact); !may)
        return may.error();
    auto kept = m_attachments ? m_attachments->keep(file.content.bytes) : base::Error{"attachment.not_kept", "this desk has no place for files"};
    if (!kept)
        return kept;
    append(**incident, TimelineKind::FileAttached, actor, attachedFinding({file.name, std::int64_t(file.content.bytes.size()), *kept, {}, {}}));
    touched(**incident, actor);
    commit(**incident);
    return kept;
}

base::Status IncidentBook::assign(const domain::IncidentId &id, const std::string &owner, const std::string &actor)
{
    auto incident = needed(id);
    if (!incident)
        return incident.error();
    auto &at = **incident;
    if (isOver(at))
        return refusal(code::kAlreadyResolved, fmt::format("{} is already {}", id.value, name(at.state)),
                       {{"incident", id.value}});
    if (auto text = checkedText("owner", owner); !text)
        return text;
    at.owner = m_config.redact(owner);
    append(at, TimelineKind::OwnerChanged, actor, finding(code::kOwnerChanged, fmt::format("{} has it now", owner), {{"owner", owner}}));
    touched(at, actor);
    commit(at);
    return {};
}

base::Status IncidentBook::merge(const domain::IncidentId &id, const domain::IncidentId &into, const std::string &actor)
{
    auto incident = needed(id);
    auto other = needed(into);
    if (!incident || !other)
        return !incident ? incident.error() : other.error();
    auto &at = **incident;
    auto &target = **other;
    for (const auto *one : {&at, &target})
        if (isOver(*one) || id == into)
            return refusal(code::kNotMergeable, fmt::format("{} cannot be merged into {}: both must be open, and two", id.value, into.value),
                           {{"incident", id.value}, {"into", into.value}});
    append(at, TimelineKind::Merged, actor, finding(code::kMergedInto, fmt::format("the same trouble as {}", into.value), {{"incident", into.value}}));
    at.mergedInto = into;
    at.state = IncidentState::Closed;
    at.resolvedAt = m_clock.wallNow();
    at.mitigatedAt = at.resolvesAt = at.lapsesAt = {};
    append(target, TimelineKind::Merged, actor, finding(code::kMergedFrom, fmt::format("{} is part of it", id.value), {{"incident", id.value}}));
    commit(at);
    commit(target);
    return {};
}

} // namespace qcat::ops
