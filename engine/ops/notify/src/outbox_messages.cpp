// What goes into the outbox, and what goes out of it.
#include "outbox.h"

#include "message_rules.h"
#include "message_text.h"

#include <qcat/notify/ack_link.h>
#include <qcat/notify/codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::notify
{

namespace
{

using domain::Delivery;
using domain::DeliveryState;
using domain::MessageKind;

constexpr std::size_t kMostLines = 20;

} // namespace

std::vector<Delivery> Outbox::Staged::rows() const
{
    std::vector<Delivery> all;
    for (const auto &[id, delivery] : deliveries)
        all.push_back(delivery);
    return all;
}

// The message to the same recipient that still waits for company.
const Delivery *Outbox::openGroup(const Delivery &fresh, const Staged &staged) const
{
    for (const auto &[id, delivery] : staged.deliveries)
        if (mayWait(delivery) && delivery.state == DeliveryState::Waiting && groupKey(delivery) == groupKey(fresh))
            return &delivery;
    const auto open = m_openGroups.find(groupKey(fresh));
    if (open == m_openGroups.end())
        return nullptr;
    const auto at = m_pending.find(open->second);
    const bool waits = at != m_pending.end() && at->second.state == DeliveryState::Waiting && at->second.attempts == 0 &&
                       at->second.nextAt > m_clock.wallNow() && !staged.deliveries.contains(at->first);
    return waits ? &at->second : nullptr;
}

void Outbox::stage(Delivery fresh, Staged &into) const
{
    if (knows(fresh.id))
        return;
    fresh.createdAt = m_clock.wallNow();
    fresh.nextAt = mayWait(fresh) ? fresh.createdAt + m_config.groupWithin : fresh.createdAt;
    if (!mayWait(fresh)) {
        into.deliveries[fresh.id] = std::move(fresh);
        return;
    }
    const auto *open = openGroup(fresh, into);
    if (!open) {
        into.groups[fresh.id] = {{fresh.subject}, 1};
        into.deliveries[fresh.id] = std::move(fresh);
        return;
    }
    auto digest = *open;
    auto &group = into.groups[digest.id];
    if (group.total == 0)
        if (const auto known = m_groups.find(digest.id); known != m_groups.end())
            group = known->second;
    ++group.total;
    if (group.lines.size() < kMostLines)
        group.lines.push_back(fresh.subject);
    digest.kind = MessageKind::Digest;
    digest.incident = {};
    digest.severity = std::min(digest.severity, fresh.severity);
    const auto *way = m_escalation.channel(digest.channel);
    auto text = digestText(group.lines, group.total, way ? way->language : domain::MessageLanguage::En);
    digest.subject = std::move(text.subject);
    digest.body = std::move(text.body);
    into.deliveries[digest.id] = std::move(digest);
}

void Outbox::stageSuperseded(const domain::IncidentId &incident, Staged &into) const
{
    const auto of = m_byIncident.find(incident);
    if (of == m_byIncident.end())
        return;
    for (const auto &id : of->second) {
        auto delivery = m_pending.at(id);
        if (!isOfTrouble(delivery))
            continue;
        if (delivery.state == DeliveryState::Waiting) {
            delivery.state = DeliveryState::Superseded;
            delivery.endedAt = m_clock.wallNow();
            delivery.result = withDetail(code::kSuperseded, "no longer true when it was its turn", domain::Health::Ok);
        }
        into.deliveries[id] = std::move(delivery); // one that is being sent stays as it is, and is not tried again
    }
}

ops::OutgoingMessage Outbox::message(const Delivery &delivery)
{
    ops::OutgoingMessage message;
    message.id = delivery.id.value;
    message.thread = delivery.incident.value;
    message.kind = delivery.kind;
    message.severity = delivery.severity;
    if (const auto *contact = m_escalation.contact(delivery.contact)) {
        message.email = contact->email;
        message.phone = contact->phone;
    }
    message.attempt = delivery.attempts;
    message.subject = delivery.subject;
    message.body = delivery.body;
    message.time = m_clock.wallNow();
    const auto *way = m_escalation.channel(delivery.channel);
    if (!way)
        return message;
    if (domain::reachesPhones(way->kind)) // networks drop a text that they have just carried: no two are the same
        message.subject += delivery.incident.isValid() ? fmt::format(" · {} #{}", delivery.incident.value, delivery.attempts)
                                                       : fmt::format(" #{}", delivery.attempts);
    if (!isOfTrouble(delivery))
        return message;
    if (way->asksForKey()) {
        message.answerKey = m_words.keyFor(delivery);
        message.body = pressText(way->language) + "\n" + message.body;
    } else if (const auto link = m_words.linkFor(delivery); !link.empty()) {
        message.body = ackLinkLine(link, way->language) + "\n" + message.body; // first: where a text is cut, it is at the end
    }
    return message;
}

} // namespace qcat::notify
