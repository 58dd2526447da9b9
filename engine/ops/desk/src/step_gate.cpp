#include "step_gate.h"

#include "exposure_words.h"
#include "findings.h"
#include "step_price.h"

#include <qcat/base/text.h>
#include <qcat/desk/codes.h>
#include <qcat/ops_ports/action_kinds.h>

#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

bool takesRiskAway(const domain::RunbookStep &step)
{
    const auto *kind = actionKind(step.action);
    return kind && kind->reducesRisk;
}

bool isMet(const domain::Finding &precondition)
{
    return precondition.health == domain::Health::Ok || precondition.health == domain::Health::Warn;
}

base::Status allMet(const std::vector<domain::Finding> &preconditions)
{
    for (const auto &precondition : preconditions)
        if (!isMet(precondition))
            return refusal(code::kPlanPrecondition, fmt::format("a precondition is not met: {}", precondition.text),
                           {{"precondition", precondition.text}});
    return {};
}

} // namespace

std::string normalisedPhrase(std::string_view typed)
{
    std::string plain;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const auto byte = [&](std::size_t k) {
            return i + k < typed.size() ? static_cast<unsigned char>(typed[i + k]) : 0u;
        };
        const unsigned code = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
        const bool threeBytes = (byte(0) & 0xF0u) == 0xE0u;
        if (threeBytes && code >= 0xFF01 && code <= 0xFF5E) {
            plain += char(code - 0xFF01 + '!');
            i += 2;
        } else if (threeBytes && code == 0x3000) {
            plain += ' ';
            i += 2;
        } else {
            plain += typed[i];
        }
    }
    return std::string(base::trimmed(plain));
}

StepGate::StepGate(const DeskConfig &config, const ExposureSource &exposure, const base::Clock &clock, Runs runs)
    : m_config(config), m_exposure(exposure), m_clock(clock), m_runs(std::move(runs))
{
}

domain::StepPlan StepGate::plan(const domain::RunbookRun &run, const domain::RunbookStep &step, ActionPlan planned)
{
    domain::StepPlan plan;
    plan.step = step.name;
    plan.action = std::move(planned.action);
    plan.target = std::move(planned.target);
    plan.exposure = m_exposure.exposure();
    plan.preconditions = exposurePreconditions(plan.exposure, m_clock.steadyNow(), m_config.timing.exposureMaxAge);
    if (takesRiskAway(step)) // right whatever is at stake, and most of all when that is not known: it is said and does not stand in the way
        for (auto &precondition : plan.preconditions)
            if (!isMet(precondition))
                precondition.health = domain::Health::Warn;
    plan.expectedDuration = usualDuration(m_runs(), run.runbook.id, step.name).value_or(step.expectedDuration);
    if (auto price = priceFinding(plan.exposure, plan.expectedDuration, m_config.volatility))
        plan.preconditions.push_back(std::move(*price));
    plan.preconditions.insert(plan.preconditions.end(), planned.preconditions.begin(), planned.preconditions.end());
    plan.token = fmt::format("{}/{}/{}", run.id.value, step.name, ++m_plans);
    plan.madeAt = m_clock.wallNow();
    if (run.plan)
        m_made.erase(run.plan->token);
    m_made[plan.token] = {m_clock.steadyNow(), lossAt99(plan.exposure, plan.expectedDuration, m_config.volatility)};
    return plan;
}

base::Status StepGate::check(const domain::RunbookRun &run, const domain::RunbookStep &step, const std::string &token,
                             const std::string &confirm) const
{
    if (!run.plan || run.plan->step != step.name)
        return refusal(code::kPlanMissing,
                       fmt::format("step \"{}\" has no plan: look at what it would do first", step.name),
                       {{"step", step.name}});
    if (run.plan->token != token)
        return refusal(code::kPlanOther,
                       fmt::format("step \"{}\" was planned anew since; look at the new plan", step.name),
                       {{"step", step.name}});
    return checkAge(*run.plan).andThen([&] { return checkWorld(step, *run.plan); }).andThen([&] {
        return checkPhrase(step, confirm);
    });
}

base::Status StepGate::checkAge(const domain::StepPlan &plan) const
{
    const auto made = m_made.find(plan.token);
    const auto age = made == m_made.end() ? base::Duration::max() : m_clock.steadyNow() - made->second.at;
    if (age <= m_config.timing.planValidFor)
        return {};
    const auto limit = base::toShortText(m_config.timing.planValidFor);
    return refusal(code::kPlanExpired,
                   fmt::format("the plan is {} old; it holds for {}", base::toShortText(age), limit),
                   {{"age", base::toShortText(age)}, {"limit", limit}});
}

base::Status StepGate::checkWorld(const domain::RunbookStep &step, const domain::StepPlan &plan) const
{
    if (takesRiskAway(step)) // what the plan says of the action itself holds for it as well
        return allMet(plan.preconditions);
    const auto exposure = m_exposure.exposure();
    if (const auto change = materialChange(plan.exposure, exposure, m_config.tolerance))
        return refusal(code::kPlanExposureChanged,
                       fmt::format("the exposure changed since the plan was shown: {}", *change), {{"what", *change}});
    if (auto price = checkPrice(plan, exposure); !price)
        return price;
    auto preconditions = exposurePreconditions(exposure, m_clock.steadyNow(), m_config.timing.exposureMaxAge);
    preconditions.insert(preconditions.end(), plan.preconditions.begin(), plan.preconditions.end());
    return allMet(preconditions);
}

// The market itself may have become wilder since the plan was read, with the same positions.
base::Status StepGate::checkPrice(const domain::StepPlan &plan, const domain::Exposure &now) const
{
    const auto made = m_made.find(plan.token);
    const auto before = made == m_made.end() ? std::nullopt : made->second.loss;
    const auto after = lossAt99(now, plan.expectedDuration, m_config.volatility);
    if (!before || !after || !isDearer(*before, *after))
        return {};
    const auto from = fmt::format("{:.2f}", *before), to = fmt::format("{:.2f}", *after);
    return refusal(code::kPlanPriceChanged, fmt::format("what the step may cost grew from {} to {}: look at the plan again", from, to),
                   {{"before", from}, {"after", to}});
}

base::Status StepGate::checkPhrase(const domain::RunbookStep &step, const std::string &confirm) const
{
    if (step.confirm != domain::Confirm::Typed || normalisedPhrase(confirm) == step.confirmPhrase)
        return {};
    return refusal(code::kConfirmWrong, fmt::format("type \"{}\" to confirm", step.confirmPhrase),
                   {{"phrase", step.confirmPhrase}});
}

} // namespace qcat::ops
