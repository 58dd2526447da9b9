#pragma once

#include <qcat/base/decimal.h>

namespace qcat::trading
{

// Sums over a whole run, of numbers from outside: they stop at the largest number rather than leave the range.
inline base::Decimal cappedSum(base::Decimal a, base::Decimal b)
{
    return b > base::Decimal::max() - a ? base::Decimal::max() : a + b;
}
inline base::Decimal cappedProduct(base::Decimal a, base::Decimal b)
{
    return base::tryMultiply(a, b, base::Rounding::HalfEven).value_or(base::Decimal::max());
}

} // namespace qcat::trading
