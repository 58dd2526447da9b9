#include "order_machine.h"

#include <qcat/base/assert.h>

namespace qcat::trading
{

using base::Decimal;
using base::Rounding;
using domain::Order;
using domain::OrderState;
using domain::ReportKind;
using domain::VenueReport;

namespace
{

OrderState restingState(const Order &order)
{
    return order.filled.isPositive() ? OrderState::PartiallyFilled : OrderState::Open;
}

Effect moveTo(Order &order, OrderState state)
{
    order.state = state;
    return domain::isTerminal(state) ? Effect::Finished : Effect::Changed;
}

Effect moveTo(Order &order, OrderState state, const VenueReport &why)
{
    order.reasonCode = why.reasonCode;
    order.reason = why.reason;
    return moveTo(order, state);
}

void addFill(Order &order, const VenueReport &fill)
{
    const Decimal before = base::multiply(order.averagePrice, order.filled, Rounding::HalfEven);
    const Decimal added = base::multiply(fill.price, fill.quantity, Rounding::HalfEven);
    order.filled += fill.quantity;
    order.averagePrice = base::divide(before + added, order.filled, Rounding::HalfEven);
}

Effect onFill(Order &order, const VenueReport &fill)
{
    const bool wasFinal = domain::isTerminal(order.state);
    addFill(order, fill);
    if (wasFinal)
        return Effect::Changed;
    if (order.filled >= order.request.quantity)
        return moveTo(order, OrderState::Filled);
    return order.state == OrderState::PendingCancel ? Effect::Changed : moveTo(order, OrderState::PartiallyFilled);
}

Effect onAccepted(Order &order)
{
    if (order.state == OrderState::PendingNew || order.state == OrderState::Unknown)
        return moveTo(order, restingState(order));
    return Effect::Changed; // the venue's id became known
}

// The venue would not cancel. What never was acknowledged is still on its way.
Effect onCancelRejected(Order &order, const VenueReport &report)
{
    if (order.state != OrderState::PendingCancel)
        return Effect::Ignored;
    return moveTo(order, order.venueId.isValid() ? restingState(order) : OrderState::PendingNew, report);
}

Effect onRejected(Order &order, const VenueReport &report)
{
    const bool wasOnVenue = order.state == OrderState::Open || order.filled.isPositive();
    return moveTo(order, wasOnVenue ? OrderState::Expired : OrderState::Rejected, report);
}

Effect dispatch(Order &order, const VenueReport &report)
{
    if (report.kind == ReportKind::Fill)
        return onFill(order, report);
    if (domain::isTerminal(order.state))
        return Effect::Ignored;
    switch (report.kind) {
    case ReportKind::Accepted:
        return onAccepted(order);
    case ReportKind::Rejected:
        return onRejected(order, report);
    case ReportKind::Cancelled:
        return moveTo(order, OrderState::Cancelled);
    case ReportKind::CancelRejected:
        return onCancelRejected(order, report);
    case ReportKind::Expired:
        return moveTo(order, OrderState::Expired, report);
    case ReportKind::Unknown:
        return moveTo(order, OrderState::Unknown, report);
    case ReportKind::Fill:
        break;
    }
    QCAT_ASSERT(false);
}

} // namespace

Effect applyReport(Order &order, const VenueReport &report)
{
    if (!domain::isTerminal(order.state) && report.venueId.isValid())
        order.venueId = report.venueId;
    const Effect effect = dispatch(order, report);
    if (effect != Effect::Ignored)
        order.updatedAt = report.time;
    return effect;
}

void markCancelSent(Order &order, base::WallTime time)
{
    if (order.state != OrderState::Unknown)
        order.state = OrderState::PendingCancel;
    order.updatedAt = time;
}

} // namespace qcat::trading
