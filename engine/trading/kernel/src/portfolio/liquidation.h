#pragma once

#include <qcat/base/decimal.h>

#include <optional>
#include <vector>

namespace qcat::trading
{

// One leg of an instrument: signed quantity, entry, and its bracket's maintenance rate and deduction (zero without
// brackets).
struct LiquidationLeg {
    base::Decimal quantity;
    base::Decimal entryPrice;
    base::Decimal maintenanceRate;
    base::Decimal deduction;
};

// Cross margin: the price of this instrument at which the margin balance meets the maintenance margin (binance-usdm.md
// §6), everything else standing still. `otherMaintenance` and `otherPnl` are of the account's other instruments. Empty
// where no positive price does it.
std::optional<base::Decimal> liquidationPrice(base::Decimal wallet, base::Decimal otherMaintenance,
                                              base::Decimal otherPnl, const std::vector<LiquidationLeg> &legs);

} // namespace qcat::trading
