#include "desk_fixture.h"

#include <QTest>

using namespace desk_test;

namespace
{

// What the desk told, and whether the store had it by then.
class Listener : public ops::IncidentListener
{
public:
    explicit Listener(MemoryStore &store) : m_store(store) {}
    QStringList told;
    int recorded = 0;
    bool storedFirst = true;
    bool refuses = false;

    base::Status record(const domain::Incident &, std::size_t) override
    {
        ++recorded;
        return refuses ? base::Status(base::Error{"outbox.full", "full"}) : base::Status();
    }
    void changed(const domain::Incident &incident, std::size_t firstNew, bool isStored) override
    {
        for (auto i = firstNew; i < incident.timeline.size(); ++i)
            told << QString::fromStdString(std::string(name(incident.timeline[i].kind)));
        if (isStored)
            storedFirst = storedFirst && m_store.incidents.contains(incident.id.value) && m_store.incidents.at(incident.id.value) == incident;
    }

private:
    MemoryStore &m_store;
};

// Six turns within five minutes.
void flap(DeskFixture &f, int turns = 6)
{
    for (int i = 0; i < turns; ++i) {
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        f.world.health["database"] = Health::Crit;
        f.pass(2s);
    }
}

} // namespace

class TestLifecycle : public QObject
{
    Q_OBJECT

    static domain::Incident watchersIncident(const DeskFixture &f)
    {
        domain::Incident incident;
        incident.id = {"INC-20261123-G081502"};
        incident.fault = {"service.dead"};
        incident.component = {"engine"};
        incident.severity = domain::Severity::P0;
        incident.state = IncidentState::Open;
        incident.since = incident.openedAt = incident.clockFrom = f.clock.wallNow();
        incident.acknowledgeBy = incident.openedAt + 5min;
        incident.timeline = {{f.clock.wallNow(), domain::TimelineKind::Opened, "qguard", {"guard.silent", "silent", {}, Health::Crit}}};
        return incident;
    }

private Q_SLOTS:
    void incident_of_the_watcher_is_the_desks_own_from_then_on()
    {
        DeskFixture f;
        Listener listener(f.store);
        f.startWith(listener);
        auto told = watchersIncident(f);
        f.desk->takeUp(told, 0);
        QCOMPARE(listener.told, QStringList{QStringLiteral("opened")});
        QVERIFY(f.store.incidents.contains(told.id.value));
        QCOMPARE(f.say(api::AcknowledgeIncident{told.id}), QStringLiteral("ok"));
        told.timeline.push_back({f.clock.wallNow(), domain::TimelineKind::Recovered, "qguard", {"guard.answers_again", "back", {}, Health::Ok}});
        f.desk->takeUp(told, 1);
        const auto &mine = f.store.incidents.at(told.id.value);
        QCOMPARE(mine.state, IncidentState::Mitigated);
        QCOMPARE(mine.timeline.size(), std::size_t(3)); // opened, acknowledged here, answers again
        f.desk->takeUp(told, 2); // nothing new
        QCOMPARE(f.store.incidents.at(told.id.value).timeline.size(), std::size_t(3));
    }

    void watchers_word_that_it_is_healthy_mitigates_and_resolves_by_itself_data()
    {
        QTest::addColumn<bool>("isKnownBefore"); // else the desk was dead meanwhile and hears of both at once
        QTest::newRow("a desk that was frozen") << true;
        QTest::newRow("a desk that was dead") << false;
    }
    void watchers_word_that_it_is_healthy_mitigates_and_resolves_by_itself()
    {
        QFETCH(bool, isKnownBefore);
        DeskFixture f;
        f.config.faultsOfOthers = {DeskFixture::fault("service.dead", "engine", domain::Severity::P0, domain::Severity::P0)};
        f.start();
        auto told = watchersIncident(f);
        if (isKnownBefore)
            f.desk->takeUp(told, 0);
        f.pass(2s);
        const auto healthy = f.clock.wallNow();
        told.timeline.push_back({healthy, domain::TimelineKind::Recovered, "qguard", {"guard.answers_again", "back", {}, Health::Ok}});
        f.desk->takeUp(told, isKnownBefore ? 1 : 0);
        const auto &mine = f.store.incidents.at(told.id.value);
        QCOMPARE(mine.state, IncidentState::Mitigated);
        QVERIFY(mine.mitigatedAt == healthy);
        f.pass(31s); // its clear_after
        QCOMPARE(f.store.incidents.at(told.id.value).state, IncidentState::Resolved);
        f.pass(10min); // no clock of it runs on
        for (const auto &line : f.store.incidents.at(told.id.value).timeline)
            QVERIFY(line.kind != domain::TimelineKind::ClockWarning && line.kind != domain::TimelineKind::ClockBreached);
    }

    void incident_that_is_over_says_what_a_person_has_still_to_do()
    {
        DeskFixture f;
        f.config.leftToDo = [] { return domain::Finding{"trading.resume_by_hand", "trading is still reducing", {{"state", "reducing"}}, Health::Warn}; };
        f.start();
        const auto id = f.breakDatabase();
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        QCOMPARE(f.say(api::ResolveIncident{id, "restarted"}), QStringLiteral("ok"));
        QCOMPARE(f.store.incidents.at(id.value).timeline.back().what.code, std::string("trading.resume_by_hand"));
    }

    void second_silence_opens_the_watchers_incident_again_and_its_clock_with_it()
    {
        DeskFixture f;
        f.start();
        auto told = watchersIncident(f);
        f.desk->takeUp(told, 0);
        QCOMPARE(f.say(api::ResolveIncident{told.id, "restarted"}), QStringLiteral("ok"));
        f.pass(2min);
        told.timeline.push_back({f.clock.wallNow(), domain::TimelineKind::Reopened, "qguard", {"guard.silent", "silent", {}, Health::Crit}});
        told.clockFrom = f.clock.wallNow();
        told.acknowledgeBy = told.clockFrom + 4min; // as the people were told whom it called
        f.pass(7s);
        f.desk->takeUp(told, 1);
        const auto &mine = f.store.incidents.at(told.id.value);
        QCOMPARE(mine.state, IncidentState::Open);
        QVERIFY(mine.acknowledgeBy == told.acknowledgeBy);
    }

    void lines_of_the_watcher_stand_where_their_time_puts_them()
    {
        DeskFixture f;
        f.start();
        auto told = watchersIncident(f);
        f.desk->takeUp(told, 0);
        f.pass(2s);
        const auto answered = f.clock.wallNow();
        f.pass(1s);
        QCOMPARE(f.say(api::AcknowledgeIncident{told.id}), QStringLiteral("ok"));
        const auto acknowledged = f.clock.wallNow();
        for (const auto time : {answered, acknowledged})
            told.timeline.push_back({time, domain::TimelineKind::Recovered, "qguard", {"guard.answers_again", "back", {}, Health::Ok}});
        f.desk->takeUp(told, 1);
        QStringList kinds;
        for (const auto &line : f.store.incidents.at(told.id.value).timeline)
            kinds << QString::fromStdString(line.actor);
        QCOMPARE(kinds.join(QLatin1Char(' ')), QStringLiteral("qguard qguard ann qguard"));
    }

    void a_mitigated_incident_says_when_it_resolves()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        const auto incident = f.incident(id);
        QCOMPARE(incident.state, IncidentState::Mitigated);
        QCOMPARE(incident.resolvesAt - incident.mitigatedAt, base::Duration(30s));
        f.pass(31s);
        QCOMPARE(f.incident(id).state, IncidentState::Resolved);
        QVERIFY(!f.incident(id).resolvesAt.isValid());
    }

    void flapping_is_said_once_and_ends_when_it_is_quiet()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        flap(f, 20);
        QVERIFY(f.incident(id).flags.flapping);
        QVERIFY(f.incident(id).flags.isQuiet());
        const auto codes = DeskFixture::codes(f.incident(id));
        QCOMPARE(codes.count(QStringLiteral("incident.flapping")), 1);
        f.pass(6min);
        QVERIFY(!f.incident(id).flags.flapping);
        QVERIFY(DeskFixture::codes(f.incident(id)).contains(QStringLiteral("incident.flapping_ended")));
        QCOMPARE(f.incident(id).state, IncidentState::Open);
    }

    void what_flaps_resolves_only_when_it_was_quiet_for_long()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        flap(f);
        f.world.health["database"] = Health::Ok;
        f.pass(2min);
        QCOMPARE(f.incident(id).state, IncidentState::Mitigated);
        f.pass(4min);
        QCOMPARE(f.incident(id).state, IncidentState::Resolved);
        QCOMPARE(f.store.incidents.size(), std::size_t(1));
    }

    void an_open_incident_whose_ground_breaks_is_inhibited_until_that_is_mended_and_it_was_looked_at_anew()
    {
        DeskFixture f;
        f.start();
        f.world.health["store"] = Health::Crit;
        f.pass(12s);
        const auto child = f.incidents()[0].id;
        const auto root = [&] {
            f.world.health["database"] = Health::Crit;
            f.pass(12s);
            for (const auto &i : f.incidents())
                if (i.fault.value == "database.down")
                    return i.id;
            return domain::IncidentId{};
        }();
        QCOMPARE(f.incident(child).flags.inhibitedBy, root);
        QCOMPARE(f.incident(child).state, IncidentState::Open);
        f.world.health["database"] = Health::Ok;
        f.pass(3s);
        QVERIFY2(f.incident(child).flags.inhibitedBy.isValid(), "the grace time is not over");
        f.pass(6s);
        QVERIFY(!f.incident(child).flags.inhibitedBy.isValid());
        QVERIFY(DeskFixture::codes(f.incident(child)).endsWith(QStringLiteral("incident.inhibited incident.inhibition_over")));
    }

    void a_child_that_recovers_with_its_ground_never_calls_again()
    {
        DeskFixture f;
        f.start();
        f.world.health["store"] = Health::Crit;
        f.pass(12s);
        const auto child = f.incidents()[0].id;
        f.world.health["database"] = Health::Crit;
        f.pass(12s);
        f.world.health.clear();
        f.pass(60s);
        QCOMPARE(f.incident(child).state, IncidentState::Resolved);
        QVERIFY(!DeskFixture::codes(f.incident(child)).contains(QStringLiteral("inhibition_over")));
    }

    void a_sign_counts_when_enough_of_the_last_looks_showed_it()
    {
        DeskFixture f;
        f.config.faults[0].badOf = 3;
        f.config.faults[0].ofLast = 5;
        f.start();
        for (int i = 0; i < 10; ++i) { // one of two is not three of five … until it is
            f.world.health["database"] = i % 3 == 0 ? Health::Crit : Health::Ok;
            f.pass(1s);
        }
        QCOMPARE(f.shown(), QString());
        f.world.health["database"] = Health::Crit;
        f.pass(3s);
        QCOMPARE(f.shown(), QStringLiteral("suspected P1 database.down"));
    }

    void with_hysteresis_a_warning_does_not_clear_what_is_open()
    {
        DeskFixture f;
        f.config.faults[0].clearsAtWarn = false;
        f.start();
        const auto id = f.breakDatabase();
        f.world.health["database"] = Health::Warn;
        f.pass(60s);
        QCOMPARE(f.incident(id).state, IncidentState::Open);
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        QCOMPARE(f.incident(id).state, IncidentState::Mitigated);
        f.world.health["database"] = Health::Warn;
        f.pass(2s);
        QCOMPARE(f.incident(id).state, IncidentState::Open);
    }

    void a_condition_is_a_sign_whatever_its_health()
    {
        DeskFixture f;
        f.config.faults[0].conditions = {"database.warn"};
        f.start();
        f.world.health["database"] = Health::Crit; // another finding of the same probe
        f.pass(12s);
        QCOMPARE(f.shown(), QString());
        f.world.health["database"] = Health::Warn;
        f.pass(12s);
        QCOMPARE(f.shown(), QStringLiteral("open P1 database.down"));
    }

    void what_is_over_cannot_be_merged()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        QCOMPARE(f.say(api::MergeIncident{id, id}), QStringLiteral("incident.not_mergeable"));
        QCOMPARE(f.say(api::MergeIncident{id, {"INC-9"}}), QStringLiteral("incident.not_found"));
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        QCOMPARE(f.say(api::ResolveIncident{id, "done"}), QStringLiteral("ok"));
        f.world.health["store"] = Health::Crit;
        f.pass(30s);
        QCOMPARE(f.say(api::MergeIncident{f.incidents()[0].id, id}), QStringLiteral("incident.not_mergeable"));
    }

    void two_open_incidents_become_one()
    {
        DeskFixture f;
        f.config.components = {{{"database"}, {}, {}}, {{"store"}, {}, {}}, {{"report"}, {}, {}}};
        f.start();
        f.world.health["database"] = f.world.health["store"] = Health::Crit;
        f.pass(12s);
        const auto a = f.incidents()[0].id, b = f.incidents()[1].id;
        QCOMPARE(f.say(api::MergeIncident{a, b}), QStringLiteral("ok"));
        QCOMPARE(f.incident(a).state, IncidentState::Closed);
        QCOMPARE(f.incident(a).mergedInto, b);
        QCOMPARE(QString::fromStdString(f.store.audit.back().action), QStringLiteral("incident.merge"));
        f.pass(2min);
        QCOMPARE(f.store.incidents.size(), std::size_t(2));
        f.world.health.clear();
        f.pass(40s);
        f.world.health["database"] = f.world.health["store"] = Health::Crit;
        f.pass(12s);
        QCOMPARE(f.store.incidents.size(), std::size_t(3)); // one reopened, one anew
    }

    void an_owner_can_be_named_and_only_of_what_is_open()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        QCOMPARE(f.say(api::AssignIncident{id, "bob"}), QStringLiteral("ok"));
        QCOMPARE(QString::fromStdString(f.incident(id).owner), QStringLiteral("bob"));
        QCOMPARE(f.incident(id).state, IncidentState::Open);
        QCOMPARE(f.say(api::AssignIncident{id, ""}), QStringLiteral("command.text_missing"));
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        QCOMPARE(f.say(api::ResolveIncident{id, "done"}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::AssignIncident{id, "bob"}), QStringLiteral("incident.already_resolved"));
    }

    void a_listener_is_told_of_every_change_in_order_after_the_store_has_it()
    {
        DeskFixture f;
        Listener listener(f.store);
        f.startWith(listener);
        const auto id = f.breakDatabase();
        (void)f.say(api::AcknowledgeIncident{id});
        f.world.health["database"] = Health::Ok;
        f.pass(40s);
        QCOMPARE(listener.told.join(QLatin1Char(' ')),
                 QStringLiteral("suspected opened symptom_added exposure_noted acknowledged recovered resolved"));
        QVERIFY(listener.storedFirst);
        QVERIFY(listener.recorded >= 4);
    }

    void what_the_listener_cannot_write_is_not_written_by_half()
    {
        DeskFixture f;
        Listener listener(f.store);
        listener.refuses = true;
        f.startWith(listener);
        (void)f.breakDatabase();
        QVERIFY(f.store.incidents.empty());
        QVERIFY(f.notices(ops::code::kStoreFailed) > 0);
        QVERIFY2(listener.told.contains(QStringLiteral("opened")), "people are called all the same");
    }

    void a_restart_tells_the_listener_nothing_twice()
    {
        DeskFixture f;
        f.start();
        (void)f.breakDatabase();
        f.desk.reset();
        Listener listener(f.store);
        f.startWith(listener);
        f.pass(20s);
        QVERIFY2(listener.told.isEmpty(), qPrintable(listener.told.join(QLatin1Char(' '))));
    }

    void what_is_over_leaves_the_memory_and_stays_in_the_store()
    {
        DeskFixture f;
        f.config.timing.reopenWithin = 0s;
        f.config.timing.flappingTurns = 1'000'000;
        f.config.faults[0].openAfter = 0s;
        f.start();
        for (int i = 0; i < 520; ++i) {
            f.world.health["database"] = Health::Crit;
            f.pass(2s);
            f.world.health["database"] = Health::Ok;
            f.pass(33s);
        }
        QCOMPARE(f.store.incidents.size(), std::size_t(520));
        QCOMPARE(f.say(api::AddNote{{"INC-1"}, "too late"}), QStringLiteral("incident.not_found"));
        QCOMPARE(f.say(api::AddNote{{"INC-500"}, "still here"}), QStringLiteral("ok"));
    }
};

QTEST_APPLESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
