#include "pager_parts.h"

#include "message_text.h"

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
using domain::MessageKind;
using domain::Severity;

constexpr base::Duration kTick = 250ms;
constexpr base::Duration kClockStep = 2s; // more than that between two ticks is no drift
constexpr base::Duration kSlowly = 30s;   // on-call and tests: nothing about them is quicker
constexpr std::size_t kMostPages = 20'000;

std::map<std::string, ChannelLanes> lanesOf(const domain::AlertingConfig &config, const MakeChannel &make)
{
    std::map<std::string, ChannelLanes> all;
    for (const auto &channel : config.channels)
        all[channel.name] = {make(channel), make(channel)};
    return all;
}

} // namespace

Pager::Parts::Parts(PagerConfig pagerConfig, ops::OutboxStore &outboxStore, const ops::TimeZones &zones, const base::Clock &wallClock,
                    base::Executor &opsExecutor, const MakeChannel &makeChannel, Publish events)
    : config(std::move(pagerConfig)), store(outboxStore), clock(wallClock), executor(opsExecutor), publish(std::move(events)),
      roster(config.alerting, zones), duties(config.alerting), escalation(config.alerting, roster, duties, !config.isPaper),
      words(config.alerting.publicUrl, config.randomWord, config.fingerprint, store, clock),
      outbox(config.alerting, escalation, words, lanesOf(config.alerting, makeChannel), store, clock, [this](const Delivery &d) { ended(d); })
{
    for (const auto &channel : config.alerting.channels)
        targets[channel.name] = config.shownTarget(channel);
}

Delivery Pager::Parts::delivery(const ops::Page &page, const Recipient &recipient, MessageKind kind, const std::string &round) const
{
    Delivery one;
    one.id = {fmt::format("{}/{}/{}", page.incident.value, round, recipient.key())};
    one.incident = page.incident;
    one.kind = kind;
    one.severity = page.severity;
    one.contact = recipient.contact;
    one.channel = recipient.channel;
    const auto *way = escalation.channel(recipient.channel);
    auto text = textFor(kind, page, way ? way->language : domain::MessageLanguage::En, config.isPaper);
    one.subject = std::move(text.subject);
    one.body = std::move(text.body);
    return one;
}

std::optional<Pager::Parts::Change> Pager::Parts::changeFor(const domain::Incident &incident) const
{
    const auto known = pages.find(incident.id);
    const auto former = episodes.find(incident.id);
    ops::Page over;
    const ops::Page *before = known != pages.end() ? &known->second : nullptr;
    if (!before && former != episodes.end()) {
        over.over = true;
        over.episode = former->second;
        before = &over;
    }
    const auto now = clock.wallNow();
    const auto plan = planFor(before, incident, escalation, now, config.isPaper);
    if (!plan || (plan->isFirst && pages.size() >= kMostPages && incident.severity != Severity::P0))
        return std::nullopt;
    Change change{plan->page, {}};
    if (plan->supersedes)
        outbox.stageSuperseded(incident.id, change.staged);
    if (plan->isOver)
        stageResolved(change);
    runStep(change);
    return change;
}

// The step that is due, if one is and may be run.
void Pager::Parts::runStep(Change &change) const
{
    const auto now = clock.wallNow();
    if (change.page.over || change.page.quiet || !change.page.nextAt.isValid() || change.page.nextAt > now)
        return;
    auto step = nextStep(change.page, escalation, now);
    change.page = std::move(step.page);
    for (const auto &recipient : step.recipients)
        outbox.stage(delivery(change.page, recipient, step.kind, step.round), change.staged);
}

void Pager::Parts::stageResolved(Change &change) const
{
    for (const auto &key : change.page.told) {
        const auto slash = key.find('/');
        const Recipient recipient{key.substr(0, slash), key.substr(slash + 1)};
        // Who has not heard of the trouble need not hear that it is over.
        if (escalation.isUsable(recipient.channel) && !outbox.isUnsent(change.page.incident, recipient.contact, recipient.channel))
            outbox.stage(delivery(change.page, recipient, MessageKind::Resolved, fmt::format("{}/resolved", change.page.episode)), change.staged);
    }
}

void Pager::Parts::apply(Change change)
{
    const auto id = change.page.incident;
    if (change.page.over) {
        pages.erase(id);
        episodes[id] = change.page.episode;
    } else {
        pages[id] = std::move(change.page);
    }
    outbox.put(std::move(change.staged));
    outbox.pump();
}

void Pager::Parts::commitAndApply(Change change)
{
    if (const auto stored = store.commit({change.page}, change.staged.rows()); !stored)
        log::error("notify", "{}: whom it calls is not stored: {}", change.page.incident.value, stored.error().message);
    apply(std::move(change));
}

// The same message by another channel of the same person.
Delivery Pager::Parts::byNext(const Delivery &delivery, const Recipient &next) const
{
    auto again = delivery;
    again.id = {delivery.id.value.substr(0, delivery.id.value.size() - delivery.channel.size()) + next.channel};
    again.channel = next.channel;
    again.state = domain::DeliveryState::Waiting;
    again.attempts = again.uncertain = 0;
    again.endedAt = {};
    again.result = {};
    return again;
}

// P0 at once, others when a channel has failed for good: the person's next channel; when none is left, the next step of the chain.
void Pager::Parts::fallBack(const Delivery &delivery)
{
    if (delivery.kind == MessageKind::Digest || delivery.kind == MessageKind::Resolved) // no phone rings to say that it is over
        return sendByNext(delivery, escalation.after({delivery.contact, delivery.channel}, delivery.kind == MessageKind::Digest));
    const auto at = pages.find(delivery.incident);
    if (at == pages.end() || at->second.acknowledged || at->second.quiet)
        return;
    const auto next = escalation.after({delivery.contact, delivery.channel}, at->second.callsPhones);
    Change change{at->second, {}};
    if (!next.channel.empty()) {
        const auto again = byNext(delivery, next);
        if (outbox.knows(again.id))
            return;
        outbox.stage(again, change.staged);
        if (std::ranges::find(change.page.told, next.key()) == change.page.told.end())
            change.page.told.push_back(next.key());
    } else if (delivery.state == domain::DeliveryState::Failed && change.page.nextAt.isValid()) {
        change.page.nextAt = clock.wallNow();
    }
    commitAndApply(std::move(change));
}

void Pager::Parts::sendByNext(const Delivery &delivery, const Recipient &next)
{
    if (!next.channel.empty())
        send(byNext(delivery, next));
}

// A message that belongs to no page.
void Pager::Parts::send(Delivery delivery)
{
    Outbox::Staged staged;
    outbox.stage(std::move(delivery), staged);
    if (const auto stored = store.commit({}, staged.rows()); !stored)
        log::error("notify", "a message is not stored: {}", stored.error().message);
    outbox.put(std::move(staged));
    outbox.pump();
}

void Pager::Parts::ended(const Delivery &delivery)
{
    if (const auto waits = awaited.extract(delivery.id); !waits.empty()) {
        if (domain::isTaken(delivery.state))
            waits.mapped()(delivery.id.value);
        else
            waits.mapped()(base::Error{delivery.result.code, delivery.result.text, delivery.result.args});
    }
    noteInRecord(delivery);
    if (domain::isTaken(delivery.state))
        return;
    const auto &who = delivery.contact.empty() ? delivery.channel : delivery.contact;
    notice(code::kNotReached, fmt::format("{} was not reached by {}: {}", who, delivery.channel, delivery.result.text),
           {{"contact", who}, {"channel", delivery.channel}, {"detail", delivery.result.text}}, domain::Health::Crit);
    if (delivery.kind != MessageKind::Test)
        executor.post([this, weak = std::weak_ptr(alive), delivery] {
            if (weak.lock())
                fallBack(delivery);
        });
}

void Pager::Parts::noteInRecord(const Delivery &delivery)
{
    if (!delivery.incident.isValid() || delivery.severity > Severity::P1)
        return;
    const bool isTaken = domain::isTaken(delivery.state);
    const auto &who = delivery.contact.empty() ? delivery.channel : delivery.contact;
    domain::Finding what{std::string(delivery.state == domain::DeliveryState::Delivered ? code::kArrived : isTaken ? code::kNotified : code::kNotReached),
                         fmt::format("{} by {}: {}", who, delivery.channel, delivery.result.text),
                         {{"contact", who}, {"channel", delivery.channel}, {"detail", delivery.result.text}},
                         isTaken ? domain::Health::Ok : domain::Health::Warn};
    executor.post([this, weak = std::weak_ptr(alive), incident = delivery.incident, what = std::move(what)] {
        if (weak.lock())
            config.onCalled(incident, what);
    });
}

void Pager::Parts::notice(std::string_view code, std::string text, std::vector<base::Error::Arg> args, domain::Health health) const
{
    if (health == domain::Health::Crit)
        log::error("notify", "{}", text);
    publish(api::Notice{{std::string(code), std::move(text), std::move(args), health}});
}

// Deadlines are kept as wall time; when somebody sets the clock they move with it, so that what was to come in five minutes still does.
void Pager::Parts::followWallClock()
{
    const base::Duration offset(clock.wallNow().ns - clock.steadyNow().ns);
    if (wallMinusSteady) {
        const auto step = offset - *wallMinusSteady;
        if (step > kClockStep || step < -kClockStep) {
            for (auto &[id, page] : pages) {
                page.startedAt = page.startedAt + step;
                if (page.nextAt.isValid())
                    page.nextAt = page.nextAt + step;
            }
            outbox.shift(step);
        } else {
            return; // its drift adds up until it counts
        }
    }
    wallMinusSteady = offset;
}

void Pager::Parts::tick()
{
    followWallClock();
    const auto now = clock.wallNow();
    std::vector<domain::IncidentId> due;
    for (const auto &[id, page] : pages)
        if (!page.quiet && page.nextAt.isValid() && page.nextAt <= now)
            due.push_back(id);
    for (const auto &id : due) {
        Change change{pages.at(id), {}};
        runStep(change);
        commitAndApply(std::move(change));
    }
    for (const auto &delivery : outbox.urgentSince(now + -config.alerting.fallbackAfter))
        if (!escalation.after({delivery.contact, delivery.channel}, true).channel.empty())
            fallBack(delivery);
    if (clock.steadyNow() - lookedSlowly >= kSlowly || onCall.empty()) {
        lookedSlowly = clock.steadyNow();
        onCall = duties.views(roster, now);
        testDue();
    }
    outbox.pump();
}

void Pager::Parts::later()
{
    executor.postAfter(kTick, [this, weak = std::weak_ptr(alive)] {
        if (!weak.lock() || !running)
            return;
        tick();
        later();
    });
}

} // namespace qcat::notify
