#include "stability_watch.h"

#include "findings.h"

#include <qcat/desk/codes.h>
#include <qcat/ops_ports/duration_text.h>

#include <algorithm>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

base::Error badInput(const std::string &name, const std::string &value, std::string_view right)
{
    return refusal(code::kActionInput, fmt::format("probe.wait: input \"{}\" is \"{}\"; {}", name, value, right),
                   {{"action", "probe.wait"}, {"input", name}, {"value", value}});
}

std::string inputOf(const ActionRequest &request, const std::string &name)
{
    const auto input = request.inputs.find(name);
    return input == request.inputs.end() ? std::string() : input->second;
}

} // namespace

StabilityWatch::StabilityWatch(ProbeSchedule &schedule, LiveExecutor &executor, const base::Clock &clock)
    : m_schedule(schedule), m_executor(executor), m_clock(clock)
{
}

void StabilityWatch::plan(const ActionRequest &, const base::CallLimits &, base::Done<ActionPlan> done)
{
    done(refusal(code::kStepNotMutating, "waiting for a probe changes nothing and needs no plan"));
}

void StabilityWatch::run(const ActionRequest &request, const base::CallLimits &limits,
                         std::function<void(std::string)> progress, base::Done<ActionOutcome> done)
{
    const auto stableFor = durationFromText(inputOf(request, "stable_for"));
    if (!stableFor)
        return done(badInput("stable_for", inputOf(request, "stable_for"), "write a duration as 3s, 500ms or 2m"));
    const domain::ProbeId probe{inputOf(request, "probe")};
    if (m_schedule.interval(probe) == base::Duration::zero())
        return done(badInput("probe", probe.value, "no probe of that name is running"));
    auto waiting = std::make_shared<Waiting>(Waiting{probe, *stableFor, m_clock.steadyNow(), limits.cancel,
                                                     std::move(progress), std::move(done), std::nullopt});
    m_waiting.push_back(waiting);
    m_executor.postAfter(limits.timeout, [this, waiting, timeout = limits.timeout] { giveUp(waiting, timeout); });
    m_schedule.runNow(probe);
}

void StabilityWatch::take(const domain::ProbeResult &result)
{
    const auto all = m_waiting; // advance() takes the finished ones out
    for (const auto &waiting : all)
        if (waiting->probe == result.probe && result.at >= waiting->began)
            advance(waiting, result);
}

void StabilityWatch::advance(const std::shared_ptr<Waiting> &waiting, const domain::ProbeResult &result)
{
    if (waiting->cancel.isCancelled())
        return finish(waiting, refusal(code::kStepCancelled, "waiting was stopped"));
    waiting->last = result.finding.text;
    if (result.health != domain::Health::Ok) {
        waiting->okSince.reset();
        return waiting->progress(result.finding.text);
    }
    if (!waiting->okSince)
        waiting->okSince = m_clock.steadyNow();
    const auto stable = m_clock.steadyNow() - *waiting->okSince;
    const auto needed = base::toShortText(waiting->stableFor);
    if (stable < waiting->stableFor)
        return waiting->progress(
            fmt::format("ok for {} of {}: {}", base::toShortText(stable), needed, result.finding.text));
    finish(waiting,
           ActionOutcome{finding(code::kVerifyStable,
                                 fmt::format("{} was healthy for {} without a break", waiting->probe.value, needed),
                                 {{"probe", waiting->probe.value}, {"stable_for", needed}}),
                         result.finding.text});
}

void StabilityWatch::giveUp(const std::shared_ptr<Waiting> &waiting, base::Duration timeout)
{
    const auto limit = base::toShortText(timeout);
    finish(waiting, refusal(code::kVerifyNotStable,
                            fmt::format("{} was not healthy for {} within {}; last: {}", waiting->probe.value,
                                        base::toShortText(waiting->stableFor), limit, waiting->last),
                            {{"probe", waiting->probe.value}, {"timeout", limit}, {"last", waiting->last}}));
}

void StabilityWatch::finish(const std::shared_ptr<Waiting> &waiting, base::Result<ActionOutcome> outcome)
{
    if (std::erase(m_waiting, waiting) > 0)
        waiting->done(std::move(outcome));
}

} // namespace qcat::ops
