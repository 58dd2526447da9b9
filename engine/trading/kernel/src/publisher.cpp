#include "publisher.h"

namespace qcat::trading
{

void Publisher::orderChanged(const domain::Order &order)
{
    const auto &key = order.request.position;
    m_out->events.push_back(api::OrderChanged{accountOf(key), symbolOf(key), order});
    m_out->rows.push_back(OrderRow{venueOf(key), accountOf(key), symbolOf(key), order});
}

void Publisher::orderDenied(const domain::Order &order)
{
    const auto &key = order.request.position;
    m_out->events.push_back(api::OrderDenied{accountOf(key), symbolOf(key), order});
    m_out->rows.push_back(OrderRow{venueOf(key), accountOf(key), symbolOf(key), order});
}

void Publisher::fillBooked(const domain::Fill &fill, const domain::Position &after)
{
    const auto &key = fill.position;
    m_out->events.push_back(api::FillBooked{accountOf(key), symbolOf(key), fill});
    m_out->rows.push_back(FillRow{venueOf(key), accountOf(key), symbolOf(key), fill});
    m_out->rows.push_back(PositionRow{venueOf(key), accountOf(key), symbolOf(key), after});
}

void Publisher::fundingBooked(const domain::FundingPayment &payment, const domain::Position &after)
{
    const auto &key = payment.position;
    const bool paid = payment.amount.isNegative();
    notice({paid ? "funding.paid" : "funding.received",
            "account " + accountOf(key) + (paid ? " paid " : " received ") + payment.amount.abs().toString() + " of funding on " +
                symbolOf(key),
            {{"account", accountOf(key)}, {"symbol", symbolOf(key)}, {"amount", payment.amount.abs().toString()}},
            domain::Health::Ok});
    m_out->rows.push_back(PositionRow{venueOf(key), accountOf(key), symbolOf(key), after});
}

void Publisher::stateChanged(domain::TradingState state, const domain::Finding &why)
{
    m_out->events.push_back(api::TradingStateChanged{state, why});
}

} // namespace qcat::trading
