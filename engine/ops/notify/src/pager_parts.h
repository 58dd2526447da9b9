#pragma once

#include "ack_words.h"
#include "escalation.h"
#include "outbox.h"
#include "page_plan.h"

#include <qcat/notify/pager.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::notify
{

inline constexpr auto kPhoneAnsweredNote = "answered/phone"; // of the store: when

// The pages and the outbox at work: what a change of an incident, a step that is due and the end of a message lead to.
struct Pager::Parts {
    using Delivery = domain::Delivery;
    using MessageKind = domain::MessageKind;

    // One change as it was worked out: stored first, then in force.
    struct Change {
        ops::Page page;
        Outbox::Staged staged;
    };

    Parts(PagerConfig pagerConfig, ops::OutboxStore &outboxStore, const ops::TimeZones &zones, const base::Clock &wallClock,
          base::Executor &opsExecutor, const MakeChannel &makeChannel, Publish events);

    std::optional<Change> changeFor(const domain::Incident &incident) const;
    void runStep(Change &change) const;
    void stageResolved(Change &change) const;
    Delivery delivery(const ops::Page &page, const Recipient &recipient, MessageKind kind, const std::string &round) const;
    void apply(Change change);
    void commitAndApply(Change change);
    void ended(const Delivery &delivery);
    void noteInRecord(const Delivery &delivery);
    void fallBack(const Delivery &delivery);
    Delivery byNext(const Delivery &delivery, const Recipient &next) const;
    void sendByNext(const Delivery &delivery, const Recipient &next);
    void send(Delivery delivery);
    void tick();
    void later();
    void testDue();
    void test(const std::string &channel, const std::string &actor, Answer answer);
    api::AnswerView look(const std::string &word) const;
    void answered(const std::string &word, api::AnswerBy how);
    void sign(const api::SignHandover &command, const std::string &actor, const Answer &answer);
    void followWallClock();
    void notice(std::string_view code, std::string text, std::vector<base::Error::Arg> args, domain::Health health) const;

    const PagerConfig config;
    ops::OutboxStore &store;
    const base::Clock &clock;
    base::Executor &executor;
    const Publish publish;
    const people::Roster roster;
    Duties duties;
    const Escalation escalation;
    AckWords words;
    Outbox outbox;
    std::map<domain::IncidentId, ops::Page> pages; // that are not over
    std::map<domain::IncidentId, int> episodes;    // of those that are
    std::optional<Change> recorded;                // stored, not yet in force
    std::map<domain::DeliveryId, Answer> awaited;  // tests
    std::map<std::string, base::WallTime> tested;
    base::WallTime phoneAnsweredAt;
    std::optional<base::Duration> wallMinusSteady;
    base::SteadyTime lookedSlowly;
    std::vector<api::OnCallView> onCall;
    std::map<std::string, std::string> targets; // of each channel, what may be shown
    bool running = false;
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
};

} // namespace qcat::notify
