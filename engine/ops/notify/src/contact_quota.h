#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/alerting_config.h>

#include <deque>
#include <map>
#include <string>
#include <utility>

namespace qcat::notify
{

// How often one person is mailed, sent a short message or rung up: whoever is woken twenty times an hour switches the phone off. The
// numbers are GoAlert's: one a minute; short messages 5 in 15 minutes, 11 an hour, 21 in three hours; calls 3, 7 and 15. Chats and webhooks
// have none.
class ContactQuota
{
public:
    // When one more may go to them by this channel; not after `now`: at once.
    base::WallTime allowedAt(const domain::ChannelConfig &channel, const std::string &contact, base::WallTime now) const;
    void spend(const domain::ChannelConfig &channel, const std::string &contact, base::WallTime at);
    void shift(base::Duration by); // the wall clock was set

private:
    enum class Way { None, Mail, Text, Call };
    static Way wayOf(const domain::ChannelConfig &channel);

    std::map<std::pair<Way, std::string>, std::deque<base::WallTime>> m_spent; // oldest first
};

} // namespace qcat::notify
