#include "server_limit.h"

#include <algorithm>

namespace qcat::runtime
{

domain::PoolServerLimit serverLimit(const domain::postgres::Headroom &headroom, int ours)
{
    domain::PoolServerLimit limit{headroom.maxConnections, headroom.reserved, std::max(0, headroom.used - ours)};
    for (const int tighter : {headroom.roleLimit, headroom.databaseLimit})
        if (tighter >= 0 && tighter < limit.forThisPool()) // who else counts against it is not known
            limit = {tighter, 0, 0};
    return limit;
}

} // namespace qcat::runtime
