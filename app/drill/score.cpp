#include "score.h"

namespace qcat::app::drill
{

int wrongClicks(const domain::Incident &incident, const std::string &runbook, const std::vector<domain::RunbookRun> &runs)
{
    int count = 0;
    for (const auto &run : runs)
        for (std::size_t i = 0; i < run.steps.size() && i < run.runbook.steps.size(); ++i) {
            const auto state = run.steps[i].state;
            const bool ran = state == domain::StepState::Done || state == domain::StepState::Failed ||
                             state == domain::StepState::Cancelled;
            const bool isOther = run.incident != incident.id || run.runbook.id != (runbook.empty() ? incident.runbook : runbook);
            if (run.runbook.steps[i].mode == domain::StepMode::Mutate && ran &&
                (isOther || state != domain::StepState::Done))
                ++count;
        }
    return count;
}

} // namespace qcat::app::drill
