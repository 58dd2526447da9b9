#include "escalation.h"

#include <qcat/domain/names.h>

#include <algorithm>

namespace qcat::notify
{

namespace
{

template <typename Item>
const Item *named(const std::vector<Item> &items, const std::string &name)
{
    const auto at = std::ranges::find(items, name, &Item::name);
    return at == items.end() ? nullptr : &*at;
}

} // namespace

const domain::EscalationConfig *Escalation::chainFor(domain::Severity severity) const
{
    const auto is = [&](const domain::EscalationConfig &chain) {
        return std::ranges::find(chain.severities, domain::name(severity)) != chain.severities.end();
    };
    const auto at = std::ranges::find_if(m_config.escalations, is);
    return at == m_config.escalations.end() || at->steps.empty() ? nullptr : &*at;
}

std::vector<Recipient> Escalation::recipients(const domain::EscalationStepConfig &step, base::WallTime now, bool callsPhones) const
{
    std::vector<Recipient> all;
    const auto add = [&](Recipient recipient) {
        if (!recipient.channel.empty() && std::ranges::find(all, recipient) == all.end())
            all.push_back(std::move(recipient));
    };
    for (const auto &target : step.notify) {
        const auto colon = target.find(':');
        const auto name = target.substr(colon + 1);
        if (target.starts_with("contact:"))
            add(first(name, callsPhones));
        else if (target.starts_with("schedule:"))
            for (const auto &contact : m_duties.responsible(name, m_roster, now))
                add(first(contact, callsPhones));
        else if (isUsable(name, callsPhones))
            add({"", name});
    }
    return all;
}

Recipient Escalation::first(const std::string &name, bool callsPhones) const
{
    const auto *known = contact(name);
    if (known)
        for (const auto &channel : known->channels)
            if (isUsable(channel, callsPhones))
                return {name, channel};
    return {name, ""};
}

Recipient Escalation::after(const Recipient &recipient, bool callsPhones) const
{
    const auto *known = contact(recipient.contact);
    if (!known)
        return {};
    auto at = std::ranges::find(known->channels, recipient.channel);
    while (at != known->channels.end() && ++at != known->channels.end())
        if (isUsable(*at, callsPhones))
            return {recipient.contact, *at};
    return {recipient.contact, ""};
}

Recipient Escalation::testOf(const std::string &channel) const
{
    for (const auto &contact : m_config.contacts)
        if (std::ranges::find(contact.channels, channel) != contact.channels.end())
            return {contact.name, channel};
    return {"", channel};
}

const domain::ChannelConfig *Escalation::channel(const std::string &name) const
{
    return named(m_config.channels, name);
}

const domain::ContactConfig *Escalation::contact(const std::string &name) const
{
    return named(m_config.contacts, name);
}

bool Escalation::isUsable(const std::string &name, bool callsPhones) const
{
    const auto *known = channel(name);
    return known && ((m_callsPhones && callsPhones) || !domain::reachesPhones(known->kind));
}

} // namespace qcat::notify
