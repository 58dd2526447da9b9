#include "backoff.h"

#include <algorithm>

namespace qcat::store_spool
{

Backoff::Backoff(base::Duration shortest, base::Duration longest, std::uint32_t seed)
    : m_shortest(shortest), m_longest(longest), m_last(shortest), m_random(seed)
{
}

base::Duration Backoff::next()
{
    std::uniform_int_distribution<std::int64_t> wait(m_shortest.count(), m_last.count() * 3);
    m_last = std::min(m_longest, base::Duration(wait(m_random)));
    return m_last;
}

} // namespace qcat::store_spool
