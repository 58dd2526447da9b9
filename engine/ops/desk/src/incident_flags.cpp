#include "findings.h"
#include "incident_book.h"

#include <qcat/desk/codes.h>

#include <fmt/format.h>

// Silences and inhibition: flags beside the state.
namespace qcat::ops
{

namespace
{

using domain::TimelineKind;

const std::string kDesk = "qcat";

} // namespace

void IncidentBook::applySilences()
{
    for (auto &incident : m_incidents)
        if (!isOver(incident) && silence(incident))
            commit(incident);
}

bool IncidentBook::silence(domain::Incident &incident)
{
    const auto *const silence = m_silenceOf(incident);
    auto &flags = incident.flags;
    if (flags.silencedBy == (silence ? silence->id : domain::SilenceId{}))
        return false;
    if (!silence) {
        append(incident, TimelineKind::SilenceEnded, kDesk,
               finding(code::kSilenceOver, fmt::format("{} does not hold it back any more", flags.silencedBy.value),
                       {{"silence", flags.silencedBy.value}}));
        flags.silencedBy = {};
        flags.maintenance = false;
        return true;
    }
    flags.silencedBy = silence->id;
    flags.maintenance = silence->kind == domain::SilenceKind::Maintenance;
    const auto until = base::toIso(silence->until);
    append(incident, TimelineKind::Silenced, silence->owner,
           finding(code::kSilenced, fmt::format("held back by {} of {} until {}: {}", silence->id.value, silence->owner, until, silence->reason),
                   {{"silence", silence->id.value}, {"owner", silence->owner}, {"until", until}, {"reason", silence->reason}}));
    return true;
}

void IncidentBook::inhibit(const domain::IncidentId &id, const domain::IncidentId &root)
{
    auto *incident = found(id);
    if (!incident || isOver(*incident) || incident->flags.inhibitedBy.isValid() || id == root)
        return;
    incident->flags.inhibitedBy = root;
    append(*incident, TimelineKind::Inhibited, kDesk,
           finding(code::kInhibited, fmt::format("what it stands on is broken: {}", root.value), {{"root", root.value}}));
    commit(*incident);
}

void IncidentBook::endInhibition(const domain::IncidentId &id)
{
    auto *incident = found(id);
    if (!incident || isOver(*incident) || !incident->flags.inhibitedBy.isValid())
        return;
    append(*incident, TimelineKind::InhibitionEnded, kDesk,
           finding(code::kInhibitionOver, fmt::format("{} is mended, this is not", incident->flags.inhibitedBy.value),
                   {{"root", incident->flags.inhibitedBy.value}}, domain::Health::Warn));
    incident->flags.inhibitedBy = {};
    commit(*incident);
}

} // namespace qcat::ops
