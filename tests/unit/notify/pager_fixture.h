#pragma once

#include <qcat/base/manual_executor.h>
#include <qcat/domain/names.h>
#include <qcat/notify/codes.h>
#include <qcat/notify/pager.h>
#include <qcat/time_zones/system_time_zones.h>

#include <QString>
#include <QStringList>

#include <fmt/format.h>

#include <deque>
#include <map>
#include <memory>

// A pager on a clock that the test moves, with channels and a store that the test holds in its hands.
namespace notify_test
{

using namespace qcat;
using namespace std::chrono_literals;
using domain::IncidentState;
using domain::Severity;
using ops::SendOutcome;

class MemoryOutbox : public ops::OutboxStore
{
public:
    bool failing = false;
    std::map<std::string, ops::Page> pages;
    std::map<std::string, domain::Delivery> deliveries;
    std::map<std::string, std::string> notes;
    std::map<std::string, ops::AckWord> words;

    base::Status commit(const std::vector<ops::Page> &newPages, const std::vector<domain::Delivery> &newDeliveries) override
    {
        if (failing)
            return base::Error{"store.disk_full", "no space left on device"};
        for (const auto &page : newPages)
            pages[page.incident.value] = page;
        for (const auto &delivery : newDeliveries)
            deliveries[delivery.id.value] = delivery;
        return {};
    }
    base::Result<std::vector<ops::Page>> loadPages(int) override { return values(pages); }
    base::Result<std::vector<domain::Delivery>> loadDeliveries(int) override { return values(deliveries); }
    base::Status saveNote(const std::string &key, const std::string &value) override
    {
        notes[key] = value;
        return {};
    }
    base::Result<std::map<std::string, std::string>> loadNotes() override { return notes; }
    base::Status saveWord(const ops::AckWord &word) override
    {
        words[word.fingerprint] = word;
        return {};
    }
    base::Result<std::vector<ops::AckWord>> loadWords() override { return values(words); }
    base::Status dropWords(base::WallTime before) override
    {
        std::erase_if(words, [&](const auto &word) { return word.second.until <= before; });
        return {};
    }

private:
    template <typename T>
    static std::vector<T> values(const std::map<std::string, T> &map)
    {
        std::vector<T> all;
        for (const auto &[key, value] : map)
            all.push_back(value);
        return all;
    }
};

// What the providers were handed, "12 s mail alice@firm.net P0 …", and what they say to it.
struct Providers {
    const base::Clock &clock;
    const base::WallTime start = clock.wallNow();
    QStringList sent;
    std::vector<ops::OutgoingMessage> messages = {};
    std::map<std::string, std::deque<ops::SendResult>> next; // by channel; then accepted
    std::map<std::string, std::deque<ops::ReceiptAnswer>> arrivals; // what is said of a receipt; then: not known yet
    std::vector<ops::ReceiptQuestion> asked = {};
    std::map<std::string, bool> hangs;
    std::map<std::string, std::vector<std::function<void(ops::SendResult)>>> hanging;

    static ops::SendResult says(SendOutcome outcome, std::optional<base::Duration> retryAfter = {})
    {
        return {outcome, {outcome == SendOutcome::Accepted ? "notify.accepted" : "notify.busy", "as told", {}, domain::Health::Ok}, retryAfter};
    }
};

class HeldChannel : public ops::MessageChannel
{
public:
    HeldChannel(std::string name, Providers &providers, base::Executor &desk) : m_name(std::move(name)), m_providers(providers), m_desk(desk) {}

    void send(ops::OutgoingMessage message, std::function<void(ops::SendResult)> done) override
    {
        m_providers.messages.push_back(message);
        const auto seconds = (m_providers.clock.wallNow() - m_providers.start) / 1s;
        const auto to = !message.phone.empty() ? message.phone : message.email;
        m_providers.sent << QString::fromStdString(fmt::format("{} s {} {}: {}", seconds, m_name, to, message.subject));
        if (m_providers.hangs[m_name])
            return m_providers.hanging[m_name].push_back(std::move(done));
        auto &answers = m_providers.next[m_name];
        auto result = Providers::says(SendOutcome::Accepted);
        if (!answers.empty()) {
            result = answers.front();
            answers.pop_front();
        }
        m_desk.post([done = std::move(done), result] { done(result); });
    }
    void ask(ops::ReceiptQuestion question, std::function<void(ops::ReceiptAnswer)> done) override
    {
        auto &known = m_providers.arrivals[question.receipt];
        ops::ReceiptAnswer answer;
        if (!known.empty()) {
            answer = known.front();
            known.pop_front();
        }
        m_providers.asked.push_back(std::move(question));
        m_desk.post([done = std::move(done), answer] { done(answer); });
    }

private:
    const std::string m_name;
    Providers &m_providers;
    base::Executor &m_desk;
};

inline domain::ChannelConfig channel(const char *name, domain::ChannelKind kind)
{
    domain::ChannelConfig channel;
    channel.name = name;
    channel.kind = kind;
    return channel;
}

// Alice by mail, then DingTalk; Bob by phone, then mail. P0: alice at once, bob after 5 min; others: alice.
inline domain::AlertingConfig twoPeople()
{
    domain::AlertingConfig config;
    config.channels = {channel("mail", domain::ChannelKind::Email), channel("ding", domain::ChannelKind::DingTalk),
                       channel("phone", domain::ChannelKind::Gateway)};
    config.contacts = {{"alice", "alice@firm.net", "", {"mail", "ding"}}, {"bob", "bob@firm.net", "+861", {"phone", "mail"}}};
    domain::ScheduleConfig primary;
    primary.rotation = {"alice"};
    primary.starts = "2020-01-06";
    config.schedules = {primary};
    domain::EscalationConfig urgent;
    urgent.name = "urgent";
    urgent.severities = {"P0"};
    urgent.steps = {{0s, {"schedule:primary"}}, {5min, {"contact:bob"}}};
    urgent.repeats = 2;
    domain::EscalationConfig calm;
    calm.name = "calm";
    calm.severities = {"P1", "P2", "P3"};
    calm.steps = {{0s, {"contact:alice"}}};
    calm.repeats = 0;
    config.escalations = {urgent, calm};
    config.testEvery = 0s;
    return config;
}

class PagerFixture
{
public:
    explicit PagerFixture(domain::AlertingConfig alerting = twoPeople(), bool isPaper = false) : m_alerting(std::move(alerting)), m_isPaper(isPaper) { begin(); }

    base::ManualClock clock;
    base::ManualExecutor executor{clock};
    Providers providers{clock, clock.wallNow(), {}, {}, {}, {}, {}, {}, {}};
    MemoryOutbox store;
    std::unique_ptr<notify::Pager> pager;
    QStringList notices;
    QStringList called;
    std::map<std::string, domain::Incident> incidents;

    void begin()
    {
        notify::PagerConfig config;
        config.alerting = m_alerting;
        config.isPaper = m_isPaper;
        config.onCalled = [this](const domain::IncidentId &incident, const domain::Finding &what) {
            called << QString::fromStdString(incident.value + " " + what.code);
        };
        config.randomWord = [this](std::size_t letters) { return fmt::format("{:0{}}", ++m_words, letters); };
        config.fingerprint = [](const std::string &word) { return "print of " + word; };
        pager = std::make_unique<notify::Pager>(
            config, store, m_zones, clock, executor,
            [this](const domain::ChannelConfig &channel) { return std::make_unique<HeldChannel>(channel.name, providers, executor); },
            [this](const api::EventBody &body) {
                if (const auto *notice = std::get_if<api::Notice>(&body))
                    notices << QString::fromStdString(notice->what.code);
            });
        std::vector<domain::Incident> all;
        for (const auto &[id, incident] : incidents)
            all.push_back(incident);
        if (!pager->start(all))
            qFatal("the pager does not start");
        executor.runAll();
    }
    // As a crash would: what was being sent is never heard of.
    void crashAndBegin()
    {
        pager.reset();
        providers.hanging.clear();
        begin();
    }
    void advance(base::Duration by) { executor.advance(by); }

    domain::Incident &open(const char *id, Severity severity, const char *title = "Database down")
    {
        auto &incident = incidents[id];
        incident.id = {id};
        incident.fault = {"database.connection_failed"};
        incident.title = {title, "数据库连接失败"};
        incident.component = {"postgresql"};
        incident.severity = severity;
        incident.state = IncidentState::Open;
        incident.since = incident.openedAt = clock.wallNow();
        tell(incident);
        return incident;
    }
    void tell(const domain::Incident &incident)
    {
        const bool isStored = bool(pager->record(incident, 0));
        pager->changed(incident, 0, isStored);
        executor.runAll();
    }
    void acknowledge(domain::Incident &incident)
    {
        incident.state = IncidentState::Acknowledged;
        incident.acknowledgedAt = clock.wallNow();
        tell(incident);
    }
    void resolve(domain::Incident &incident)
    {
        incident.state = IncidentState::Resolved;
        incident.resolvedAt = clock.wallNow();
        tell(incident);
    }
    QStringList takeSent() { return std::exchange(providers.sent, {}); }
    api::OpsSnapshot view() const
    {
        api::OpsSnapshot seen;
        pager->describe(seen);
        return seen;
    }
    // Of the one message of an incident to its first channel.
    domain::DeliveryState state(const std::string &incident) const
    {
        for (const auto &[id, delivery] : store.deliveries)
            if (delivery.incident.value == incident && delivery.channel == "phone")
                return delivery.state;
        return domain::DeliveryState::Superseded;
    }

private:
    const time_zones::SystemTimeZones m_zones;
    domain::AlertingConfig m_alerting;
    const bool m_isPaper;
    int m_words = 0;
};

} // namespace notify_test
