#include "fields.h"

#include <array>

// Orders, fills and positions.
namespace qcat::store_schema
{

using namespace trading;
using enum CellKind;
using Use = Column::Use;

namespace
{

const std::array kOrderFields = {
    Field<OrderRow>{{"venue", Text, Use::Key}, [](const OrderRow &r) -> Cell { return r.venue; }},
    Field<OrderRow>{{"account", Text, Use::Key}, [](const OrderRow &r) -> Cell { return r.account; }},
    Field<OrderRow>{{"client_id", Text, Use::Key},
                    [](const OrderRow &r) -> Cell { return r.order.request.clientId.value; }},
    Field<OrderRow>{{"symbol", Text}, [](const OrderRow &r) -> Cell { return r.symbol; }},
    Field<OrderRow>{{"position_side", Text}, [](const OrderRow &r) { return word(r.order.request.position.side); }},
    Field<OrderRow>{{"strategy", Text}, [](const OrderRow &r) -> Cell { return r.order.request.strategy.value; }},
    Field<OrderRow>{{"side", Text, Use::Content}, [](const OrderRow &r) { return word(r.order.request.side); }},
    Field<OrderRow>{{"type", Text}, [](const OrderRow &r) { return word(r.order.request.type); }},
    Field<OrderRow>{{"time_in_force", Text}, [](const OrderRow &r) { return word(r.order.request.timeInForce); }},
    Field<OrderRow>{{"purpose", Text}, [](const OrderRow &r) { return word(r.order.request.purpose); }},
    Field<OrderRow>{{"reduce_only", Flag, Use::Content}, [](const OrderRow &r) -> Cell { return r.order.request.reduceOnly; }},
    Field<OrderRow>{{"quantity", Amount, Use::Content}, [](const OrderRow &r) -> Cell { return r.order.request.quantity; }},
    Field<OrderRow>{{"price", Amount, Use::Content}, [](const OrderRow &r) -> Cell { return r.order.request.price; }},
    Field<OrderRow>{{"trigger_price", Amount}, [](const OrderRow &r) -> Cell { return r.order.request.triggerPrice; }},
    Field<OrderRow>{{"venue_order_id", Text}, [](const OrderRow &r) -> Cell { return r.order.venueId.value; }},
    Field<OrderRow>{{"state", Text, Use::Content}, [](const OrderRow &r) { return word(r.order.state); }},
    Field<OrderRow>{{"filled", Amount, Use::Content}, [](const OrderRow &r) -> Cell { return r.order.filled; }},
    Field<OrderRow>{{"average_price", Amount}, [](const OrderRow &r) -> Cell { return r.order.averagePrice; }},
    Field<OrderRow>{{"created_at", Time}, [](const OrderRow &r) -> Cell { return r.order.createdAt; }},
    Field<OrderRow>{{"updated_at", Time}, [](const OrderRow &r) -> Cell { return r.order.updatedAt; }},
    Field<OrderRow>{{"reason_code", Text}, [](const OrderRow &r) -> Cell { return r.order.reasonCode; }},
    Field<OrderRow>{{"reason", Text}, [](const OrderRow &r) -> Cell { return r.order.reason; }},
};

const std::array kFillFields = {
    Field<FillRow>{{"venue", Text, Use::Key}, [](const FillRow &r) -> Cell { return r.venue; }},
    Field<FillRow>{{"symbol", Text, Use::Key}, [](const FillRow &r) -> Cell { return r.symbol; }},
    Field<FillRow>{{"trade_id", Text, Use::Key}, [](const FillRow &r) -> Cell { return r.fill.tradeId; }},
    Field<FillRow>{{"account", Text, Use::Key}, [](const FillRow &r) -> Cell { return r.account; }},
    Field<FillRow>{{"client_id", Text, Use::Content}, [](const FillRow &r) -> Cell { return r.fill.clientId.value; }},
    Field<FillRow>{{"strategy", Text}, [](const FillRow &r) -> Cell { return r.fill.strategy.value; }},
    Field<FillRow>{{"position_side", Text}, [](const FillRow &r) { return word(r.fill.position.side); }},
    Field<FillRow>{{"side", Text, Use::Content}, [](const FillRow &r) { return word(r.fill.side); }},
    Field<FillRow>{{"price", Amount, Use::Content}, [](const FillRow &r) -> Cell { return r.fill.price; }},
    Field<FillRow>{{"quantity", Amount, Use::Content}, [](const FillRow &r) -> Cell { return r.fill.quantity; }},
    Field<FillRow>{{"fee", Amount, Use::Content}, [](const FillRow &r) -> Cell { return r.fill.fee; }},
    Field<FillRow>{{"realized_pnl", Amount, Use::Content}, [](const FillRow &r) -> Cell { return r.fill.realizedPnl; }},
    Field<FillRow>{{"liquidity", Text}, [](const FillRow &r) { return word(r.fill.liquidity); }},
    Field<FillRow>{{"traded_at", Time}, [](const FillRow &r) -> Cell { return r.fill.time; }},
};

const std::array kPositionFields = {
    Field<PositionRow>{{"venue", Text, Use::Key}, [](const PositionRow &r) -> Cell { return r.venue; }},
    Field<PositionRow>{{"account", Text, Use::Key}, [](const PositionRow &r) -> Cell { return r.account; }},
    Field<PositionRow>{{"symbol", Text, Use::Key}, [](const PositionRow &r) -> Cell { return r.symbol; }},
    Field<PositionRow>{{"position_side", Text, Use::Key}, [](const PositionRow &r) { return word(r.position.key.side); }},
    Field<PositionRow>{{"quantity", Amount, Use::Content}, [](const PositionRow &r) -> Cell { return r.position.quantity; }},
    Field<PositionRow>{{"entry_price", Amount, Use::Content}, [](const PositionRow &r) -> Cell { return r.position.entryPrice; }},
    Field<PositionRow>{{"realized_pnl", Amount, Use::Content}, [](const PositionRow &r) -> Cell { return r.position.realizedPnl; }},
    Field<PositionRow>{{"fees", Amount, Use::Content}, [](const PositionRow &r) -> Cell { return r.position.fees; }},
    Field<PositionRow>{{"funding", Amount, Use::Content}, [](const PositionRow &r) -> Cell { return r.position.funding; }},
    Field<PositionRow>{{"updated_at", Time}, [](const PositionRow &r) -> Cell { return r.position.updatedAt; }},
};

} // namespace

std::span<const Field<OrderRow>> fieldsOf(const OrderRow *)
{
    return kOrderFields;
}
std::span<const Field<FillRow>> fieldsOf(const FillRow *)
{
    return kFillFields;
}
std::span<const Field<PositionRow>> fieldsOf(const PositionRow *)
{
    return kPositionFields;
}

} // namespace qcat::store_schema
