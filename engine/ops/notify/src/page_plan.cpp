#include "page_plan.h"

#include "message_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::notify
{

namespace
{

using domain::IncidentState;

bool isQuiet(const domain::Incident &incident)
{
    return incident.flags.isQuiet() || incident.state == IncidentState::Mitigated;
}

// A new round of calling, from the first step.
void begin(ops::Page &page, base::WallTime now)
{
    page.startedAt = now;
    page.nextAt = now;
    page.nextStep = 0;
    page.repeats = 0;
}

ops::Page newPage(const domain::Incident &incident, base::WallTime now)
{
    ops::Page page;
    page.incident = incident.id;
    page.title = incident.title;
    page.where = incident.instance.empty() ? incident.component.value : incident.instance;
    begin(page, now);
    return page;
}

} // namespace

std::optional<PagePlan> planFor(const ops::Page *before, const domain::Incident &incident, const Escalation &escalation, base::WallTime now,
                                bool isPaper)
{
    const bool goesOn = before && !before->over;
    if (!incident.id.isValid() || (!goesOn && !incident.isOpen()))
        return std::nullopt;
    if (!goesOn && (!incident.fault.isValid() || !escalation.chainFor(incident.severity)))
        return std::nullopt; // a tool taken by hand, or a severity that nobody is called for
    PagePlan plan;
    plan.page = goesOn ? *before : newPage(incident, now);
    plan.page.callsPhones = incident.origin != domain::IncidentOrigin::Test && incident.origin != domain::IncidentOrigin::Drill;
    auto &page = plan.page;
    if (!incident.isOpen()) {
        page.over = true;
        page.nextAt = {};
        page.body = overBodyOf(incident);
        plan.isOver = plan.supersedes = true;
        return plan;
    }
    plan.isFirst = !goesOn;
    if (!goesOn) {
        page.episode = before ? before->episode + 1 : 1;
        page.severity = incident.severity;
    }
    if (incident.severity < page.severity) { // worse than it was: whoever knows of it does not know that
        page.severity = incident.severity;
        ++page.episode;
        begin(page, now);
    }
    const bool acknowledged = incident.acknowledgedAt.isValid();
    if (acknowledged && !page.acknowledged) {
        page.acknowledged = true;
        page.nextAt = {};
        plan.supersedes = true;
    } else if (!acknowledged && page.acknowledged) { // it lapsed
        page.acknowledged = false;
        ++page.episode;
        begin(page, now);
    }
    page.quiet = isQuiet(incident);
    if (page.quiet && incident.state != IncidentState::Mitigated)
        plan.supersedes = true;
    page.body = bodyOf(incident, isPaper);
    if (goesOn && page == *before && !plan.supersedes)
        return std::nullopt;
    return plan;
}

StepPlan nextStep(const ops::Page &before, const Escalation &escalation, base::WallTime now)
{
    StepPlan plan{before, domain::MessageKind::Firing, {}, {}};
    auto &page = plan.page;
    page.nextAt = {};
    const auto *chain = escalation.chainFor(page.severity);
    if (!chain)
        return plan;
    const auto index = std::min(std::size_t(before.nextStep), chain->steps.size() - 1);
    plan.kind = before.nextStep == 0 ? domain::MessageKind::Firing : domain::MessageKind::Escalated;
    plan.round = fmt::format("{}/{}.{}", before.episode, before.nextStep, before.repeats);
    plan.recipients = escalation.recipients(chain->steps[index], now, before.callsPhones);
    if (std::size_t(before.nextStep) < chain->steps.size())
        ++page.nextStep;
    else
        ++page.repeats;
    if (std::size_t(page.nextStep) < chain->steps.size())
        page.nextAt = std::max(now, page.startedAt + chain->steps[std::size_t(page.nextStep)].after);
    else if (page.repeats < chain->repeats)
        page.nextAt = now + chain->repeatAfter;
    if (page.acknowledged)
        page.nextAt = {}; // somebody is at it and was told that it is worse: nobody else is called
    for (const auto &recipient : plan.recipients)
        if (std::ranges::find(page.told, recipient.key()) == page.told.end())
            page.told.push_back(recipient.key());
    return plan;
}

} // namespace qcat::notify
