#include "send_budget.h"

#include <algorithm>

namespace qcat::notify
{

namespace
{

constexpr base::Duration kMinute = std::chrono::seconds(61); // a second for the clocks of both ends

// Under what the providers allow: their count begins when ours does not.
int usual(domain::ChannelKind kind)
{
    using domain::ChannelKind;
    switch (kind) {
    case ChannelKind::DingTalk:
    case ChannelKind::WeCom:
    case ChannelKind::Telegram:
        return 18; // of 20
    case ChannelKind::Slack:
        return 50;
    case ChannelKind::Feishu:
        return 90; // of 100
    case ChannelKind::Gateway:
        return 6;
    default:
        return 60;
    }
}

} // namespace

SendBudget::SendBudget(const domain::ChannelConfig &channel)
    : m_perMinute(std::size_t(channel.perMinute > 0 ? channel.perMinute : usual(channel.kind)))
{
}

base::WallTime SendBudget::allowedAt(domain::Severity severity, base::WallTime now) const
{
    const auto share = severity == domain::Severity::P0 ? m_perMinute : std::max<std::size_t>(1, m_perMinute * 2 / 3);
    const auto counted = m_spent.size();
    auto at = std::max(now, m_blockedUntil);
    if (counted >= share)
        at = std::max(at, m_spent[counted - share] + kMinute);
    return at;
}

void SendBudget::spend(base::WallTime now)
{
    m_spent.push_back(now);
    while (m_spent.size() > m_perMinute)
        m_spent.pop_front();
}

void SendBudget::block(base::WallTime until)
{
    m_blockedUntil = std::max(m_blockedUntil, until);
}

void SendBudget::shift(base::Duration by)
{
    for (auto &time : m_spent)
        time = time + by;
    if (m_blockedUntil.isValid())
        m_blockedUntil = m_blockedUntil + by;
}

} // namespace qcat::notify
