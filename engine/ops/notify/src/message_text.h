#pragma once

#include <qcat/domain/alerting_config.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/notification.h>
#include <qcat/ops_ports/outbox_store.h>

#include <string>

namespace qcat::notify
{

// The texts that go out of the house, in the two languages that ship: they are read by people without QCAT at hand.
struct MessageText {
    std::string subject;
    std::string body;
};

// What every message of this incident says beside its title: meaning, exposure, response time, next step.
domain::LocalText bodyOf(const domain::Incident &incident, bool isPaper);

// … and the one that it is over: whether somebody has still to resume trading.
domain::LocalText overBodyOf(const domain::Incident &incident);

MessageText textFor(domain::MessageKind kind, const ops::Page &page, domain::MessageLanguage language, bool isPaper);
MessageText testText(const std::string &channel, const std::string &actor, domain::MessageLanguage language);
MessageText handoverText(const std::string &schedule, const std::string &contact, const std::string &summary, domain::MessageLanguage language);
std::string pressText(domain::MessageLanguage language);
// Several messages as one: their subjects, as far as there is room.
MessageText digestText(const std::vector<std::string> &lines, std::size_t total, domain::MessageLanguage language);

} // namespace qcat::notify
