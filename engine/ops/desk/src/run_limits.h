#pragma once

#include "run_book.h"

#include <qcat/base/clock.h>
#include <qcat/domain/runbook_run.h>

#include <string>
#include <vector>

namespace qcat::ops
{

// How much a runbook may do before a person has to look. All of it is worked out from the runs in the store, and so holds across restarts.
class RunLimits
{
public:
    RunLimits(const RunBook &runs, const base::Clock &clock) : m_runs(runs), m_clock(clock) {}

    // Nobody holds its lock. `runbook`: with the inputs in place.
    base::Status checkLock(const domain::Runbook &runbook) const;
    // It has not been at work too often lately; the error says that a person is to be called instead.
    base::Status checkRuns(const domain::Runbook &runbook) const;
    // What stands in the way of a change of `target`, for the plan: cool-down, changes and targets of this run. Empty: nothing.
    std::vector<domain::Finding> inTheWay(const domain::RunbookRun &run, const std::string &target) const;

private:
    const RunBook &m_runs;
    const base::Clock &m_clock;
};

} // namespace qcat::ops
