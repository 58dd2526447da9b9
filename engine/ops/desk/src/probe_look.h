#pragma once

#include "live_executor.h"
#include "probe_schedule.h"

#include <qcat/ops_ports/action.h>

#include <memory>
#include <vector>

namespace qcat::ops
{

// The action "probe.look": one fresh look of a probe as a diagnosis step, so that whatever the desk watches can be asked by a runbook in
// the words in which the incident speaks.
class ProbeLook : public Action
{
public:
    ProbeLook(ProbeSchedule &schedule, LiveExecutor &executor) : m_schedule(schedule), m_executor(executor) {}

    std::string name() const override { return "probe.look"; }
    domain::StepMode mode() const override { return domain::StepMode::Read; }
    void plan(const ActionRequest &request, const base::CallLimits &limits, base::Done<ActionPlan> done) override;
    void run(const ActionRequest &request, const base::CallLimits &limits, std::function<void(std::string)> progress,
             base::Done<ActionOutcome> done) override;
    // To be told of every result.
    void take(const domain::ProbeResult &result);

private:
    struct Asked {
        domain::ProbeId probe;
        base::Done<ActionOutcome> done;
    };

    void giveUp(const std::shared_ptr<Asked> &asked, base::Duration timeout);

    ProbeSchedule &m_schedule;
    LiveExecutor &m_executor;
    std::vector<std::shared_ptr<Asked>> m_asked;
};

} // namespace qcat::ops
