#include "attempt.h"

namespace qcat::guard
{

Attempt::Attempt(trading::VenueControl &venue, const base::Clock &clock, base::Executor &executor, Guard::Timing timing,
                 AttemptPlan plan, Guard::Answer answer)
    : m_venue(venue), m_clock(clock), m_executor(executor), m_timing(timing), m_plan(std::move(plan)),
      m_answer(std::move(answer))
{
}

void Attempt::start()
{
    m_deadline = m_clock.steadyNow() + m_timing.verify;
    m_executor.post([self = shared_from_this()] { self->step(); });
}

void Attempt::step()
{
    while (m_stage < m_plan.stages.size()) {
        const auto held = m_plan.stages[m_stage](*this);
        if (held) {
            ++m_stage;
            continue;
        }
        if (m_clock.steadyNow() >= m_deadline)
            return giveUp(held.error());
        m_executor.postAfter(m_timing.poll, [self = shared_from_this()] { self->step(); });
        return;
    }
    succeed();
}

base::Result<trading::VenueTruth> Attempt::look()
{
    auto truth = m_venue.truth(m_timing.call);
    if (truth)
        m_seen = *truth;
    return truth;
}

void Attempt::succeed()
{
    domain::Finding done = m_plan.done;
    done.args = figures();
    done.text +=
        ": " + std::string(m_seen ? std::to_string(m_seen->positions.size()) + " positions, " +
                                        std::to_string(m_seen->entries.size() + m_seen->exits.size()) + " orders, " +
                                        std::to_string(m_seen->conditionals.size()) + " conditional orders at the venue"
                                  : "the venue said so");
    m_answer(std::move(done));
}

void Attempt::giveUp(const base::Error &last)
{
    base::Error error = m_plan.notProven;
    error.message += " within " + base::toShortText(m_timing.verify) + ": " + last.message;
    error.args = figures();
    error.args.push_back({"reason", last.code});
    m_answer(std::move(error));
}

// What was seen at the venue last; "unknown" where it never answered.
std::vector<base::Error::Arg> Attempt::figures() const
{
    const auto count = [&](auto &&of) { return m_seen ? std::to_string(of(*m_seen)) : std::string("unknown"); };
    return {{"positions", count([](const auto &t) { return t.positions.size(); })},
            {"orders", count([](const auto &t) { return t.entries.size() + t.exits.size(); })},
            {"conditionals", count([](const auto &t) { return t.conditionals.size(); })},
            {"time", base::toIso(m_clock.wallNow())}};
}

} // namespace qcat::guard
