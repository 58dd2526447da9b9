#pragma once

#include <qcat/domain/alerting_config.h>
#include <qcat/domain/notification.h>

#include <string>
#include <vector>

namespace qcat::api
{

// One way to reach people, as it did lately.
struct ChannelView
{
    std::string name;
    domain::ChannelKind kind = domain::ChannelKind::Email;
    std::string where;             // host, without what is secret
    domain::Health health = domain::Health::Unknown; // Unknown: nothing was sent yet
    domain::Finding lastResult;
    base::WallTime lastAccepted;
    base::WallTime lastTried;
    base::WallTime nextTest;       // invalid: none
    int waiting = 0;
    bool operator==(const ChannelView &) const = default;
};

struct OnCallGap
{
    base::WallTime from;
    base::WallTime until;
    bool operator==(const OnCallGap &) const = default;
};

// Somebody else than the rotation says, for a while, as the configuration has it.
struct OnCallOverride
{
    std::string contact;
    base::WallTime from;
    base::WallTime until;
    bool operator==(const OnCallOverride &) const = default;
};

// A schedule now: who has signed for it, whom the rotation names, who is next.
struct OnCallView
{
    std::string schedule;
    std::string zone;
    std::string holder;     // signed; empty: nobody yet
    base::WallTime since;
    std::string scheduled;  // empty: nobody, a gap
    std::string next;
    base::WallTime nextAt;  // invalid: no change in sight
    std::vector<OnCallGap> gaps; // of the coming weeks
    std::vector<OnCallOverride> overrides; // that are not over, soonest first
    bool handoverDue() const { return !scheduled.empty() && !holder.empty() && holder != scheduled; }
    bool operator==(const OnCallView &) const = default;
};

} // namespace qcat::api
