#pragma once

#include <qcat/domain/order.h>

#include <optional>

namespace qcat::venue_paper
{

// An order that the venue has accepted.
struct RestingOrder {
    domain::OrderRequest request;
    domain::VenueOrderId venueId = {};
    base::Decimal open = {};                 // still to be filled
    base::Decimal trimmed = {};              // taken off a reduce-only order because the position shrank
    std::optional<base::Decimal> ahead = {}; // market quantity before ours at our price; empty until the book shows it

    bool emptiedItsLevel = false; // it has taken all that the book still shows at its price; only newer quantity counts

    bool isStop() const { return request.type == domain::OrderType::StopMarket; }
    bool isDone() const { return open.isZero(); }
    bool isResting() const { return !isDone() && !isStop(); }
    bool isBuy() const { return request.side == domain::Side::Buy; }
    // The market was at a price that leaves ours behind.
    bool isPassedBy(base::Decimal price) const { return isBuy() ? price < request.price : price > request.price; }
    // Quantity of the other side at `price` could trade with ours.
    bool isReachedBy(base::Decimal price) const { return price == request.price || isPassedBy(price); }
    bool isTriggeredBy(base::Decimal last) const
    {
        return isBuy() ? last >= request.triggerPrice : last <= request.triggerPrice;
    }
};

// What the guard's verbs act on.
enum class OrderClass { Entry, Exit, Conditional };

inline OrderClass classOf(const domain::OrderRequest &request)
{
    if (!request.reduceOnly)
        return OrderClass::Entry; // whatever it was meant for, it can open
    return request.type == domain::OrderType::StopMarket ? OrderClass::Conditional : OrderClass::Exit;
}

} // namespace qcat::venue_paper
