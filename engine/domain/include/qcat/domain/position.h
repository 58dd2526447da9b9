#pragma once

#include <qcat/domain/order.h>

namespace qcat::domain
{

// Signed quantity: positive long, negative short.
struct Position
{
    PositionKey key;
    base::Decimal quantity;
    base::Decimal entryPrice;  // weighted average of what is open; zero when flat
    base::Decimal realizedPnl; // before fees, since the account was opened
    base::Decimal fees;        // paid
    base::Decimal funding;     // received less paid
    base::WallTime updatedAt;

    bool isFlat() const { return quantity.isZero(); }
    bool operator==(const Position &) const = default;
};

// Unrealised PnL at `mark`, quote asset (linear contracts): quantity × (mark − entry).
base::Decimal unrealizedPnl(const Position &position, base::Decimal mark);

// Books a fill by the venue's rule (binance-usdm.md §6): weighted entry on increase, unchanged on reduce, reset on flip.
// Returns the PnL realised by the part that closed.
base::Decimal applyFill(Position &position, Side side, base::Decimal price, base::Decimal quantity, base::Decimal fee, base::WallTime time);

} // namespace qcat::domain
