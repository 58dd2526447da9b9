#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/alerting_config.h>

#include <string>

// The link in a message by which the one person whom it was sent to acknowledges one incident, once.
namespace qcat::notify
{

inline constexpr std::size_t kAckLinkLetters = 22; // 131 bits
inline constexpr base::Duration kAckWordGoodFor = std::chrono::hours(24);

std::string ackLink(const std::string &publicUrl, const std::string &word);
// The line of the message.
std::string ackLinkLine(const std::string &link, domain::MessageLanguage language);

} // namespace qcat::notify
