#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>
#include <qcat/domain/ids.h>
#include <qcat/domain/market.h>

#include <cstdint>
#include <string>

namespace qcat::domain
{

enum class PositionSide : std::uint8_t { Both, Long, Short }; // one-way mode; the two legs of hedge mode
enum class OrderType : std::uint8_t { Limit, Market, StopMarket };
enum class TimeInForce : std::uint8_t { GoodTillCancel, ImmediateOrCancel, FillOrKill, PostOnly };

// Why an order exists: entries open or add and are what "cancel entries" cancels; exits reduce; protective stops outlive a halt.
enum class OrderPurpose : std::uint8_t { Entry, Exit, ProtectiveStop };

// Unknown: the venue's answer is missing and nothing may be assumed. Denied: refused by our own risk checks, never sent.
enum class OrderState : std::uint8_t { PendingNew, Open, PartiallyFilled, PendingCancel, Filled, Cancelled, Expired, Rejected, Denied, Unknown };

constexpr bool isTerminal(OrderState state)
{
    return state == OrderState::Filled || state == OrderState::Cancelled || state == OrderState::Expired ||
           state == OrderState::Rejected || state == OrderState::Denied;
}

struct PositionKey
{
    AccountId account;
    InstrumentId instrument;
    PositionSide side = PositionSide::Both;
    auto operator<=>(const PositionKey &) const = default;
};

// What is asked of a venue. Durable in the journal before it is sent.
struct OrderRequest
{
    ClientOrderId clientId;
    StrategyId strategy;
    PositionKey position;
    Side side = Side::Buy;
    OrderType type = OrderType::Limit;
    TimeInForce timeInForce = TimeInForce::GoodTillCancel;
    OrderPurpose purpose = OrderPurpose::Entry;
    bool reduceOnly = false;
    base::Decimal quantity;
    base::Decimal price;        // limit
    base::Decimal triggerPrice; // stop
    bool operator==(const OrderRequest &) const = default;
};

struct Order
{
    OrderRequest request;
    VenueOrderId venueId;
    OrderState state = OrderState::PendingNew;
    base::Decimal filled;
    base::Decimal averagePrice; // of the filled part
    base::WallTime createdAt;
    base::WallTime updatedAt;
    std::string reasonCode; // of a denial, rejection or expiry: an Error code
    std::string reason;     // the same in English

    base::Decimal remaining() const { return request.quantity - filled; }
    bool isWorking() const { return !isTerminal(state); }
    bool operator==(const Order &) const = default;
};

enum class Liquidity : std::uint8_t { Maker, Taker };

struct Fill
{
    std::string tradeId; // the venue's; unique for (venue, instrument): a second report with it is dropped
    ClientOrderId clientId;
    StrategyId strategy;
    PositionKey position;
    Side side = Side::Buy;
    base::Decimal price;
    base::Decimal quantity;
    base::Decimal fee; // quote asset, positive: paid
    base::Decimal realizedPnl; // of the part that closed, before fees
    Liquidity liquidity = Liquidity::Taker;
    base::WallTime time;
    bool operator==(const Fill &) const = default;
};

enum class ReportKind : std::uint8_t { Accepted, Rejected, Fill, Cancelled, CancelRejected, Expired, Unknown };

// What a venue says of an order. `foreign` orders (manual, liquidation, the guard's) have a client id that is not ours.
struct VenueReport
{
    ReportKind kind = ReportKind::Accepted;
    ClientOrderId clientId;
    VenueOrderId venueId;
    PositionKey position;
    base::WallTime time;
    // Fill
    std::string tradeId;
    Side side = Side::Buy;
    base::Decimal price;
    base::Decimal quantity;
    base::Decimal fee;
    Liquidity liquidity = Liquidity::Taker;
    // Rejected, CancelRejected, Expired, Unknown
    std::string reasonCode;
    std::string reason;
    bool operator==(const VenueReport &) const = default;
};

} // namespace qcat::domain
