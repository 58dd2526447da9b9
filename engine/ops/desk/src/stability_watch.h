#pragma once

#include "live_executor.h"
#include "probe_schedule.h"

#include <qcat/base/clock.h>
#include <qcat/ops_ports/action.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace qcat::ops
{

// The action "probe.wait": proves that a probe is Ok without a break for a while, by looks that began after it was
// asked.
class StabilityWatch : public Action
{
public:
    StabilityWatch(ProbeSchedule &schedule, LiveExecutor &executor, const base::Clock &clock);

    std::string name() const override { return "probe.wait"; }
    domain::StepMode mode() const override { return domain::StepMode::Read; }
    void plan(const ActionRequest &request, const base::CallLimits &limits, base::Done<ActionPlan> done) override;
    void run(const ActionRequest &request, const base::CallLimits &limits, std::function<void(std::string)> progress,
             base::Done<ActionOutcome> done) override;
    // To be told of every result.
    void take(const domain::ProbeResult &result);

private:
    struct Waiting {
        domain::ProbeId probe;
        base::Duration stableFor{};
        base::SteadyTime began;
        base::CancelToken cancel;
        std::function<void(std::string)> progress;
        base::Done<ActionOutcome> done;
        std::optional<base::SteadyTime> okSince;
        std::string last = "no result yet";
    };

    void advance(const std::shared_ptr<Waiting> &waiting, const domain::ProbeResult &result);
    void giveUp(const std::shared_ptr<Waiting> &waiting, base::Duration timeout);
    void finish(const std::shared_ptr<Waiting> &waiting, base::Result<ActionOutcome> outcome);

    ProbeSchedule &m_schedule;
    LiveExecutor &m_executor;
    const base::Clock &m_clock;
    std::vector<std::shared_ptr<Waiting>> m_waiting;
};

} // namespace qcat::ops
