#include "contact_quota.h"

#include <algorithm>
#include <array>
#include <span>

namespace qcat::notify
{

namespace
{

using namespace std::chrono_literals;

struct Limit {
    std::size_t most;
    base::Duration within;
};

constexpr std::array<Limit, 1> kMail = {{{1, 1min}}};
constexpr std::array<Limit, 4> kText = {{{1, 1min}, {5, 15min}, {11, 1h}, {21, 3h}}};
constexpr std::array<Limit, 4> kCall = {{{1, 1min}, {3, 15min}, {7, 1h}, {15, 3h}}};
constexpr std::size_t kMostKept = 21;

} // namespace

ContactQuota::Way ContactQuota::wayOf(const domain::ChannelConfig &channel)
{
    if (channel.kind == domain::ChannelKind::Email)
        return Way::Mail;
    if (!domain::reachesPhones(channel.kind))
        return Way::None;
    return channel.asksForKey() ? Way::Call : Way::Text; // what asks for a key rings
}

base::WallTime ContactQuota::allowedAt(const domain::ChannelConfig &channel, const std::string &contact, base::WallTime now) const
{
    const auto way = wayOf(channel);
    const auto spent = m_spent.find({way, contact});
    if (way == Way::None || contact.empty() || spent == m_spent.end())
        return now;
    const auto limits = way == Way::Mail ? std::span<const Limit>(kMail) : std::span<const Limit>(way == Way::Text ? kText : kCall);
    auto at = now;
    for (const auto &[most, within] : limits)
        if (const auto &times = spent->second; times.size() >= most)
            at = std::max(at, times[times.size() - most] + within);
    return at;
}

void ContactQuota::spend(const domain::ChannelConfig &channel, const std::string &contact, base::WallTime at)
{
    const auto way = wayOf(channel);
    if (way == Way::None || contact.empty())
        return;
    auto &times = m_spent[{way, contact}];
    times.insert(std::ranges::upper_bound(times, at), at);
    while (times.size() > kMostKept)
        times.pop_front();
}

void ContactQuota::shift(base::Duration by)
{
    for (auto &[who, times] : m_spent)
        for (auto &time : times)
            time = time + by;
}

} // namespace qcat::notify
