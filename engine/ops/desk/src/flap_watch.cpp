#include "flap_watch.h"

namespace qcat::ops
{

bool FlapWatch::turn(const domain::IncidentId &incident)
{
    auto &turns = m_turns[incident];
    turns.push_back(m_clock.steadyNow());
    if (turns.size() > std::size_t(m_timing.flappingTurns))
        turns.pop_front();
    return turns.size() == std::size_t(m_timing.flappingTurns) && turns.back() - turns.front() <= m_timing.flappingWithin;
}

void FlapWatch::adopt(const domain::IncidentId &incident)
{
    m_turns[incident] = {m_clock.steadyNow()};
}

bool FlapWatch::isSteady(const domain::IncidentId &incident) const
{
    const auto turns = m_turns.find(incident);
    return turns == m_turns.end() || turns->second.empty() ||
           m_clock.steadyNow() - turns->second.back() >= m_timing.flappingWithin;
}

} // namespace qcat::ops
