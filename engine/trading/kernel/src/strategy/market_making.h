#pragma once

#include "parameters.h"
#include "strategy.h"

#include <optional>

namespace qcat::trading
{

// Quotes both sides around the mid and leans against its inventory. Throttled: a quote is left alone for
// min_quote_life_ms.
class MarketMaking : public Strategy
{
public:
    static std::span<const ParameterSpec> parameters();

    explicit MarketMaking(const Parameters &parameters);

    void onBook(StrategyContext &context) override;
    void onTimer(StrategyContext &) override {}
    void onOrder(StrategyContext &, const domain::Order &) override {}
    std::string status() const override;

private:
    struct Quote {
        domain::ClientOrderId id; // of the newest order on this side
        std::optional<base::WallTime> placedAt;
        base::Decimal price;
    };
    Quote &quoteOn(domain::Side side) { return side == domain::Side::Buy ? m_bid : m_ask; }
    std::optional<OrderDraft> wanted(const StrategyContext &context, domain::Side side) const;
    std::optional<OrderDraft> opening(const StrategyContext &context, domain::Side side) const;
    std::optional<OrderDraft> reducing(const StrategyContext &context, domain::Side side) const;
    base::Decimal priceOn(const StrategyContext &context, domain::Side side) const;
    void maintain(StrategyContext &context, domain::Side side);
    bool isFar(const StrategyContext &context, const domain::Order &resting, const OrderDraft &want) const;

    const base::Decimal m_quantity;
    const base::Decimal m_maxInventory;
    const base::Decimal m_spreadTicks;
    const base::Decimal m_skewTicks;
    const base::Decimal m_requoteTicks;
    const base::Duration m_minQuoteLife;
    Quote m_bid;
    Quote m_ask;
    base::Decimal m_inventory;
};

} // namespace qcat::trading
