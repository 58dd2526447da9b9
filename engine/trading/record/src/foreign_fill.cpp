#include <qcat/record/foreign_fill.h>

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;
using domain::Side;

void shareForeignFill(const domain::Fill &fill, bool netIsFlat, const std::vector<domain::Position *> &parts)
{
    Decimal left = fill.quantity;
    for (domain::Position *const own : parts) {
        if (own->isFlat())
            continue;
        const Side closing = own->quantity.isPositive() ? Side::Sell : Side::Buy;
        const Decimal part = netIsFlat              ? own->quantity.abs()
                             : closing == fill.side ? std::min(left, own->quantity.abs())
                                                    : Decimal();
        if (!part.isPositive())
            continue;
        domain::applyFill(*own, closing, fill.price, part, {}, fill.time);
        left -= std::min(left, part);
    }
}

} // namespace qcat::trading
