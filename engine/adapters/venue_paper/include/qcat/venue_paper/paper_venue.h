#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/domain/market.h>
#include <qcat/domain/position.h>
#include <qcat/trading_ports/venue.h>

#include <cstdint>
#include <memory>
#include <optional>

namespace qcat::venue_paper
{

struct PaperVenueConfig {
    domain::Universe universe;
    base::Duration latency = std::chrono::milliseconds(5); // order to venue, event time
    domain::Epoch epoch; // stands in trade ids and the guard's client ids: unique across restarts
};

// What a drill or a test breaks of it while it runs.
enum class PaperFault : std::uint8_t {
    None,
    RejectsOrders, // every new order
    LosesAnswers,  // what it says stays on the way until it is mended: of what was asked for nobody knows what became of it
};

// A simulated futures venue over recorded or synthetic market data: resting orders with a queue position, latency in
// event time, fees, reduce-only, post-only, stops on the last price, funding where the market data tells its rate and time. Deterministic: the same events and intents give
// the same reports. The engine's side (onMarket, send, takeReports) is driven by the engine thread; the guard's side
// (VenueControl) by the guard's, each call of which takes the venue's own lock with a deadline. The lock is held for
// one call's computation only, never while the engine computes, so a blocked engine does not hold it.
class PaperVenue : public trading::VenueGateway, public trading::VenueControl
{
public:
    explicit PaperVenue(PaperVenueConfig config);
    ~PaperVenue() override;

    // Before the kernel sees the event: venue time moves, due orders and cancels arrive, resting orders fill.
    void onMarket(const domain::MarketEvent &event);
    // After a restart, when the venue's state cannot be rebuilt by replay: what the journal says rested and stood
    // there.
    void seed(const std::vector<domain::Order> &working, const std::vector<domain::Position> &positions);

    // Market quantity before a resting order of ours at its price; empty for one that does not rest or whose price was
    // not seen yet.
    std::optional<base::Decimal> queueAhead(const domain::ClientOrderId &clientId) const;

    // Any thread. What was lost comes when it is mended. The guard's way stays whole.
    void setFault(PaperFault fault);

    void send(const trading::OrderIntent &intent) override;
    void takeReports(std::vector<domain::VenueReport> &into) override;
    void takeFunding(std::vector<domain::FundingPayment> &into) override;

    base::Status blockEntries(bool blocked, base::Duration timeout) override;
    base::Status cancelEntries(base::Duration timeout) override;
    base::Status cancelExits(base::Duration timeout) override;
    base::Status cancelConditionals(base::Duration timeout) override;
    base::Status reduceAll(base::Duration timeout) override;
    base::Result<trading::VenueTruth> truth(base::Duration timeout) override;

private:
    class Matching;
    struct Shared;
    std::unique_ptr<Shared> m_shared;
};

} // namespace qcat::venue_paper
