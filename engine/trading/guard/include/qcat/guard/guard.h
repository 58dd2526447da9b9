#pragma once

#include <qcat/base/call.h>
#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/domain/health.h>
#include <qcat/trading_ports/venue.h>

#include <functional>
#include <memory>
#include <string>

namespace qcat::guard
{

struct AttemptPlan;

// The kill path. Lives on a thread of its own and uses nothing of the engine's: no database, no window, no strategy.
// Each request answers with what was verified at the venue afterwards (Finding: code, English text, args positions,
// orders, conditionals, time) or with the Error of what could not be proven; "flat" is never said from our own books.
class Guard
{
public:
    using Answer = std::function<void(base::Result<domain::Finding>)>;

    struct Timing {
        base::Duration call = std::chrono::milliseconds(500); // one call of the venue
        base::Duration verify = std::chrono::seconds(5);      // until flat must be proven
        base::Duration poll = std::chrono::milliseconds(50);
    };

    // `executor` is the guard's thread; answers come on it, each request has exactly one. Requests may come from any
    // thread. Venue, clock and executor outlive the guard and what it has posted.
    Guard(trading::VenueControl &venue, const base::Clock &clock, base::Executor &executor, Timing timing);
    ~Guard();

    // Entries are refused at the venue's door from now on. Protective stops stay.
    void halt(Answer answer);
    // Verified: no entry rests at the venue. Stops stay.
    void cancelEntries(Answer answer);
    // halt → cancel entries → reduce-only → verify flat → only then cancel conditionals. If flattening fails the stops
    // remain.
    void flatten(Answer answer);
    // Opens the venue's door again; whether the engine may resume is the kernel's decision. Refused ("guard.busy")
    // while one of the others has not answered; one of them that comes meanwhile wins.
    void resume(Answer answer);

private:
    struct Traffic;
    void close(AttemptPlan plan, Answer answer);
    std::function<void(AttemptPlan, Answer)> starter() const;

    trading::VenueControl &m_venue;
    const base::Clock &m_clock;
    base::Executor &m_executor;
    const Timing m_timing;
    const std::shared_ptr<Traffic> m_traffic;
};

} // namespace qcat::guard
