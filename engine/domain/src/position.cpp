#include <qcat/domain/position.h>

#include <algorithm>

namespace qcat::domain
{

using base::Decimal;
using base::Rounding;

Decimal unrealizedPnl(const Position &position, Decimal mark)
{
    if (position.isFlat())
        return {};
    return base::multiply(position.quantity, mark - position.entryPrice, Rounding::HalfEven);
}

Decimal applyFill(Position &position, Side side, Decimal price, Decimal quantity, Decimal fee, base::WallTime time)
{
    const Decimal change = side == Side::Buy ? quantity : -quantity;
    const bool increases = position.isFlat() || position.quantity.sign() == change.sign();
    Decimal realized;
    if (increases) {
        const Decimal cost = base::multiply(position.quantity.abs(), position.entryPrice, Rounding::HalfEven) +
                             base::multiply(quantity, price, Rounding::HalfEven);
        position.quantity += change;
        position.entryPrice = base::divide(cost, position.quantity.abs(), Rounding::HalfEven);
    } else {
        const Decimal closed = std::min(position.quantity.abs(), quantity);
        const Decimal perUnit = position.quantity.isPositive() ? price - position.entryPrice : position.entryPrice - price;
        realized = base::multiply(closed, perUnit, Rounding::HalfEven);
        position.quantity += change;
        if (position.isFlat())
            position.entryPrice = {};
        else if (quantity > closed)
            position.entryPrice = price; // flipped: what is left was opened by this fill
    }
    position.realizedPnl += realized;
    position.fees += fee;
    position.updatedAt = time;
    return realized;
}

} // namespace qcat::domain
