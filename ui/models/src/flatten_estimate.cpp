#include <qcat/ui_models/flatten_estimate.h>

#include <algorithm>

namespace qcat::ui
{

namespace
{

using base::Decimal;

const api::BookView *bookOf(const api::TradingSnapshot &snapshot, const std::string &symbol)
{
    const auto found = std::find_if(snapshot.books.begin(), snapshot.books.end(),
                                    [&](const auto &book) { return book.symbol == symbol; });
    return found == snapshot.books.end() ? nullptr : &*found;
}

FlattenLeg legOf(const api::PositionView &position, const api::BookView *book)
{
    FlattenLeg leg{.account = position.account,
                   .symbol = position.symbol,
                   .quantity = position.position.quantity,
                   .averagePrice = {},
                   .slippage = {},
                   .uncovered = position.position.quantity.abs(),
                   .bookIsLive = false};
    if (!book)
        return leg;
    leg.bookIsLive = book->state == api::BookState::Live;
    const bool sells = leg.quantity.isPositive();
    Decimal notional, covered;
    for (const domain::Level &level : sells ? book->bids : book->asks) {
        const Decimal taken = std::min(level.quantity, leg.uncovered);
        notional += base::multiply(taken, level.price, base::Rounding::HalfEven);
        covered += taken;
        leg.uncovered -= taken;
        if (leg.uncovered.isZero())
            break;
    }
    if (covered.isZero())
        return leg;
    leg.averagePrice = base::divide(notional, covered, base::Rounding::HalfEven);
    const Decimal atMark = base::multiply(covered, position.markPrice, base::Rounding::HalfEven);
    leg.slippage = sells ? atMark - notional : notional - atMark;
    return leg;
}

} // namespace

FlattenEstimate flattenEstimate(const api::TradingSnapshot &snapshot)
{
    FlattenEstimate estimate;
    for (const auto &position : snapshot.positions) {
        estimate.legs.push_back(legOf(position, bookOf(snapshot, position.symbol)));
        const FlattenLeg &leg = estimate.legs.back();
        estimate.slippage += leg.slippage;
        estimate.isComplete = estimate.isComplete && leg.bookIsLive && leg.uncovered.isZero();
    }
    estimate.entriesCancelled =
        int(std::count_if(snapshot.workingOrders.begin(), snapshot.workingOrders.end(), [](const auto &o) {
            return o.order.request.purpose != domain::OrderPurpose::ProtectiveStop;
        }));
    return estimate;
}

} // namespace qcat::ui
