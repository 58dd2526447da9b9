#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/domain/health.h>

#include <deque>

namespace qcat::notify
{

// How many sends a channel may make in any 60 seconds. A third is kept for P0: a flood of lesser things cannot use it up. Beyond the
// budget nothing is tried, because a provider answers one message too many with minutes of silence.
class SendBudget
{
public:
    explicit SendBudget(const domain::ChannelConfig &channel);

    // When one more may be sent; not after `now`: at once.
    base::WallTime allowedAt(domain::Severity severity, base::WallTime now) const;
    void spend(base::WallTime now);
    // The provider said "not before".
    void block(base::WallTime until);
    void shift(base::Duration by); // the wall clock was set

private:
    std::size_t m_perMinute = 0;
    base::WallTime m_blockedUntil;
    std::deque<base::WallTime> m_spent; // of the last minute
};

} // namespace qcat::notify
