#pragma once

#include "ledger.h"
#include "resting_order.h"
#include "visible_book.h"

#include <qcat/venue_paper/paper_venue.h>

#include <deque>
#include <vector>

namespace qcat::venue_paper
{

// The venue without its lock. Everything happens at m_now, the newest event time seen; what was sent arrives `latency`
// later, in the order in which it was sent. The market's own liquidity is never used up: what we take is there again
// with the next message.
class PaperVenue::Matching
{
public:
    explicit Matching(PaperVenueConfig config);

    void onMarket(const domain::MarketEvent &event);
    void seed(const std::vector<domain::Order> &working, const std::vector<domain::Position> &positions);
    void send(const trading::OrderIntent &intent);
    void takeReports(std::vector<domain::VenueReport> &into);
    void takeFunding(std::vector<domain::FundingPayment> &into);
    std::optional<base::Decimal> queueAhead(const domain::ClientOrderId &clientId) const;

    void setFault(PaperFault fault);
    void blockEntries(bool blocked) { m_entriesBlocked = blocked; }
    void cancelAll(OrderClass which);
    base::Status reduceAll();
    trading::VenueTruth truth() const;

private:
    struct InFlight {
        base::WallTime due;
        trading::OrderIntent intent;
    };
    // As the market told it last; no time: nothing is due.
    struct NextFunding {
        base::WallTime time;
        base::Decimal rate;
        base::Decimal markPrice;
    };
    struct Market {
        VisibleBook book;
        base::Decimal lastPrice;          // zero: none yet
        NextFunding funding;
        std::vector<RestingOrder> orders; // in the order of their arrival

        void sweep() // finished ones out
        {
            std::erase_if(orders, [](const RestingOrder &order) { return order.isDone(); });
        }
    };

    void loseReports();
    void arriveUntil(base::WallTime time);
    void arrive(const domain::OrderRequest &request);
    void arrive(const trading::CancelRequest &request);
    std::optional<base::Error> refusal(const domain::OrderRequest &request) const;
    std::optional<base::Error> malformed(const domain::OrderRequest &request) const;
    void take(Market &market, RestingOrder &order);
    void expireRest(RestingOrder &order, const char *code, const char *text);
    void rest(Market &market, RestingOrder order);

    void settleFunding(domain::InstrumentId instrument, base::WallTime until);
    void matchTrade(Market &market, const domain::MarketEvent &trade);
    void triggerStops(Market &market);
    void trigger(Market &market, RestingOrder &stop);
    void refreshQueues(Market &market);

    void fill(RestingOrder &order, base::Decimal price, base::Decimal quantity, domain::Liquidity liquidity);
    void shrinkReduceOnly(const domain::PositionKey &key);
    void settleTrimmed(RestingOrder &order);
    void reduce(const domain::Position &position);

    Market &marketOf(const domain::PositionKey &key) { return m_markets[key.instrument.value]; }
    RestingOrder *find(const domain::ClientOrderId &clientId);
    domain::VenueOrderId nextVenueId();
    domain::VenueReport &report(domain::ReportKind kind, const RestingOrder &order);
    void reportError(domain::ReportKind kind, const RestingOrder &order, base::Error why);

    const PaperVenueConfig m_config;
    base::WallTime m_now;
    std::vector<Market> m_markets; // by InstrumentId
    Ledger m_ledger;
    std::deque<InFlight> m_inFlight;
    std::vector<domain::VenueReport> m_reports;
    std::vector<domain::FundingPayment> m_funding;
    bool m_entriesBlocked = false;
    PaperFault m_fault = PaperFault::None;
    std::vector<domain::VenueReport> m_lost; // on the way until the fault is mended
    std::uint64_t m_lastOrder = 0;
    std::uint64_t m_lastTrade = 0;
    std::uint64_t m_lastGuardOrder = 0;
};

} // namespace qcat::venue_paper
