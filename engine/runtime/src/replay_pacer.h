#pragma once

#include <qcat/base/time.h>

#include <optional>

namespace qcat::runtime
{

// Maps event time to the steady clock: how far a replay or the synthetic market may have come by now. Pausing and
// changes of speed keep the point that was reached.
class ReplayPacer
{
public:
    explicit ReplayPacer(double speed) : m_speed(speed) {}

    // speed 0: as fast as it goes.
    void set(double speed, bool paused, base::SteadyTime now);
    double speed() const { return m_speed; }
    bool isPaused() const { return m_paused; }
    // How long to wait before the event may be followed by the next one; zero: at once; empty: until told otherwise.
    std::optional<base::Duration> waitAfter(base::WallTime eventTime, base::SteadyTime now);

private:
    double m_speed;
    bool m_paused = false;
    std::optional<base::WallTime> m_anchorEvent;
    base::SteadyTime m_anchor;
    base::WallTime m_reached;
};

} // namespace qcat::runtime
