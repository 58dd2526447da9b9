#include "incident_book.h"

#include <algorithm>

namespace qcat::ops
{

std::vector<domain::TimeToHarm> IncidentBook::harmsOf(const domain::Incident &incident) const
{
    std::vector<domain::TimeToHarm> harms;
    if (const auto told = m_harms.find(incident.component); told != m_harms.end())
        harms = told->second;
    const auto fault = std::find_if(m_config.faults.begin(), m_config.faults.end(),
                                    [&](const FaultDefinition &candidate) { return candidate.id == incident.fault; });
    if (fault != m_config.faults.end() && incident.state != domain::IncidentState::Mitigated) {
        const auto lasted = m_clock.wallNow() - incident.since;
        for (const auto &harm : fault->harms)
            harms.push_back({{}, std::max(base::Duration::zero(), harm.after - lasted), harm.what});
    }
    std::stable_sort(harms.begin(), harms.end(), [](const auto &a, const auto &b) {
        return a.remaining.value_or(base::Duration::max()) < b.remaining.value_or(base::Duration::max());
    });
    return harms;
}

domain::IncidentId IncidentBook::openAt(const domain::ComponentId &component, const std::string &instance) const
{
    for (auto at = m_incidents.rbegin(); at != m_incidents.rend(); ++at)
        if (at->isOpen() && at->component == component && at->instance == instance)
            return at->id;
    return {};
}

} // namespace qcat::ops
