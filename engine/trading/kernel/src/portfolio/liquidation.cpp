#include "liquidation.h"

namespace qcat::trading
{

using base::Decimal;
using base::Rounding;

std::optional<Decimal> liquidationPrice(Decimal wallet, Decimal otherMaintenance, Decimal otherPnl,
                                        const std::vector<LiquidationLeg> &legs)
{
    Decimal numerator = wallet - otherMaintenance + otherPnl;
    Decimal denominator;
    for (const auto &leg : legs) {
        numerator += leg.deduction - base::multiply(leg.quantity, leg.entryPrice, Rounding::HalfEven);
        denominator += base::multiply(leg.quantity.abs(), leg.maintenanceRate, Rounding::HalfEven) - leg.quantity;
    }
    if (denominator.isZero() || numerator.sign() != denominator.sign())
        return std::nullopt;
    return base::divide(numerator, denominator, Rounding::HalfEven);
}

} // namespace qcat::trading
