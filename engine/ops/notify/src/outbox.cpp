#include "outbox.h"

#include "message_rules.h"
#include "outbox_way.h"

#include <qcat/base/log.h>
#include <qcat/notify/codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::notify
{

namespace
{

using namespace std::chrono_literals;
using domain::Delivery;
using domain::DeliveryState;
using domain::MessageKind;
using domain::Severity;

constexpr std::size_t kMostEnded = 2000;
constexpr int kMostAttempts = 12;
constexpr int kMostUncertain = 1; // once more is a duplicate at most; twice would be two

// Quick at first, because a network hiccup is the usual reason; a P0 never waits long.
base::Duration backoff(const Delivery &delivery)
{
    const auto most = delivery.severity == Severity::P0 ? base::Duration(1min) : base::Duration(15min);
    return std::min<base::Duration>(5s * (1 << std::min(delivery.attempts - 1, 8)), most);
}

} // namespace

Outbox::Outbox(const domain::AlertingConfig &config, const Escalation &escalation, AckWords &words, std::map<std::string, ChannelLanes> channels,
               ops::OutboxStore &store, const base::Clock &clock, Ended ended)
    : m_config(config), m_escalation(escalation), m_words(words), m_store(store), m_clock(clock), m_ended(std::move(ended)),
      m_receipts([this](const Delivery &delivery, Receipts::Answered done) { askReceipt(delivery, std::move(done)); },
                 [this](Delivery delivery) { settled(std::move(delivery)); })
{
    for (auto &[name, lanes] : channels)
        if (const auto *known = escalation.channel(name))
            m_ways[name] = std::make_unique<Way>(Way{known, std::move(lanes), SendBudget(*known), {}, {}, {}, {}, {}});
}

Outbox::~Outbox() = default;

void Outbox::load(std::vector<Delivery> deliveries)
{
    const auto now = m_clock.wallNow();
    for (auto &delivery : deliveries) {
        if (const auto way = m_ways.find(delivery.channel); way != m_ways.end() && delivery.endedAt.isValid()) {
            if (delivery.endedAt + 1min > now)
                way->second->budget.spend(delivery.endedAt);
            if (delivery.attempts > 0)
                m_quota.spend(*way->second->config, delivery.contact, delivery.endedAt);
            m_receipts.follow(delivery, now);
        }
        if (delivery.state == DeliveryState::Sending) {
            delivery.state = DeliveryState::Waiting;
            delivery.nextAt = now;
            ++delivery.uncertain;
            delivery.result = withDetail(code::kUncertain, "the process died while it was being sent", domain::Health::Unknown);
        }
        const bool isLost = delivery.state == DeliveryState::Waiting &&
                            (delivery.uncertain > kMostUncertain || !m_ways.contains(delivery.channel));
        if (isLost)
            delivery.state = DeliveryState::Failed;
        if (delivery.state == DeliveryState::Waiting)
            index(delivery);
        else if (isLost)
            end(std::move(delivery));
        else {
            remember(delivery);
            m_endedIds.insert(delivery.id);
            m_endedOnes.push_back(std::move(delivery));
        }
    }
}

// How its channel did: known after a restart too.
void Outbox::remember(const Delivery &delivery)
{
    const auto at = m_ways.find(delivery.channel);
    const bool isAccepted = domain::isTaken(delivery.state);
    if (at == m_ways.end() || (!isAccepted && delivery.state != DeliveryState::Failed) || delivery.endedAt < at->second->lastTried)
        return;
    at->second->lastTried = delivery.endedAt;
    at->second->lastResult = delivery.result;
    if (isAccepted)
        at->second->lastAccepted = delivery.endedAt;
}

void Outbox::index(const Delivery &delivery)
{
    m_pending[delivery.id] = delivery;
    if (delivery.incident.isValid())
        m_byIncident[delivery.incident].insert(delivery.id);
    if (const auto way = m_ways.find(delivery.channel); way != m_ways.end() && delivery.state == DeliveryState::Waiting)
        way->second->waiting.insert({delivery.severity, delivery.createdAt, delivery.id});
}

void Outbox::unindex(const Delivery &delivery)
{
    if (const auto way = m_ways.find(delivery.channel); way != m_ways.end())
        way->second->waiting.erase({delivery.severity, delivery.createdAt, delivery.id});
    if (const auto of = m_byIncident.find(delivery.incident); of != m_byIncident.end()) {
        of->second.erase(delivery.id);
        if (of->second.empty())
            m_byIncident.erase(of);
    }
    m_pending.erase(delivery.id);
}

void Outbox::put(Staged staged)
{
    for (auto &[id, group] : staged.groups)
        m_groups[id] = std::move(group);
    for (auto &[id, delivery] : staged.deliveries) {
        if (const auto known = m_pending.find(id); known != m_pending.end()) {
            if (known->second.state == DeliveryState::Sending) {
                m_dropped.insert(id);
                continue;
            }
            unindex(Delivery(known->second));
        }
        if (delivery.state == DeliveryState::Superseded) {
            end(std::move(delivery));
            continue;
        }
        if (mayWait(delivery))
            m_openGroups[groupKey(delivery)] = id;
        index(delivery);
    }
}

base::WallTime Outbox::heldBackUntil(const Delivery &delivery, base::WallTime now) const
{
    const auto way = m_ways.find(delivery.channel);
    const bool waits = way != m_ways.end() && delivery.severity != Severity::P0 && delivery.kind != MessageKind::Test;
    return waits ? m_quota.allowedAt(*way->second->config, delivery.contact, now) : now;
}

const Delivery *Outbox::due(const Way &way, bool isUrgentLane) const
{
    const auto now = m_clock.wallNow();
    for (const auto &[severity, created, id] : way.waiting) {
        if (isUrgentLane && severity != Severity::P0)
            break;
        const auto &delivery = m_pending.at(id);
        if (delivery.nextAt <= now && heldBackUntil(delivery, now) <= now)
            return way.budget.allowedAt(severity, now) <= now ? &delivery : nullptr;
    }
    return nullptr;
}

void Outbox::pump()
{
    if (m_stopped)
        return;
    for (auto &[name, way] : m_ways)
        for (const bool isUrgentLane : {true, false})
            if (!way->isBusy[isUrgentLane])
                if (const auto *delivery = due(*way, isUrgentLane))
                    attempt(*way, isUrgentLane, *delivery);
    m_receipts.pump(m_clock.wallNow());
}

void Outbox::attempt(Way &way, bool isUrgentLane, Delivery delivery)
{
    unindex(Delivery(delivery));
    m_groups.erase(delivery.id); // it is closed now
    delivery.state = DeliveryState::Sending;
    ++delivery.attempts;
    index(delivery);
    store(delivery);
    way.isBusy[isUrgentLane] = true;
    way.lastTried = m_clock.wallNow();
    way.budget.spend(way.lastTried);
    m_quota.spend(*way.config, delivery.contact, way.lastTried);
    auto &lane = isUrgentLane ? way.lanes.urgent : way.lanes.normal;
    lane->send(message(delivery), [this, alive = std::weak_ptr(m_alive), id = delivery.id, channel = delivery.channel,
                                   isUrgentLane](const ops::SendResult &result) {
        if (alive.lock())
            finished(id, channel, isUrgentLane, result);
    });
}

void Outbox::judge(Delivery &delivery, const ops::SendResult &result, Way &way) const
{
    const auto now = m_clock.wallNow();
    delivery.result = result.what;
    delivery.state = DeliveryState::Waiting;
    switch (result.outcome) {
    case ops::SendOutcome::Accepted:
        delivery.state = DeliveryState::Accepted;
        delivery.receipt = result.receipt;
        break;
    case ops::SendOutcome::Permanent:
        delivery.state = DeliveryState::Failed;
        break;
    case ops::SendOutcome::Throttled:
        delivery.nextAt = now + result.retryAfter.value_or(1min);
        if (!result.onlyThisAddress)
            way.budget.block(delivery.nextAt);
        break;
    case ops::SendOutcome::Temporary:
        delivery.nextAt = now + std::max(backoff(delivery), result.retryAfter.value_or(base::Duration::zero()));
        if (delivery.attempts < kMostAttempts && delivery.kind != MessageKind::Test) // a test says how it is now
            break;
        delivery.state = DeliveryState::Failed;
        delivery.result = withDetail(code::kGaveUp, result.what.text, domain::Health::Warn);
    }
    if (delivery.state != DeliveryState::Waiting)
        delivery.endedAt = now;
}

void Outbox::finished(const domain::DeliveryId &id, const std::string &channel, bool isUrgentLane, const ops::SendResult &result)
{
    auto &way = *m_ways.at(channel);
    way.isBusy[isUrgentLane] = false;
    way.lastResult = result.what;
    if (result.outcome == ops::SendOutcome::Accepted)
        way.lastAccepted = m_clock.wallNow();
    auto delivery = m_pending.at(id);
    unindex(Delivery(delivery));
    judge(delivery, result, way);
    if (m_dropped.erase(id) > 0 && delivery.state == DeliveryState::Waiting) {
        delivery.state = DeliveryState::Superseded;
        delivery.endedAt = m_clock.wallNow();
    }
    if (delivery.state == DeliveryState::Waiting) {
        index(delivery);
        store(delivery);
    } else {
        end(std::move(delivery));
    }
    pump();
}

void Outbox::store(const Delivery &delivery)
{
    if (const auto stored = m_store.commit({}, {delivery}); !stored)
        log::error("notify", "{}: how far it has come is not stored: {}", delivery.id.value, stored.error().message);
}

void Outbox::end(Delivery delivery)
{
    store(delivery);
    if (const auto open = m_openGroups.find(groupKey(delivery)); open != m_openGroups.end() && open->second == delivery.id)
        m_openGroups.erase(open);
    m_groups.erase(delivery.id);
    m_endedIds.insert(delivery.id);
    m_endedOnes.push_back(delivery);
    if (m_endedOnes.size() > kMostEnded) {
        m_endedIds.erase(m_endedOnes.front().id);
        m_endedOnes.pop_front();
    }
    m_receipts.follow(delivery, m_clock.wallNow());
    if (delivery.state != DeliveryState::Superseded)
        m_ended(delivery);
}

void Outbox::stop()
{
    m_stopped = true;
}

void Outbox::shift(base::Duration by)
{
    for (auto &[id, delivery] : m_pending)
        delivery.nextAt = delivery.nextAt + by;
    for (auto &[name, way] : m_ways)
        way->budget.shift(by);
    m_quota.shift(by);
    m_receipts.shift(by);
}

std::vector<Delivery> Outbox::urgentSince(base::WallTime before) const
{
    std::vector<Delivery> all;
    for (const auto &[id, delivery] : m_pending)
        if (delivery.severity == Severity::P0 && isOfTrouble(delivery) && delivery.createdAt <= before)
            all.push_back(delivery);
    return all;
}

bool Outbox::isUnsent(const domain::IncidentId &incident, const std::string &contact, const std::string &channel) const
{
    const auto of = m_byIncident.find(incident);
    if (of == m_byIncident.end())
        return false;
    return std::ranges::any_of(of->second, [&](const auto &id) {
        const auto &delivery = m_pending.at(id);
        return isOfTrouble(delivery) && delivery.contact == contact && delivery.channel == channel && delivery.attempts == 0;
    });
}

} // namespace qcat::notify
