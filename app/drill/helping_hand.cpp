#include "helping_hand.h"

namespace qcat::app::drill
{

void HelpingHand::look()
{
    using domain::StepState;
    for (const auto &run : m_range.now()->ops->runs)
        for (const auto &step : run.steps) {
            const auto helped = m_scenario.byHand.find(step.name);
            const bool isOver = step.state == StepState::Done || step.state == StepState::Finding;
            if (helped != m_scenario.byHand.end() && isOver && m_done.insert(step.name).second)
                helped->second(m_range);
        }
}

} // namespace qcat::app::drill
