#include <qcat/domain/performance.h>

namespace qcat::domain
{

OrderLatency OrderLatency::since(const OrderLatency &earlier) const
{
    OrderLatency between;
    for (std::size_t i = 0; i < kOrderStages; ++i)
        between.stages[i] = stages[i].since(earlier.stages[i]);
    between.whole = whole.since(earlier.whole);
    between.venue = venue.since(earlier.venue);
    return between;
}

} // namespace qcat::domain
