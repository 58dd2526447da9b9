#pragma once

#include <qcat/domain/order.h>

namespace qcat::domain
{

// What a perpetual contract's holders pay each other at a settlement, as the venue booked it. Once for each position key and settlement.
struct FundingPayment
{
    PositionKey position;
    base::WallTime time;     // of the settlement
    base::Decimal rate;      // positive: longs pay
    base::Decimal markPrice; // at the settlement
    base::Decimal quantity;  // signed, of the position at the settlement
    base::Decimal amount;    // quote asset; positive: received
    bool operator==(const FundingPayment &) const = default;
};

// −quantity × mark × rate, to the nearest unit.
base::Decimal fundingAmount(base::Decimal quantity, base::Decimal markPrice, base::Decimal rate);

} // namespace qcat::domain
