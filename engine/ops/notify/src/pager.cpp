#include <qcat/notify/pager.h>

#include "escalation.h"
#include "message_text.h"
#include "outbox.h"
#include "page_plan.h"

#include <qcat/base/log.h>
#include <qcat/notify/codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

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
constexpr std::size_t kShown = 100;
constexpr std::size_t kMostPages = 20'000;
constexpr int kLoadedEnded = 2000;

std::map<std::string, ChannelLanes> lanesOf(const domain::AlertingConfig &config, const MakeChannel &make)
{
    std::map<std::string, ChannelLanes> all;
    for (const auto &channel : config.channels)
        all[channel.name] = {make(channel), make(channel)};
    return all;
}

} // namespace

struct Pager::Parts {
    // One change as it was worked out: stored first, then in force.
    struct Change {
        ops::Page page;
        Outbox::Staged staged;
    };

    Parts(PagerConfig pagerConfig, ops::OutboxStore &outboxStore, const ops::TimeZones &zones, const base::Clock &wallClock,
          base::Executor &opsExecutor, const MakeChannel &makeChannel, Publish events)
        : config(std::move(pagerConfig)), store(outboxStore), clock(wallClock), executor(opsExecutor), publish(std::move(events)),
          roster(config.alerting, zones), duties(config.alerting), escalation(config.alerting, roster, duties, !config.isPaper),
          outbox(config.alerting, escalation, lanesOf(config.alerting, makeChannel), store, clock, [this](const Delivery &d) { ended(d); })
    {
        for (const auto &channel : config.alerting.channels)
            targets[channel.name] = config.shownTarget(channel);
    }

    std::optional<Change> changeFor(const domain::Incident &incident) const;
    void runStep(Change &change) const;
    void stageResolved(Change &change) const;
    Delivery delivery(const ops::Page &page, const Recipient &recipient, MessageKind kind, const std::string &round) const;
    void apply(Change change);
    void commitAndApply(Change change);
    void ended(const Delivery &delivery);
    void fallBack(const Delivery &delivery);
    Delivery byNext(const Delivery &delivery, const Recipient &next) const;
    void sendByNext(const Delivery &digest, const Recipient &next);
    void send(Delivery delivery);
    void tick();
    void later();
    void testDue();
    void test(const std::string &channel, const std::string &actor, Answer answer);
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
    Outbox outbox;
    std::map<domain::IncidentId, ops::Page> pages; // that are not over
    std::map<domain::IncidentId, int> episodes;    // of those that are
    std::optional<Change> recorded;                // stored, not yet in force
    std::map<domain::DeliveryId, Answer> awaited;  // tests
    std::map<std::string, base::WallTime> tested;
    std::optional<base::Duration> wallMinusSteady;
    base::SteadyTime lookedSlowly;
    std::vector<api::OnCallView> onCall;
    std::map<std::string, std::string> targets; // of each channel, what may be shown
    bool running = false;
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
};

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
    if (delivery.kind == MessageKind::Digest)
        return sendByNext(delivery, escalation.after({delivery.contact, delivery.channel}, true));
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

void Pager::Parts::sendByNext(const Delivery &digest, const Recipient &next)
{
    if (!next.channel.empty())
        send(byNext(digest, next));
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
        if (delivery.state == domain::DeliveryState::Accepted)
            waits.mapped()(delivery.id.value);
        else
            waits.mapped()(base::Error{delivery.result.code, delivery.result.text, delivery.result.args});
    }
    if (delivery.state == domain::DeliveryState::Accepted)
        return;
    notice(code::kNotReached, fmt::format("{} was not reached by {}: {}", delivery.contact, delivery.channel, delivery.result.text),
           {{"contact", delivery.contact}, {"channel", delivery.channel}, {"detail", delivery.result.text}}, domain::Health::Crit);
    if (delivery.kind != MessageKind::Test && delivery.kind != MessageKind::Resolved)
        executor.post([this, weak = std::weak_ptr(alive), delivery] {
            if (weak.lock())
                fallBack(delivery);
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

void Pager::Parts::testDue()
{
    if (config.alerting.testEvery == base::Duration::zero())
        return;
    const auto now = clock.wallNow();
    for (const auto &channel : config.alerting.channels) {
        auto &last = tested[channel.name];
        if (last.isValid() && now - last < config.alerting.testEvery)
            continue;
        const bool isNew = !last.isValid(); // its week begins now
        last = now;
        if (const auto saved = store.saveNote("test/" + channel.name, std::to_string(now.ns)); !saved)
            log::error("notify", "{}", saved.error().message);
        if (!isNew && escalation.isUsable(channel.name))
            test(channel.name, "qcat", [](const auto &) {});
    }
}

void Pager::Parts::test(const std::string &channel, const std::string &actor, Answer answer)
{
    const auto *way = escalation.channel(channel);
    if (!way)
        return answer(base::Error{std::string(code::kChannelUnknown), "there is no channel " + channel}.with("channel", channel));
    if (!escalation.isUsable(channel))
        return answer(base::Error{std::string(code::kPaperPhone), channel + " calls phones, which paper and drills do not"}.with("channel", channel));
    const auto recipient = escalation.testOf(channel);
    auto text = testText(channel, actor, way->language);
    Delivery one;
    one.id = {fmt::format("test/{}/{}", channel, clock.wallNow().ns)};
    one.kind = MessageKind::Test;
    one.contact = recipient.contact;
    one.channel = channel;
    one.subject = std::move(text.subject);
    one.body = std::move(text.body);
    awaited[one.id] = std::move(answer);
    send(std::move(one));
}

void Pager::Parts::sign(const api::SignHandover &command, const std::string &actor, const Answer &answer)
{
    if (const auto signedFor = duties.sign(command.schedule, command.contact, clock.wallNow(), store); !signedFor)
        return answer(signedFor.error());
    onCall = duties.views(roster, clock.wallNow());
    notice(code::kSigned, fmt::format("{} has taken over {} (by {})", command.contact, command.schedule, actor),
           {{"schedule", command.schedule}, {"contact", command.contact}}, domain::Health::Ok);
    const auto *contact = escalation.contact(command.contact);
    const auto usable = std::ranges::find_if(contact->channels, [&](const auto &name) { return escalation.isUsable(name); });
    if (usable != contact->channels.end()) {
        auto text = handoverText(command.schedule, command.contact, command.summary, escalation.channel(*usable)->language);
        Delivery one;
        one.id = {fmt::format("handover/{}/{}", command.schedule, clock.wallNow().ns)};
        one.kind = MessageKind::Handover;
        one.contact = command.contact;
        one.channel = *usable;
        one.subject = std::move(text.subject);
        one.body = std::move(text.body);
        send(std::move(one));
    }
    answer(std::string());
}

Pager::Pager(PagerConfig config, ops::OutboxStore &store, const ops::TimeZones &zones, const base::Clock &clock, base::Executor &executor,
             const MakeChannel &makeChannel, Publish publish)
    : m_parts(std::make_unique<Parts>(std::move(config), store, zones, clock, executor, makeChannel, std::move(publish)))
{
}

Pager::~Pager() = default;

base::Status Pager::start(const std::vector<domain::Incident> &incidents)
{
    auto &parts = *m_parts;
    auto pages = parts.store.loadPages(kLoadedEnded);
    if (!pages)
        return pages.error();
    auto deliveries = parts.store.loadDeliveries(kLoadedEnded);
    if (!deliveries)
        return deliveries.error();
    const auto notes = parts.store.loadNotes();
    if (!notes)
        return notes.error();
    parts.duties.load(*notes);
    for (const auto &channel : parts.config.alerting.channels)
        if (const auto note = notes->find("test/" + channel.name); note != notes->end())
            std::from_chars(note->second.data(), note->second.data() + note->second.size(), parts.tested[channel.name].ns);
    for (auto &page : *pages)
        if (page.over)
            parts.episodes[page.incident] = page.episode;
        else
            parts.pages[page.incident] = std::move(page);
    parts.running = true;
    parts.outbox.load(std::move(*deliveries));
    for (const auto &incident : incidents)
        changed(incident, incident.timeline.size(), false); // what the store could not take then
    parts.tick();
    parts.later();
    return {};
}

void Pager::stop()
{
    m_parts->running = false;
    m_parts->outbox.stop();
}

base::Status Pager::record(const domain::Incident &incident, std::size_t)
{
    m_parts->recorded = m_parts->changeFor(incident);
    if (!m_parts->recorded)
        return {};
    return m_parts->store.commit({m_parts->recorded->page}, m_parts->recorded->staged.rows());
}

void Pager::changed(const domain::Incident &incident, std::size_t, bool isStored)
{
    auto recorded = std::exchange(m_parts->recorded, std::nullopt);
    if (isStored) {
        if (recorded)
            m_parts->apply(std::move(*recorded));
        return;
    }
    if (auto change = m_parts->changeFor(incident))
        m_parts->commitAndApply(std::move(*change));
}

bool Pager::handles(const api::CommandBody &command) const
{
    return std::holds_alternative<api::TestChannel>(command) || std::holds_alternative<api::SignHandover>(command);
}

void Pager::handle(const api::Command &command, Answer answer)
{
    if (const auto *test = std::get_if<api::TestChannel>(&command.body))
        m_parts->test(test->channel, command.actor, std::move(answer));
    else if (const auto *sign = std::get_if<api::SignHandover>(&command.body))
        m_parts->sign(*sign, command.actor, answer);
}

void Pager::describe(api::OpsSnapshot &into) const
{
    into.channels = m_parts->outbox.views();
    for (auto &view : into.channels) {
        view.where = m_parts->targets.at(view.name);
        const auto tested = m_parts->tested.find(view.name);
        if (tested != m_parts->tested.end() && m_parts->config.alerting.testEvery > base::Duration::zero())
            view.nextTest = tested->second + m_parts->config.alerting.testEvery;
    }
    into.deliveries = m_parts->outbox.newest(kShown);
    for (auto &delivery : into.deliveries)
        delivery.body.clear(); // its subject says what it was
    into.onCall = m_parts->onCall;
}

} // namespace qcat::notify
