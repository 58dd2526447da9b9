#include "left_at_venue.h"

namespace qcat::runtime
{

namespace
{

// What the conditionals of a position would take off it.
base::Decimal covered(const trading::VenuePosition &position, const std::vector<domain::OrderRequest> &conditionals)
{
    const bool isLong = position.quantity > base::Decimal();
    base::Decimal sum;
    for (const auto &order : conditionals)
        if (order.position == position.key && order.side == (isLong ? domain::Side::Sell : domain::Side::Buy))
            sum += order.quantity;
    return sum;
}

} // namespace

std::vector<Unprotected> unprotectedAt(const trading::VenueTruth &truth, const domain::Universe &universe)
{
    std::vector<Unprotected> all;
    for (const auto &position : truth.positions)
        if (const auto stops = covered(position, truth.conditionals); stops < position.quantity.abs())
            all.push_back({universe.at(position.key.account).name, universe.at(position.key.instrument).symbol, position.quantity, stops});
    return all;
}

std::string toText(const std::vector<Unprotected> &positions)
{
    std::string text;
    for (const auto &position : positions) {
        text += text.empty() ? "" : ", ";
        text += position.account + ' ' + position.symbol + ' ' + position.quantity.toString() + " (stops cover " + position.covered.toString() + ')';
    }
    return text;
}

} // namespace qcat::runtime
