#pragma once

#include <qcat/guard/guard.h>

#include <vector>

namespace qcat::guard
{

class Attempt;

struct AttemptPlan {
    // Empty: the stage holds, go on. Otherwise why not yet; the stage is tried again.
    using Stage = std::function<base::Status(Attempt &)>;

    std::vector<Stage> stages;
    domain::Finding done;  // code and text of the answer when every stage has held
    base::Error notProven; // code and text of the answer when the time is over
};

// One request on its way: stages that are tried again every `poll` until each has held or the time to verify is over.
// Keeps itself alive in the executor; answers exactly once.
class Attempt : public std::enable_shared_from_this<Attempt>
{
public:
    Attempt(trading::VenueControl &venue, const base::Clock &clock, base::Executor &executor, Guard::Timing timing,
            AttemptPlan plan, Guard::Answer answer);

    void start();

    trading::VenueControl &venue() { return m_venue; }
    base::Duration callTimeout() const { return m_timing.call; }
    // Asks the venue what stands there and remembers it for the answer.
    base::Result<trading::VenueTruth> look();

private:
    void step();
    void succeed();
    void giveUp(const base::Error &last);
    std::vector<base::Error::Arg> figures() const;

    trading::VenueControl &m_venue;
    const base::Clock &m_clock;
    base::Executor &m_executor;
    const Guard::Timing m_timing;
    const AttemptPlan m_plan;
    Guard::Answer m_answer;
    base::SteadyTime m_deadline;
    std::size_t m_stage = 0;
    std::optional<trading::VenueTruth> m_seen;
};

} // namespace qcat::guard
