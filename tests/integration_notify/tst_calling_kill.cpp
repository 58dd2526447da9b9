#include <qcat/base/manual_executor.h>
#include <qcat/desk/incident_desk.h>
#include <qcat/notify/pager.h>
#include <qcat/ops_store/sqlite_ops_store.h>
#include <qcat/time_zones/system_time_zones.h>

#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstring>
#include <map>
#include <random>
#include <set>

// The real desk, pager and store in a process of their own, in virtual time: a busy hour in which the process is killed at 200 random
// points, also in the midst of a transaction and between a send and its answer. What was sent is written down where no kill reaches it.
namespace
{

using namespace qcat;
using namespace std::chrono_literals;

constexpr int kKills = 200;
constexpr base::Duration kHour = 60min;
constexpr base::WallTime kStart{1'700'000'000'000'000'000};

// Shared with the processes that are killed.
struct Record {
    std::atomic<std::int64_t> now{kStart.ns};
    std::atomic<int> pointsLeft{-1}; // until the process kills itself; negative: never
    std::atomic<int> sent{0};
    struct Sent {
        char id[160];
        char title[40];
        std::int64_t at;
    } all[4096];
};
Record *record = nullptr;

// One of the points at which a process may die.
void mayDie()
{
    if (record->pointsLeft.load() >= 0 && record->pointsLeft.fetch_sub(1) == 0)
        kill(getpid(), SIGKILL);
}

// What breaks when, in seconds of the hour, and who answers.
struct Trouble {
    const char *component;
    domain::Severity severity;
    int from, until;
    int acknowledged; // 0: nobody does
};
constexpr Trouble kTroubles[] = {
    {"a", domain::Severity::P0, 60, 1500, 0},       {"b", domain::Severity::P0, 200, 3300, 900},  {"c", domain::Severity::P1, 300, 2000, 0},
    {"d", domain::Severity::P2, 400, 1400, 0},      {"e", domain::Severity::P0, 1000, 3000, 0},   {"f", domain::Severity::P0, 1700, 2600, 1800},
    {"g", domain::Severity::P1, 1800, 2900, 2100},  {"h", domain::Severity::P0, 2200, 3200, 0},
};

base::Duration sinceStart(const base::Clock &clock)
{
    return clock.wallNow() - kStart;
}

class HourProbe : public ops::Probe
{
public:
    HourProbe(const Trouble &trouble, const base::Clock &clock) : m_trouble(trouble), m_clock(clock) {}
    domain::ProbeId id() const override { return {m_trouble.component}; }
    domain::ComponentId component() const override { return {m_trouble.component}; }
    std::string instance() const override { return {}; }
    void run(const base::CallLimits &, std::function<void(domain::ProbeResult)> done) override
    {
        const auto now = sinceStart(m_clock) / 1s;
        const auto health = now >= m_trouble.from && now < m_trouble.until ? domain::Health::Crit : domain::Health::Ok;
        done({id(), component(), {}, health, {"hour.probe", "as planned", {}, health}, {}, m_clock.wallNow(), m_clock.steadyNow(), {}});
    }

private:
    const Trouble &m_trouble;
    const base::Clock &m_clock;
};

class NoExposure : public ops::ExposureSource
{
public:
    domain::Exposure exposure() const override { return {}; }
};

// The provider has it from the moment that it is in the record.
class RecordedChannel : public ops::MessageChannel
{
public:
    RecordedChannel(const base::Clock &clock, base::Executor &desk) : m_clock(clock), m_desk(desk) {}
    void send(ops::OutgoingMessage message, std::function<void(ops::SendResult)> done) override
    {
        mayDie();
        auto &sent = record->all[record->sent.load()];
        std::strncpy(sent.id, message.id.c_str(), sizeof sent.id - 1);
        std::strncpy(sent.title, message.subject.c_str(), sizeof sent.title - 1);
        sent.at = m_clock.wallNow().ns;
        ++record->sent;
        mayDie();
        m_desk.post([done = std::move(done)] {
            mayDie();
            done({ops::SendOutcome::Accepted, {"notify.accepted", "taken", {}, domain::Health::Ok}, {}});
        });
    }

private:
    const base::Clock &m_clock;
    base::Executor &m_desk;
};

class MortalOutbox : public ops::OutboxStore
{
public:
    explicit MortalOutbox(std::unique_ptr<ops::OutboxStore> store) : m_store(std::move(store)) {}
    base::Status commit(const std::vector<ops::Page> &pages, const std::vector<domain::Delivery> &deliveries) override
    {
        mayDie();
        auto done = m_store->commit(pages, deliveries);
        mayDie();
        return done;
    }
    base::Result<std::vector<ops::Page>> loadPages(int newestOver) override { return m_store->loadPages(newestOver); }
    base::Result<std::vector<domain::Delivery>> loadDeliveries(int newestEnded) override { return m_store->loadDeliveries(newestEnded); }
    base::Status saveNote(const std::string &key, const std::string &value) override { return m_store->saveNote(key, value); }
    base::Result<std::map<std::string, std::string>> loadNotes() override { return m_store->loadNotes(); }
    base::Status saveWord(const ops::AckWord &word) override { return m_store->saveWord(word); }
    base::Result<std::vector<ops::AckWord>> loadWords() override { return m_store->loadWords(); }
    base::Status dropWords(base::WallTime before) override { return m_store->dropWords(before); }

private:
    std::unique_ptr<ops::OutboxStore> m_store;
};

domain::AlertingConfig people()
{
    domain::AlertingConfig config;
    domain::ChannelConfig channel;
    channel.name = "mail";
    channel.perMinute = 6000;
    config.channels = {channel};
    config.contacts = {{"alice", "alice@firm.net", "", {"mail"}}, {"bob", "bob@firm.net", "", {"mail"}}, {"chen", "chen@firm.net", "", {"mail"}}};
    domain::EscalationConfig urgent;
    urgent.severities = {"P0"};
    urgent.steps = {{0s, {"contact:alice"}}, {5min, {"contact:bob"}}, {10min, {"contact:chen"}}};
    urgent.repeats = 0;
    domain::EscalationConfig calm;
    calm.name = "calm";
    calm.severities = {"P1", "P2", "P3"};
    calm.steps = {{0s, {"contact:alice"}}};
    calm.repeats = 0;
    config.escalations = {urgent, calm};
    config.testEvery = 0s;
    config.groupWithin = 0s; // each message by itself, so that it can be counted
    return config;
}

ops::DeskConfig faults()
{
    ops::DeskConfig config;
    for (const auto &trouble : kTroubles) {
        config.components.push_back({{trouble.component}, {}, {}});
        ops::FaultDefinition fault;
        fault.id = {fmt::format("hour.{}", trouble.component)};
        fault.title = {fmt::format("Trouble {}", trouble.component), ""};
        fault.component = {trouble.component};
        fault.probes = {{trouble.component}};
        fault.severity = fault.severityWithExposure = trouble.severity;
        fault.openAfter = 2s;
        fault.clearAfter = 2s;
        config.faults.push_back(fault);
    }
    config.acknowledgeWithin = {5min, 1h, 4h, 24h};
    return config;
}

// The operator acknowledges when it is time, again after a crash that swallowed it.
void answer(ops::IncidentDesk &desk, const base::Clock &clock)
{
    api::OpsSnapshot seen;
    desk.describe(seen);
    for (const auto &incident : seen.incidents)
        for (const auto &trouble : kTroubles)
            if (incident.state == domain::IncidentState::Open && incident.component.value == trouble.component && trouble.acknowledged > 0 &&
                sinceStart(clock) / 1s >= trouble.acknowledged)
                desk.handle({"ann", api::AcknowledgeIncident{incident.id}}, [](const auto &) {});
}

// The process: goes on at the time where the one before died, to the end of the hour.
int live(const std::string &file)
{
    base::ManualClock clock({record->now.load()});
    base::ManualExecutor executor(clock);
    auto store = ops_store::SqliteOpsStore::open(file);
    if (!store)
        return 2;
    MortalOutbox outbox((*store)->outbox());
    const time_zones::SystemTimeZones zones;
    notify::PagerConfig calling;
    calling.alerting = people();
    calling.isPaper = false;
    notify::Pager pager(std::move(calling), outbox, zones, clock, executor,
                        [&](const auto &) { return std::make_unique<RecordedChannel>(clock, executor); }, [](const auto &) {});
    const NoExposure exposure;
    ops::IncidentDesk desk(faults(), **store, exposure, clock, executor, {}, [](const auto &) {});
    desk.setListener(pager);
    for (const auto &trouble : kTroubles)
        desk.addProbe(std::make_unique<HourProbe>(trouble, clock), 1s, 900ms);
    const auto incidents = (*store)->loadIncidents(500);
    if (!incidents || !pager.start(*incidents) || !desk.start())
        return 3;
    while (clock.wallNow() < kStart + kHour) {
        executor.advance(1s);
        answer(desk, clock);
        executor.runAll();
        record->now = clock.wallNow().ns;
        mayDie();
    }
    return 0;
}

// "Trouble a" + everything of the message's id but the incident's number, which a crash may skip.
using Counts = std::map<std::string, int>;

Counts sentMessages()
{
    Counts counts;
    for (int i = 0; i < record->sent; ++i) {
        const std::string id = record->all[i].id;
        ++counts[std::string(record->all[i].title).substr(0, 19) + id.substr(id.find('/'))];
    }
    return counts;
}

} // namespace

class TestCallingKill : public QObject
{
    Q_OBJECT

    // How often it died.
    static int liveTheHour(unsigned seed, int kills)
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("ops.db")).toStdString();
        new (record) Record;
        std::mt19937 random(seed);
        for (int died = 0;; ++died) {
            record->pointsLeft = died < kills ? int(random() % 38) : -1;
            const pid_t child = fork();
            if (child == 0)
                _exit(live(file));
            int status = 0;
            waitpid(child, &status, 0);
            if (WIFEXITED(status))
                return WEXITSTATUS(status) == 0 ? died : -1;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        void *memory = mmap(nullptr, sizeof(Record), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(memory != MAP_FAILED);
        record = static_cast<Record *>(memory);
    }

    void nothing_is_lost_and_nothing_sent_more_than_twice_however_often_the_process_is_killed()
    {
        QCOMPARE(liveTheHour(0, 0), 0);
        const auto undisturbed = sentMessages();
        QCOMPARE(undisturbed.size(), std::size_t(record->sent));
        QVERIFY2(undisturbed.size() >= 25, "an hour that is not busy proves nothing");

        const int died = liveTheHour(20261123, kKills);
        QCOMPARE(died, kKills);
        const auto disturbed = sentMessages();
        int twice = 0;
        for (const auto &[message, times] : undisturbed) {
            const auto found = disturbed.find(message);
            QVERIFY2(found != disturbed.end(), ("lost: " + message).c_str());
            QVERIFY2(found->second <= 2, ("more than one duplicate: " + message).c_str());
            twice += found->second == 2;
        }
        for (const auto &[message, times] : disturbed)
            QVERIFY2(undisturbed.contains(message), ("nobody asked for " + message).c_str());
        qInfo("%zu messages, %d of them twice, over %d kills", undisturbed.size(), twice, died);
    }

    // Uses the hour of the test before.
    void escalation_goes_on_at_the_right_step_and_time()
    {
        for (const auto &trouble : kTroubles) {
            if (trouble.severity != domain::Severity::P0)
                continue;
            std::map<std::string, std::int64_t> first; // by contact
            for (int i = 0; i < record->sent; ++i) {
                const std::string id = record->all[i].id;
                if (std::string(record->all[i].title).find(fmt::format("Trouble {} ", trouble.component)) == std::string::npos || id.find("resolved") != std::string::npos)
                    continue;
                for (const char *contact : {"alice", "bob", "chen"})
                    if (id.find(contact) != std::string::npos)
                        first.emplace(contact, record->all[i].at);
            }
            QVERIFY(first.contains("alice"));
            for (const auto &[contact, minutes] : {std::pair{"bob", 5}, std::pair{"chen", 10}})
                if (first.contains(contact)) {
                    const auto late = (first[contact] - first["alice"]) / 1'000'000'000 - minutes * 60;
                    QVERIFY2(late >= -2 && late <= 5, fmt::format("{} {}: {} s off", trouble.component, contact, late).c_str());
                }
        }
    }
};

QTEST_GUILESS_MAIN(TestCallingKill)
#include "tst_calling_kill.moc"
