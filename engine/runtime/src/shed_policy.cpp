#include "shed_policy.h"

#include <algorithm>

namespace qcat::runtime
{

std::size_t ShedPolicy::next(double pressure)
{
    m_calm = pressure < m_giveBackBelow ? m_calm + 1 : 0;
    m_exhausted = pressure >= m_shedAt && m_shed == m_rungs;
    if (pressure >= m_shedAt)
        return shedAnother();
    if (m_calm >= kCalmLooks && m_shed > 0) {
        m_calm = 0;
        --m_shed;
    }
    return m_shed;
}

std::size_t ShedPolicy::shedAnother()
{
    m_shed = std::min(m_shed + 1, m_rungs);
    return m_shed;
}

} // namespace qcat::runtime
