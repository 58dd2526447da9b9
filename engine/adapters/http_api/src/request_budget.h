#pragma once

#include <qcat/base/clock.h>

#include <algorithm>

namespace qcat::http_api
{

// How often may be asked what needs no token: a burst, then so many a second. Nobody guesses a word of 89 bits at that rate; it is the
// desk's thread that is spared.
class RequestBudget
{
public:
    explicit RequestBudget(const base::Clock &clock) : m_clock(clock), m_since(clock.steadyNow()) {}

    bool take()
    {
        const auto now = m_clock.steadyNow();
        const double seconds = double((now - m_since).count()) / 1e9;
        m_since = now;
        m_left = std::min(kBurst, m_left + seconds * kPerSecond);
        if (m_left < 1)
            return false;
        m_left -= 1;
        return true;
    }

    static constexpr double kBurst = 40;
    static constexpr double kPerSecond = 10;

private:
    const base::Clock &m_clock;
    base::SteadyTime m_since;
    double m_left = kBurst;
};

} // namespace qcat::http_api
