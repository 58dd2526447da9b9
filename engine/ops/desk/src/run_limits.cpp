#include "run_limits.h"

#include "findings.h"

#include <qcat/desk/codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace qcat::ops
{

namespace
{

using domain::Health;
using domain::RunbookRun;

// Where two runs would meet: the same lock, or without one the same runbook.
bool isSamePlace(const domain::Runbook &a, const domain::Runbook &b)
{
    return a.id == b.id && a.lockKey == b.lockKey;
}

int mutationsOf(const RunbookRun &run)
{
    int count = 0;
    for (std::size_t i = 0; i < run.steps.size(); ++i)
        if (run.runbook.steps[i].mode == domain::StepMode::Mutate)
            count += run.steps[i].attempts;
    return count;
}

base::WallTime lastChange(const RunbookRun &run)
{
    base::WallTime last;
    for (std::size_t i = 0; i < run.steps.size(); ++i)
        if (run.runbook.steps[i].mode == domain::StepMode::Mutate && run.steps[i].attempts > 0)
            last = std::max({last, run.steps[i].startedAt, run.steps[i].finishedAt});
    return last;
}

} // namespace

base::Status RunLimits::checkLock(const domain::Runbook &runbook) const
{
    if (runbook.lockKey.empty())
        return {};
    for (const auto &run : m_runs.all())
        if (run.state == domain::RunState::InProgress && run.runbook.lockKey == runbook.lockKey)
            return refusal(code::kRunLocked, fmt::format("{} holds the lock \"{}\"", run.id.value, runbook.lockKey),
                           {{"run", run.id.value}, {"lock", runbook.lockKey}});
    return {};
}

base::Status RunLimits::checkRuns(const domain::Runbook &runbook) const
{
    const auto &limits = runbook.limits;
    if (limits.escalateAfterRuns == 0)
        return {};
    const auto now = m_clock.wallNow();
    const auto counts = [&](const RunbookRun &run) {
        return isSamePlace(run.runbook, runbook) && now - run.startedAt < limits.escalateWithin && mutationsOf(run) > 0;
    };
    if (std::ranges::count_if(m_runs.all(), counts) < limits.escalateAfterRuns)
        return {};
    const auto within = base::toShortText(limits.escalateWithin);
    return refusal(code::kRunsLimit,
                   fmt::format("runbook \"{}\" was at work {} times within {}: it does not mend this, call somebody", runbook.id,
                               limits.escalateAfterRuns, within),
                   {{"runbook", runbook.id}, {"runs", std::to_string(limits.escalateAfterRuns)}, {"within", within}});
}

std::vector<domain::Finding> RunLimits::inTheWay(const RunbookRun &run, const std::string &target) const
{
    std::vector<domain::Finding> all;
    const auto &limits = run.runbook.limits;
    base::Duration left{};
    for (const auto &other : m_runs.all())
        if (const auto changed = lastChange(other); other.id != run.id && changed.isValid() && isSamePlace(other.runbook, run.runbook))
            left = std::max(left, limits.cooldown - (m_clock.wallNow() - changed));
    if (left > base::Duration::zero())
        all.push_back(finding(code::kCoolingDown, fmt::format("an earlier run changed something: wait {} more", base::toShortText(left)),
                              {{"left", base::toShortText(left)}}, Health::Crit));
    if (limits.maxMutations > 0 && mutationsOf(run) >= limits.maxMutations)
        all.push_back(finding(code::kChangesLimit, fmt::format("this run has made its {} changes", limits.maxMutations),
                              {{"limit", std::to_string(limits.maxMutations)}}, Health::Crit));
    std::set<std::string> targets = {target};
    for (const auto &step : run.steps)
        if (!step.target.empty())
            targets.insert(step.target);
    if (limits.maxTargets > 0 && targets.size() > std::size_t(limits.maxTargets))
        all.push_back(finding(code::kTargetsLimit, fmt::format("this run has changed its {} targets", limits.maxTargets),
                              {{"limit", std::to_string(limits.maxTargets)}}, Health::Crit));
    return all;
}

} // namespace qcat::ops
