#include <qcat/guard/guard.h>

#include "attempt.h"

namespace qcat::guard
{

using base::Error;
using base::Status;
using domain::Finding;
using domain::Health;

namespace
{

Status blockEntries(Attempt &attempt)
{
    return attempt.venue().blockEntries(true, attempt.callTimeout());
}

Status look(Attempt &attempt)
{
    const auto truth = attempt.look();
    return truth ? Status() : truth.error();
}

// Cancels again each time: an order that was on its way may have arrived meanwhile.
Status noEntries(Attempt &attempt)
{
    if (const auto cancelled = attempt.venue().cancelEntries(attempt.callTimeout()); !cancelled)
        return cancelled;
    const auto truth = attempt.look();
    if (!truth)
        return truth.error();
    if (!truth->entries.empty())
        return Error{"guard.entries_rest", std::to_string(truth->entries.size()) + " entries still rest at the venue"};
    return {};
}

// A refusal in between is not the end: what counts is what the venue shows, and each round tries everything again.
Status flat(Attempt &attempt)
{
    const auto exits = attempt.venue().cancelExits(attempt.callTimeout());
    const auto reduced = attempt.venue().reduceAll(attempt.callTimeout());
    const auto truth = attempt.look();
    if (!truth)
        return truth.error();
    if (truth->positions.empty() && truth->entries.empty() && truth->exits.empty())
        return {};
    if (!reduced)
        return reduced;
    if (!exits)
        return exits;
    if (!truth->entries.empty())
        return noEntries(attempt);
    return Error{"guard.not_flat", std::to_string(truth->positions.size()) + " positions still stand at the venue"};
}

// Conditionals go only behind a flat venue: until then they are what protects. A position that came back is reduced
// first.
Status emptied(Attempt &attempt)
{
    if (const auto isFlat = flat(attempt); !isFlat)
        return isFlat;
    if (const auto cancelled = attempt.venue().cancelConditionals(attempt.callTimeout()); !cancelled)
        return cancelled;
    const auto truth = attempt.look();
    if (!truth)
        return truth.error();
    if (!truth->positions.empty() || !truth->entries.empty() || !truth->exits.empty() || !truth->conditionals.empty())
        return Error{"guard.not_flat", "the venue is not empty yet"};
    return {};
}

} // namespace

// What is under way; touched on the guard's thread alone, shared with what waits in its executor.
struct Guard::Traffic {
    int closing = 0; // requests that make safe and have not answered yet
    int closingsBegun = 0;
};

Guard::Guard(trading::VenueControl &venue, const base::Clock &clock, base::Executor &executor, Timing timing)
    : m_venue(venue), m_clock(clock), m_executor(executor), m_timing(timing), m_traffic(std::make_shared<Traffic>())
{
}

Guard::~Guard() = default;

void Guard::halt(Answer answer)
{
    close({{blockEntries, look},
           {"guard.halted", "the venue refuses new entries", {}, Health::Ok},
           {"guard.halt_not_proven", "the venue did not confirm that it refuses entries"}},
          std::move(answer));
}

void Guard::cancelEntries(Answer answer)
{
    close({{noEntries},
           {"guard.entries_cancelled", "no entry rests at the venue", {}, Health::Ok},
           {"guard.entries_not_cancelled", "it was not proven that no entry rests at the venue"}},
          std::move(answer));
}

void Guard::flatten(Answer answer)
{
    close({{blockEntries, noEntries, emptied},
           {"guard.flat", "flat, verified at the venue", {}, Health::Ok},
           {"guard.not_flat", "flat was not proven; while a position stands, its stops stay"}},
          std::move(answer));
}

// A request to make safe that comes later wins: the door is not opened behind its back.
void Guard::resume(Answer answer)
{
    auto begin = [traffic = m_traffic, start = starter(), answer = std::move(answer)] {
        if (traffic->closing > 0)
            return answer(
                Error{"guard.busy", "a halt, a cancel or a flatten is under way: resume when it has answered"});
        const auto openDoor = [traffic, begun = traffic->closingsBegun](Attempt &attempt) -> Status {
            if (traffic->closingsBegun != begun)
                return Error{"guard.superseded", "a later request closed the door"};
            return attempt.venue().blockEntries(false, attempt.callTimeout());
        };
        start({{openDoor, look},
               {"guard.resumed", "the venue accepts entries again", {}, Health::Ok},
               {"guard.resume_not_proven", "the venue did not confirm that it accepts entries"}},
              answer);
    };
    m_executor.post(std::move(begin));
}

void Guard::close(AttemptPlan plan, Answer answer)
{
    m_executor.post([traffic = m_traffic, start = starter(), plan = std::move(plan), answer = std::move(answer)] {
        ++traffic->closing;
        ++traffic->closingsBegun;
        start(plan, [traffic, answer](base::Result<Finding> result) {
            --traffic->closing;
            answer(std::move(result));
        });
    });
}

std::function<void(AttemptPlan, Guard::Answer)> Guard::starter() const
{
    return [&venue = m_venue, &clock = m_clock, &executor = m_executor, timing = m_timing](AttemptPlan plan,
                                                                                           Answer answer) {
        std::make_shared<Attempt>(venue, clock, executor, timing, std::move(plan), std::move(answer))->start();
    };
}

} // namespace qcat::guard
