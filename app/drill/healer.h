#pragma once

#include "scenario.h"

namespace qcat::app::drill
{

// Mends an incident as an operator does, who does what the runbook says and nothing else: starts it, looks at every
// diagnosis, confirms what it would do, waits for the proof.
class Healer
{
public:
    Healer(Range &range, const Scenario &scenario) : m_range(range), m_scenario(scenario) {}

    // Error: which step did not do, and what it said.
    base::Status heal(const domain::Incident &incident);

private:
    base::Status mutate(const domain::RunbookStep &step);
    base::Status read(const domain::RunbookStep &step);
    base::Status ended(const domain::RunbookStep &step);
    base::Result<api::CommandAnswered> ask(api::CommandBody body) { return m_range.engine().run(std::move(body)); }
    domain::RunbookRun run() const;

    Range &m_range;
    const Scenario &m_scenario;
    domain::RunbookRunId m_run;
};

} // namespace qcat::app::drill
