#include "handover.h"

#include "status.h"

#include <qcat/domain/names.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app
{

namespace
{

std::string orNobody(const std::string &contact)
{
    return contact.empty() ? "nobody" : contact;
}

std::string silencesText(const std::vector<domain::Silence> &silences, base::WallTime now)
{
    std::string lines;
    for (const auto &silence : silences)
        if (silence.isInForce(now))
            lines += fmt::format("  {} of {} until {}: {}\n", silence.id.value, silence.owner, base::toIso(silence.until), silence.reason);
    return lines.empty() ? "silences: none in force\n" : "silences in force:\n" + lines;
}

std::string overridesText(const std::vector<api::OnCallOverride> &overrides)
{
    std::string lines;
    for (const auto &standIn : overrides)
        lines += fmt::format("  {} from {} until {}\n", standIn.contact, base::toIso(standIn.from), base::toIso(standIn.until));
    return lines.empty() ? "overrides: none\n" : "overrides of the rotation:\n" + lines;
}

std::string changesText(const std::vector<domain::Incident> &incidents, base::WallTime since)
{
    if (!since.isValid())
        return "changed since the last signature: nobody has signed yet\n";
    std::string lines;
    for (const auto &incident : incidents) {
        const bool opened = incident.openedAt >= since;
        const bool resolved = incident.resolvedAt.isValid() && incident.resolvedAt >= since;
        if (opened || resolved)
            lines += fmt::format("  {} {} {}: {}\n", name(incident.severity), incident.id.value,
                                 opened && resolved ? "opened and resolved" : opened ? "opened" : "resolved", incident.title.en);
    }
    return fmt::format("changed since {}: {}\n{}", base::toIso(since), lines.empty() ? "nothing" : "", lines);
}

} // namespace

std::string handoverText(const api::Snapshot &snapshot, const api::OnCallView &duty, base::WallTime now, base::SteadyTime steadyNow)
{
    const auto &ops = *snapshot.ops;
    const auto &next = duty.scheduled.empty() ? duty.next : duty.scheduled;
    auto text = fmt::format("{}: {} holds it{}, the rotation names {}{}\n", duty.schedule, orNobody(duty.holder),
                            duty.since.isValid() ? " since " + base::toIso(duty.since) : "", orNobody(duty.scheduled),
                            duty.handoverDue() ? ": HANDOVER DUE" : "");
    text += exposureText(ops.exposure, steadyNow) + incidentsText(ops.incidents) + silencesText(ops.silences, now) + overridesText(duty.overrides) +
            changesText(ops.incidents, duty.since);
    return text + fmt::format("on-call moves with the signature: qcat oncall sign {} {} [SUMMARY]\n", duty.schedule, next.empty() ? "CONTACT" : next);
}

} // namespace qcat::app
