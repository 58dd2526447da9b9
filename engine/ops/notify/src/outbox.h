#pragma once

#include "ack_words.h"
#include "contact_quota.h"
#include "escalation.h"
#include "receipts.h"
#include "send_budget.h"

#include <qcat/api/alerting.h>
#include <qcat/base/clock.h>
#include <qcat/ops_ports/message_channel.h>
#include <qcat/ops_ports/outbox_store.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace qcat::notify
{

// Two ways into one channel, so that a send that hangs does not hold up a P0.
struct ChannelLanes {
    std::unique_ptr<ops::MessageChannel> normal;
    std::unique_ptr<ops::MessageChannel> urgent;
};

// What is owed to people and how far it has come: sends within each channel's budget, tries again, puts together what is not urgent.
// Each state is in the store before the next begins; what was being sent when the process died is sent once more, not twice.
class Outbox
{
public:
    using Ended = std::function<void(const domain::Delivery &)>; // accepted, or failed for good; later perhaps what the provider says of its arrival

    Outbox(const domain::AlertingConfig &config, const Escalation &escalation, AckWords &words, std::map<std::string, ChannelLanes> channels,
           ops::OutboxStore &store, const base::Clock &clock, Ended ended);
    ~Outbox();

    void load(std::vector<domain::Delivery> deliveries);

    // Messages on their way in: first worked out, then stored by the caller, then put().
    struct Group {
        std::vector<std::string> lines;
        std::size_t total = 0;
    };
    struct Staged {
        std::map<domain::DeliveryId, domain::Delivery> deliveries;
        std::map<domain::DeliveryId, Group> groups;
        std::vector<domain::Delivery> rows() const;
    };
    void stage(domain::Delivery fresh, Staged &into) const;
    // What waits to be said of an incident's trouble will not be said.
    void stageSuperseded(const domain::IncidentId &incident, Staged &into) const;
    void put(Staged staged);

    // Sends what is due and allowed.
    void pump();
    void stop();
    void shift(base::Duration by); // the wall clock was set
    bool knows(const domain::DeliveryId &id) const { return m_pending.contains(id) || m_endedIds.contains(id); }
    // P0 that were put in before `before` and that no provider has taken.
    std::vector<domain::Delivery> urgentSince(base::WallTime before) const;
    // A message of an incident's trouble that was never tried is not out.
    bool isUnsent(const domain::IncidentId &incident, const std::string &contact, const std::string &channel) const;

    std::vector<domain::Delivery> newest(std::size_t most) const;
    std::vector<api::ChannelView> views() const;

private:
    struct Way;
    struct Alive {};

    std::string groupKey(const domain::Delivery &delivery) const { return delivery.contact + '/' + delivery.channel; }
    const domain::Delivery *openGroup(const domain::Delivery &fresh, const Staged &staged) const;
    void remember(const domain::Delivery &delivery);
    void index(const domain::Delivery &delivery);
    void unindex(const domain::Delivery &delivery);
    // No P0 waits for it.
    base::WallTime heldBackUntil(const domain::Delivery &delivery, base::WallTime now) const;
    void askReceipt(const domain::Delivery &delivery, Receipts::Answered done);
    void settled(domain::Delivery delivery);
    const domain::Delivery *due(const Way &way, bool isUrgentLane) const;
    void attempt(Way &way, bool isUrgentLane, domain::Delivery delivery);
    void finished(const domain::DeliveryId &id, const std::string &channel, bool isUrgentLane, const ops::SendResult &result);
    void judge(domain::Delivery &delivery, const ops::SendResult &result, Way &way) const;
    void store(const domain::Delivery &delivery);
    void end(domain::Delivery delivery);
    ops::OutgoingMessage message(const domain::Delivery &delivery);

    const domain::AlertingConfig &m_config;
    const Escalation &m_escalation;
    AckWords &m_words;
    ops::OutboxStore &m_store;
    const base::Clock &m_clock;
    const Ended m_ended;
    bool m_stopped = false;
    std::map<std::string, std::unique_ptr<Way>> m_ways;
    std::map<domain::DeliveryId, domain::Delivery> m_pending;
    std::map<domain::DeliveryId, Group> m_groups;             // of what may still be added to
    std::map<std::string, domain::DeliveryId> m_openGroups;   // by recipient
    std::map<domain::IncidentId, std::set<domain::DeliveryId>> m_byIncident;
    std::set<domain::DeliveryId> m_dropped;                   // superseded while they were being sent
    std::deque<domain::Delivery> m_endedOnes;                 // newest last
    std::set<domain::DeliveryId> m_endedIds;
    ContactQuota m_quota;
    Receipts m_receipts;
    std::shared_ptr<Alive> m_alive = std::make_shared<Alive>();
};

} // namespace qcat::notify
