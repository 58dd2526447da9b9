#pragma once

#include "helping_hand.h"

namespace qcat::app::drill
{

// Mends an incident as an operator does, who does what the runbook says and nothing else: starts it, looks at every
// diagnosis, confirms what it would do, has it approved by a second person where that is asked for, waits for the
// proof.
class Healer
{
public:
    Healer(Range &range, const Scenario &scenario, HelpingHand &hand) : m_range(range), m_scenario(scenario), m_hand(hand) {}

    // Error: which step did not do, and what it said.
    base::Status heal(const domain::Incident &incident);

private:
    base::Status start(const domain::Incident &incident);
    base::Status goThrough();
    base::Status read();
    base::Status mutate(const domain::RunbookStep &step);
    base::Status approve(const domain::RunbookStep &step);
    base::Status ended(const domain::RunbookStep &step);
    base::Error notMended() const;

    base::Result<api::CommandAnswered> ask(api::CommandBody body) { return m_range.engine().run(std::move(body)); }
    domain::RunbookRun run() const;
    // The first step that is not over; none: the run is through.
    std::optional<std::size_t> ahead() const;

    Range &m_range;
    const Scenario &m_scenario;
    HelpingHand &m_hand;
    domain::RunbookRunId m_run;
};

} // namespace qcat::app::drill
