#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/result.h>
#include <qcat/desk/incident_desk.h>
#include <qcat/domain/runbook_run.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace qcat::ops
{

// A phrase as it is compared: full-width characters (of an input method) as their plain ones, no blanks around it.
std::string normalisedPhrase(std::string_view typed);

// What stands between an operator and a mutating step: the plan that was shown, its age, the exposure since, the
// preconditions, the phrase.
class StepGate
{
public:
    // `runs`: all that are kept, from which it is known how long a step takes.
    using Runs = std::function<const std::vector<domain::RunbookRun> &()>;
    StepGate(const DeskConfig &config, const ExposureSource &exposure, const base::Clock &clock, Runs runs);

    // The plan of a step against the world as it is now; it gets a token that names it.
    domain::StepPlan plan(const domain::RunbookRun &run, const domain::RunbookStep &step, ActionPlan planned);
    // Refuses with the first thing that is not in order.
    base::Status check(const domain::RunbookRun &run, const domain::RunbookStep &step, const std::string &token,
                       const std::string &confirm) const;

private:
    base::Status checkAge(const domain::StepPlan &plan) const;
    base::Status checkWorld(const domain::RunbookStep &step, const domain::StepPlan &plan) const;
    base::Status checkPrice(const domain::StepPlan &plan, const domain::Exposure &now) const;
    base::Status checkPhrase(const domain::RunbookStep &step, const std::string &confirm) const;

    const DeskConfig &m_config;
    const ExposureSource &m_exposure;
    const base::Clock &m_clock;
    const Runs m_runs;
    std::uint64_t m_plans = 0;
    struct Made {
        base::SteadyTime at;
        std::optional<double> loss; // that was shown
    };
    std::map<std::string, Made> m_made; // by token
};

} // namespace qcat::ops
