// What is seen of the outbox, and what providers tell later of what they took.
#include "outbox_way.h"

#include <qcat/notify/codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::notify
{

using domain::Delivery;
using domain::DeliveryState;

namespace
{

domain::Finding heldBack(const Delivery &delivery, base::WallTime until)
{
    return {std::string(code::kHeldBack),
            fmt::format("{} has had enough for now: not before {}", delivery.contact, base::toIso(until)),
            {{"contact", delivery.contact}, {"until", base::toIso(until)}},
            domain::Health::Ok};
}

} // namespace

void Outbox::askReceipt(const Delivery &delivery, Receipts::Answered done)
{
    const auto way = m_ways.find(delivery.channel);
    const auto *contact = m_escalation.contact(delivery.contact);
    if (way == m_ways.end() || !contact)
        return done({});
    way->second->lanes.normal->ask({delivery.receipt, contact->phone, delivery.endedAt, m_clock.wallNow()}, std::move(done));
}

// It is in the record what has become of it; one that did not arrive is as one that was never taken.
void Outbox::settled(Delivery delivery)
{
    store(delivery);
    if (const auto known = std::ranges::find(m_endedOnes, delivery.id, &Delivery::id); known != m_endedOnes.end())
        *known = delivery;
    if (const auto way = m_ways.find(delivery.channel); way != m_ways.end() && delivery.state == DeliveryState::Failed)
        way->second->lastResult = delivery.result;
    m_ended(delivery);
}

std::vector<Delivery> Outbox::newest(std::size_t most) const
{
    std::vector<Delivery> all;
    const auto now = m_clock.wallNow();
    for (const auto &[id, delivery] : m_pending) {
        all.push_back(delivery);
        if (const auto until = heldBackUntil(delivery, now); delivery.attempts == 0 && until > now)
            all.back().result = heldBack(delivery, until);
    }
    for (auto ended = m_endedOnes.rbegin(); ended != m_endedOnes.rend() && all.size() < most * 2; ++ended)
        all.push_back(*ended);
    std::ranges::stable_sort(all, std::greater(), &Delivery::createdAt);
    if (all.size() > most)
        all.resize(most);
    return all;
}

std::vector<api::ChannelView> Outbox::views() const
{
    std::vector<api::ChannelView> all;
    for (const auto &[name, way] : m_ways) {
        api::ChannelView view;
        view.name = name;
        view.kind = way->config->kind;
        view.lastResult = way->lastResult;
        view.health = way->lastTried.isValid() ? way->lastResult.health : domain::Health::Unknown;
        view.lastAccepted = way->lastAccepted;
        view.lastTried = way->lastTried;
        view.waiting = int(way->waiting.size());
        all.push_back(std::move(view));
    }
    return all;
}

} // namespace qcat::notify
