#pragma once

#include "portfolio/portfolio.h"
#include "publisher.h"
#include "risk/order_rate.h"
#include "world.h"
#include "order_ledger.h"
#include "trade_ids.h"

#include <functional>
#include <optional>

namespace qcat::trading
{

// What a strategy wants: the rest of a request is known from who asks.
struct OrderDraft {
    domain::Side side = domain::Side::Buy;
    domain::OrderType type = domain::OrderType::Limit;
    domain::TimeInForce timeInForce = domain::TimeInForce::GoodTillCancel;
    domain::OrderPurpose purpose = domain::OrderPurpose::Entry;
    bool reduceOnly = false;
    base::Decimal quantity;
    base::Decimal price;
    base::Decimal triggerPrice;
};

struct OrderOwner {
    domain::StrategyId strategy;
    std::size_t index = 0; // of the strategy in the configuration
    domain::PositionKey position;
};

// The one road for orders: risk, ledger, intents on the way out; reports, fills and positions on the way in.
class OrderDesk
{
public:
    static constexpr std::size_t kFillsKept = 200;

    OrderDesk(const World &world, Portfolio &portfolio, Publisher &publisher);

    // On a fresh desk: working orders of an earlier run.
    void restore(const std::vector<domain::Order> &working);
    // The order as it stands now: PendingNew, or Denied with its reason. Valid until the next call.
    const domain::Order &place(const OrderOwner &owner, const OrderDraft &draft);
    // Does nothing for an order that is finished, of unknown fate, or asked to be cancelled before.
    void cancel(const domain::ClientOrderId &id);
    // Every working order that can open and that the filter picks, those of unknown fate too.
    void cancelEntries(const std::function<bool(const domain::OrderRequest &)> &filter);

    struct Outcome {
        const domain::Order *order = nullptr; // null: not ours
        Effect effect = Effect::Ignored;
        std::optional<domain::Fill> fill; // booked just now
    };
    Outcome apply(const domain::VenueReport &report);

    const OrderLedger &ledger() const { return m_ledger; }
    const std::deque<domain::Fill> &fills() const { return m_fills; } // newest first
    std::int64_t fillsTotal() const { return m_fillsTotal; }

private:
    std::optional<base::Error> riskRefusal(const domain::OrderRequest &request);
    base::Decimal worstGrossElsewhere(const domain::PositionKey &key) const;
    base::Decimal worstSize(const domain::PositionKey &key) const;
    void sendCancel(const domain::Order &order);
    domain::Fill book(const domain::VenueReport &report, const domain::Order *order);
    void remark(const domain::VenueReport &report, const Outcome &outcome);

    const World &m_world;
    Portfolio &m_portfolio;
    Publisher &m_publisher;
    OrderLedger m_ledger;
    OrderRate m_rate;
    TradeIds m_tradeIds;
    std::deque<domain::Fill> m_fills;
    std::int64_t m_fillsTotal = 0;
};

} // namespace qcat::trading
