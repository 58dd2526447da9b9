#include "desk_fixture.h"

#include <QTest>

using namespace desk_test;

class TestIncidents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_was_seen_when_it_opened_is_kept_with_it()
    {
        DeskFixture f;
        f.config.redact = ops::Redactor({"s3cr3t"});
        f.surroundings.trading = domain::TradingState::Reducing;
        f.surroundings.tradingWhy = {"state.reducing", "the store is away", {}, Health::Warn};
        f.surroundings.logLines = {"[INFO] [http] asked", "[ERROR] [net] s3cr3t refused", "[INFO] [database] reconnecting"};
        f.start();
        const auto id = f.breakDatabase();
        const auto kept = f.store.evidence.at(id.value);
        QCOMPARE(kept.at.ns, f.incident(id).openedAt.ns);
        QVERIFY(kept.trading == domain::TradingState::Reducing);
        QCOMPARE(kept.readings.at(0).component.value, std::string("database"));
        QVERIFY(kept.readings.at(0).health == Health::Crit);
        QCOMPARE(kept.logLines, (std::vector<std::string>{"[ERROR] [net] *** refused", "[INFO] [database] reconnecting"}));
        f.surroundings.logLines.clear();
        QCOMPARE(f.say(api::AddNote{id, "later"}), QStringLiteral("ok"));
        QCOMPARE(f.store.evidence.at(id.value).logLines.size(), std::size_t(2)); // it is of then
    }

    void exposure_raises_the_severity_and_nothing_lowers_it()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        QCOMPARE(f.incident(id).severity, domain::Severity::P1);
        f.exposure.hold("BTCUSDT", 1);
        f.pass(2s);
        QCOMPARE(f.incident(id).severity, domain::Severity::P0);
        f.exposure.now = {};
        f.exposure.now.known = true;
        f.pass(5s);
        QCOMPARE(f.incident(id).severity, domain::Severity::P0);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("incident.severity_raised")), 1);
    }

    void an_exposure_that_is_not_known_counts_as_one()
    {
        DeskFixture f;
        f.exposure.now.known = false;
        f.start();
        QCOMPARE(f.incident(f.breakDatabase()).severity, domain::Severity::P0);
    }

    void response_clock_warns_at_50_80_and_100_percent()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase(); // P1: one hour
        f.pass(29min);
        QVERIFY(!DeskFixture::codes(f.incident(id)).contains(QStringLiteral("clock.")));
        f.pass(61s);
        QVERIFY(DeskFixture::codes(f.incident(id)).endsWith(QStringLiteral("clock.warning")));
        f.pass(18min);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("clock.warning")), 2);
        f.pass(12min);
        QVERIFY(DeskFixture::codes(f.incident(id)).endsWith(QStringLiteral("clock.breached")));
        f.pass(5h);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("clock.")), 3);
    }

    void acknowledging_stops_the_response_clock()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        QCOMPARE(f.say(api::AcknowledgeIncident{id}), QStringLiteral("ok"));
        f.pass(2h);
        QVERIFY(!DeskFixture::codes(f.incident(id)).contains(QStringLiteral("clock.")));
        QCOMPARE(QString::fromStdString(f.incident(id).owner), QStringLiteral("ann"));
        QCOMPARE(QString::fromStdString(f.store.audit.back().action), QStringLiteral("incident.acknowledge"));
    }

    void response_clock_goes_on_right_after_a_restart()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.pass(31min);
        f.desk.reset();
        f.clock.advance(17min); // nobody is there meanwhile
        f.start();
        f.pass(2s);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("clock.warning")), 2);
        f.pass(12min);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("clock.breached")), 1);
    }

    void a_step_of_the_wall_clock_does_not_move_the_response_clock()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.clock.stepWall(1h);
        f.pass(29min);
        QVERIFY(!DeskFixture::codes(f.incident(id)).contains(QStringLiteral("clock.")));
    }

    void acknowledging_what_is_resolved_does_not_bring_it_back()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.world.health["database"] = Health::Ok;
        f.pass(40s);
        QCOMPARE(f.say(api::AcknowledgeIncident{id}), QStringLiteral("incident.already_resolved"));
        QCOMPARE(f.incident(id).state, IncidentState::Resolved);
        QCOMPARE(f.say(api::AcknowledgeIncident{{"INC-9"}}), QStringLiteral("incident.not_found"));
    }

    void what_is_only_suspected_cannot_be_worked_on_and_is_not_called_unknown()
    {
        DeskFixture f;
        f.start();
        QCOMPARE(f.say(api::AcknowledgeIncident{{"suspected:database.connection_failed"}}), QStringLiteral("incident.only_suspected"));
        QCOMPARE(f.say(api::StartRunbook{{"suspected:database.connection_failed"}, {}, {}}), QStringLiteral("incident.only_suspected"));
        QCOMPARE(f.say(api::AcknowledgeIncident{{"INC-1"}}), QStringLiteral("incident.not_found"));
    }

    void the_same_fault_within_the_window_reopens_the_incident_and_restarts_its_clock()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        (void)f.say(api::AcknowledgeIncident{id});
        f.world.health["database"] = Health::Ok;
        f.pass(5min);
        const auto healthyUntil = f.clock.wallNow();
        QCOMPARE(f.breakDatabase(), id);
        QCOMPARE(f.incident(id).state, IncidentState::Open);
        QVERIFY(!f.incident(id).acknowledgedAt.isValid());
        QVERIFY2(f.incident(id).since >= healthyUntil, "the healthy time is no part of the outage");
        QVERIFY(f.incident(id).openedAt < healthyUntil);
        f.pass(29min);
        QVERIFY(!DeskFixture::codes(f.incident(id)).contains(QStringLiteral("clock.")));
        f.pass(2min);
        QVERIFY(DeskFixture::codes(f.incident(id)).endsWith(QStringLiteral("clock.warning")));
    }

    void the_same_fault_after_the_window_is_a_new_incident()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.world.health["database"] = Health::Ok;
        f.pass(20min);
        QVERIFY(f.breakDatabase() != id);
    }

    void a_human_resolves_closes_and_notes()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        QCOMPARE(f.say(api::CloseIncident{id}), QStringLiteral("incident.not_resolved"));
        QCOMPARE(f.say(api::ResolveIncident{id, ""}), QStringLiteral("command.text_missing"));
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        QCOMPARE(f.say(api::AddNote{id, "seen with password=hunter2"}), QStringLiteral("ok"));
        QCOMPARE(QString::fromStdString(f.incident(id).timeline.back().what.text),
                 QStringLiteral("seen with password=***"));
        QCOMPARE(QString::fromStdString(f.store.audit.back().action), QStringLiteral("incident.note"));
        QCOMPARE(f.say(api::ResolveIncident{id, "cable"}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::CloseIncident{id}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::CloseIncident{id}), QStringLiteral("incident.already_closed"));
        QCOMPARE(f.say(api::Halt{}), QStringLiteral("command.not_mine"));
    }

    void what_a_probe_still_sees_is_not_over_by_anybodys_word()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        QCOMPARE(f.say(api::ResolveIncident{id, "looked fine to me"}), QStringLiteral("incident.still_seen"));
        QCOMPARE(f.incident(id).state, IncidentState::Open);
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        QCOMPARE(f.say(api::ResolveIncident{id, "cable"}), QStringLiteral("ok"));
        f.world.health["database"] = Health::Crit;
        f.pass(2s);
        QCOMPARE(f.say(api::CloseIncident{id}), QStringLiteral("incident.still_seen"));
        f.pass(12s);
        QCOMPARE(f.incident(id).state, IncidentState::Open); // the same one again
    }

    void what_a_probe_last_saw_and_when_stands_in_the_refusal()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        base::Status refused;
        f.desk->handle({"ann", api::ResolveIncident{id, "fine"}}, [&](const base::Result<std::string> &answer) { refused = answer.error(); });
        QStringList names;
        for (const auto &arg : refused.error().args)
            names << QString::fromStdString(arg.name);
        QCOMPARE(names, QStringList({QStringLiteral("incident"), QStringLiteral("probe"), QStringLiteral("said"), QStringLiteral("age")}));
        QVERIFY2(refused.error().message.find(" ago). Take its runbook") != std::string::npos, refused.error().message.c_str());
    }

    void open_incidents_are_watched_on_after_a_restart()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.restart();
        QCOMPARE(f.shown(), QStringLiteral("open P1 database.down"));
        f.world.health["database"] = Health::Ok;
        f.pass(35s);
        QCOMPARE(f.incident(id).state, IncidentState::Resolved);
        QCOMPARE(f.store.incidents.size(), std::size_t(1));
    }

    void everything_is_stored_before_it_is_published()
    {
        DeskFixture f;
        f.start();
        (void)f.breakDatabase();
        for (const auto &event : f.events)
            if (const auto *changed = std::get_if<api::IncidentChanged>(&event))
                QVERIFY(f.store.incidents.at(changed->incident.id.value).timeline.size() >=
                        changed->incident.timeline.size());
    }

    void a_store_that_fails_is_said_and_hides_no_incident()
    {
        DeskFixture f;
        f.start();
        f.store.failing = true;
        const auto id = f.breakDatabase();
        QVERIFY(id.isValid());
        QVERIFY(f.notices(ops::code::kStoreFailed) > 0);
        QCOMPARE(f.shown(), QStringLiteral("open P1 database.down"));
    }

    void a_flapping_fault_does_not_fill_the_timeline()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        for (int i = 0; i < 200; ++i) {
            f.world.health["database"] = i % 2 ? Health::Crit : Health::Ok;
            f.pass(2s);
        }
        QVERIFY(f.incident(id).timeline.size() < 120);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("incident.flapping")), 1);
    }

    void time_to_harm_is_shown_nearest_first()
    {
        DeskFixture f;
        f.start();
        (void)f.breakDatabase();
        f.desk->setTimeToHarm(
            {"database"},
            {{{"harm.later", "later"}, 50min}, {{"harm.unknown", "?"}, {}}, {{"harm.soon", "soon"}, 3min}});
        const auto harms = f.incidents()[0].timeToHarm;
        QCOMPARE(QString::fromStdString(harms[0].what.code), QStringLiteral("harm.soon"));
        QCOMPARE(QString::fromStdString(harms[2].what.code), QStringLiteral("harm.unknown"));
    }
};

QTEST_APPLESS_MAIN(TestIncidents)
#include "tst_incidents.moc"
