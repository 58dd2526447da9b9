#include <qcat/venue_paper/paper_venue.h>

#include "matching.h"
#include "timed_lock.h"

namespace qcat::venue_paper
{

namespace
{

using namespace std::chrono_literals;

class Held
{
public:
    explicit Held(TimedLock &lock) : m_lock(lock) { m_lock.acquire(); }
    Held(TimedLock &lock, std::adopt_lock_t) : m_lock(lock) {}
    ~Held() { m_lock.release(); }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;

private:
    TimedLock &m_lock;
};

base::Error busy(base::Duration timeout)
{
    return base::Error{"venue.timeout", "the venue did not answer within " + std::to_string(timeout / 1ms) + " ms"}
        .with("timeout_ms", std::to_string(timeout / 1ms));
}

} // namespace

struct PaperVenue::Shared {
    explicit Shared(PaperVenueConfig config) : matching(std::move(config)) {}

    // Runs f on the matching when the lock comes free in time.
    template <typename F>
    auto within(base::Duration timeout, F &&f) -> base::Result<decltype(f(std::declval<Matching &>()))>
    {
        if (!lock.tryAcquireFor(timeout))
            return busy(timeout);
        const Held held(lock, std::adopt_lock);
        if constexpr (std::is_void_v<decltype(f(matching))>) {
            f(matching);
            return {};
        } else {
            return f(matching);
        }
    }

    TimedLock lock;
    Matching matching;
};

PaperVenue::PaperVenue(PaperVenueConfig config) : m_shared(std::make_unique<Shared>(std::move(config))) {}

PaperVenue::~PaperVenue() = default;

void PaperVenue::onMarket(const domain::MarketEvent &event)
{
    const Held held(m_shared->lock);
    m_shared->matching.onMarket(event);
}

void PaperVenue::seed(const std::vector<domain::Order> &working, const std::vector<domain::Position> &positions)
{
    const Held held(m_shared->lock);
    m_shared->matching.seed(working, positions);
}

std::optional<base::Decimal> PaperVenue::queueAhead(const domain::ClientOrderId &clientId) const
{
    const Held held(m_shared->lock);
    return m_shared->matching.queueAhead(clientId);
}

void PaperVenue::setFault(PaperFault fault)
{
    const Held held(m_shared->lock);
    m_shared->matching.setFault(fault);
}

void PaperVenue::send(const trading::OrderIntent &intent)
{
    const Held held(m_shared->lock);
    m_shared->matching.send(intent);
}

void PaperVenue::takeReports(std::vector<domain::VenueReport> &into)
{
    const Held held(m_shared->lock);
    m_shared->matching.takeReports(into);
}

void PaperVenue::takeFunding(std::vector<domain::FundingPayment> &into)
{
    const Held held(m_shared->lock);
    m_shared->matching.takeFunding(into);
}

base::Status PaperVenue::blockEntries(bool blocked, base::Duration timeout)
{
    return m_shared->within(timeout, [&](Matching &venue) { venue.blockEntries(blocked); });
}

base::Status PaperVenue::cancelEntries(base::Duration timeout)
{
    return m_shared->within(timeout, [](Matching &venue) { venue.cancelAll(OrderClass::Entry); });
}

base::Status PaperVenue::cancelExits(base::Duration timeout)
{
    return m_shared->within(timeout, [](Matching &venue) { venue.cancelAll(OrderClass::Exit); });
}

base::Status PaperVenue::cancelConditionals(base::Duration timeout)
{
    return m_shared->within(timeout, [](Matching &venue) { venue.cancelAll(OrderClass::Conditional); });
}

base::Status PaperVenue::reduceAll(base::Duration timeout)
{
    const auto reduced = m_shared->within(timeout, [](Matching &venue) { return venue.reduceAll(); });
    return reduced ? *reduced : reduced.error();
}

base::Result<trading::VenueTruth> PaperVenue::truth(base::Duration timeout)
{
    return m_shared->within(timeout, [](Matching &venue) { return venue.truth(); });
}

} // namespace qcat::venue_paper
