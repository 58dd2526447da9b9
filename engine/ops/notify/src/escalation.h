#pragma once

#include "duties.h"

#include <qcat/domain/alerting_config.h>
#include <qcat/domain/health.h>
#include <qcat/people/roster.h>

#include <string>
#include <vector>

namespace qcat::notify
{

// Whom a message is for and by what; an empty contact: the channel's own audience.
struct Recipient {
    std::string contact;
    std::string channel;
    std::string key() const { return contact + "/" + channel; }
    bool operator==(const Recipient &) const = default;
};

// Who is called by the configuration. Reads it and the duties; both outlive it.
class Escalation
{
public:
    // `callsPhones` false: paper, replay and drill; gateways do not exist then.
    Escalation(const domain::AlertingConfig &config, const people::Roster &roster, const Duties &duties, bool callsPhones)
        : m_config(config), m_roster(roster), m_duties(duties), m_callsPhones(callsPhones)
    {
    }

    // Empty: nobody is called for this severity.
    const domain::EscalationConfig *chainFor(domain::Severity severity) const;
    // Each person once, by their first channel.
    std::vector<Recipient> recipients(const domain::EscalationStepConfig &step, base::WallTime now, bool callsPhones) const;
    // The channel after this one, for who could not be reached by it; an empty channel: none is left.
    Recipient after(const Recipient &recipient, bool callsPhones) const;
    // Somebody to test a channel with.
    Recipient testOf(const std::string &channel) const;

    const domain::ChannelConfig *channel(const std::string &name) const;
    const domain::ContactConfig *contact(const std::string &name) const;
    bool isUsable(const std::string &channel, bool callsPhones = true) const;

private:
    Recipient first(const std::string &contact, bool callsPhones) const;

    const domain::AlertingConfig &m_config;
    const people::Roster &m_roster;
    const Duties &m_duties;
    const bool m_callsPhones;
};

} // namespace qcat::notify
