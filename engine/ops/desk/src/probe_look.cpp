#include "probe_look.h"

#include "findings.h"

#include <qcat/desk/codes.h>

#include <fmt/format.h>

#include <utility>

namespace qcat::ops
{

namespace
{

std::string measuredText(const domain::ProbeResult &result)
{
    std::string text;
    for (const auto &measured : result.measured)
        text += fmt::format("{} {:g} {}\n", measured.name, measured.value, measured.unit);
    return text;
}

} // namespace

void ProbeLook::plan(const ActionRequest &, const base::CallLimits &, base::Done<ActionPlan> done)
{
    done(refusal(code::kStepNotMutating, "looking changes nothing and needs no plan"));
}

void ProbeLook::run(const ActionRequest &request, const base::CallLimits &limits, std::function<void(std::string)>,
                    base::Done<ActionOutcome> done)
{
    const auto input = request.inputs.find("probe");
    const domain::ProbeId probe{input == request.inputs.end() ? std::string() : input->second};
    if (m_schedule.interval(probe) == base::Duration::zero())
        return done(refusal(code::kProbeNotWatched,
                            fmt::format("{} is not watched here: the configuration does not name it", probe.value),
                            {{"probe", probe.value}}));
    const auto asked = std::make_shared<Asked>(Asked{probe, std::move(done)});
    m_asked.push_back(asked);
    m_executor.postAfter(limits.timeout, [this, asked, timeout = limits.timeout] { giveUp(asked, timeout); });
    m_schedule.runNow(probe); // one that is under way answers as well
}

void ProbeLook::take(const domain::ProbeResult &result)
{
    const auto all = std::exchange(m_asked, {});
    for (const auto &asked : all)
        if (asked->probe == result.probe)
            asked->done(ActionOutcome{result.finding, measuredText(result)});
        else
            m_asked.push_back(asked);
}

void ProbeLook::giveUp(const std::shared_ptr<Asked> &asked, base::Duration timeout)
{
    if (std::erase(m_asked, asked) == 0)
        return;
    const auto limit = base::toShortText(timeout);
    asked->done(refusal(code::kProbeNoAnswer, fmt::format("probe {} did not answer within {}", asked->probe.value, limit),
                        {{"probe", asked->probe.value}, {"timeout", limit}}));
}

} // namespace qcat::ops
