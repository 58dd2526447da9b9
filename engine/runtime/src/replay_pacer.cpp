#include "replay_pacer.h"

namespace qcat::runtime
{

using base::Duration;

void ReplayPacer::set(double speed, bool paused, base::SteadyTime now)
{
    m_speed = speed;
    m_paused = paused;
    if (m_anchorEvent) {
        m_anchorEvent = m_reached;
        m_anchor = now;
    }
}

std::optional<Duration> ReplayPacer::waitAfter(base::WallTime eventTime, base::SteadyTime now)
{
    m_reached = eventTime;
    if (m_paused)
        return std::nullopt;
    if (m_speed <= 0)
        return Duration::zero();
    if (!m_anchorEvent) {
        m_anchorEvent = eventTime;
        m_anchor = now;
    }
    const double ahead = double((eventTime - *m_anchorEvent).count()) / m_speed - double((now - m_anchor).count());
    return ahead <= 0 ? Duration::zero() : Duration(std::int64_t(ahead));
}

} // namespace qcat::runtime
