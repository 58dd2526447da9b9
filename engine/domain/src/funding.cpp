#include <qcat/domain/funding.h>

namespace qcat::domain
{

base::Decimal fundingAmount(base::Decimal quantity, base::Decimal markPrice, base::Decimal rate)
{
    const auto notional = base::multiply(quantity, markPrice, base::Rounding::HalfEven);
    return -base::multiply(notional, rate, base::Rounding::HalfEven);
}

} // namespace qcat::domain
