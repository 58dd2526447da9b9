#pragma once

#include <qcat/ops_ports/message_channel.h>

#include <string>

namespace qcat::notify_channels
{

// The mail as it goes over the wire (RFC 5322): header fields that no text can add to, a body in base64. All mails of an incident refer to
// one Message-ID, so that a mail program shows them together; a mail that is sent twice has the same one both times.
std::string mailText(const ops::OutgoingMessage &message, const std::string &sender);

} // namespace qcat::notify_channels
