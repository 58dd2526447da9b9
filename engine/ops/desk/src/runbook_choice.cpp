#include "runbook_choice.h"

#include "findings.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/names.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::ops
{

namespace
{

const domain::Runbook *runbookOf(const DeskConfig &config, const std::string &id)
{
    const auto at =
        std::find_if(config.runbooks.begin(), config.runbooks.end(), [&](const auto &r) { return r.id == id; });
    return at == config.runbooks.end() ? nullptr : &*at;
}

} // namespace

base::Result<const domain::Runbook *> chosenRunbook(const api::StartRunbook &command, const DeskConfig &config,
                                                    const IncidentBook &incidents, RunBook &runs)
{
    const auto *incident = incidents.find(command.incident);
    if (!incident && command.incident.isValid())
        return notFound(command.incident);
    if (incident && !incident->isOpen())
        return refusal(code::kAlreadyResolved,
                       fmt::format("{} is already {}", incident->id.value, name(incident->state)),
                       {{"incident", incident->id.value}});
    const auto id = command.runbook.empty() && incident ? incident->runbook : command.runbook;
    const auto *runbook = runbookOf(config, id);
    if (!runbook)
        return refusal(code::kRunbookUnknown, fmt::format("there is no runbook \"{}\"", id), {{"runbook", id}});
    const bool isTool = !runbook->fault.isValid();
    if (!incident && !isTool)
        return refusal(code::kRunbookNeedsIncident,
                       fmt::format("runbook \"{}\" mends an incident: say which", runbook->id),
                       {{"runbook", runbook->id}});
    if (incident && !isTool && runbook->fault != incident->fault)
        return refusal(
            code::kRunbookOther,
            fmt::format("runbook \"{}\" mends {}, not {}", runbook->id, runbook->fault.value, incident->fault.value),
            {{"runbook", runbook->id}, {"fault", incident->fault.value}});
    if (incident && isTool && runbook->component != incident->component)
        return refusal(code::kRunbookOtherComponent,
                       fmt::format("runbook \"{}\" is for {}, not {}", runbook->id, runbook->component.value,
                                   incident->component.value),
                       {{"runbook", runbook->id}, {"component", incident->component.value}});
    if (const auto *other = incident ? runs.inProgress(incident->id) : nullptr)
        return refusal(code::kRunExists, fmt::format("{} is in progress", other->id.value), {{"run", other->id.value}});
    return runbook;
}

} // namespace qcat::ops
