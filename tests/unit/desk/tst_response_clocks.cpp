#include "desk_fixture.h"

#include <QDateTime>
#include <QTest>

using namespace desk_test;

namespace
{

// A zone with the rules of central Europe: +1 h, in summer +2 h, changed on the last Sundays of March and October at 01:00 UTC.
class CentralEurope : public ops::TimeZones
{
public:
    bool isKnown(const std::string &) const override { return true; }
    base::Duration offset(const std::string &, base::WallTime at) const override
    {
        const bool isSummer = at >= at_("2026-03-29T01:00") && at < at_("2026-10-25T01:00");
        return isSummer ? 2h : 1h;
    }
    static base::WallTime at_(const char *iso)
    {
        return {QDateTime::fromString(QString::fromLatin1(iso) + QStringLiteral(":00Z"), Qt::ISODate).toMSecsSinceEpoch() * 1'000'000};
    }
};

base::WallTime at(const char *iso)
{
    return CentralEurope::at_(iso);
}

QString iso(base::WallTime time)
{
    return QString::fromStdString(base::toIso(time)).left(16);
}

// A desk that begins at `now`, with working hours 09:00 to 17:00 from Monday to Friday.
struct Office : DeskFixture {
    CentralEurope zone;
    explicit Office(const char *now)
    {
        clock.stepWall(at(now) - clock.wallNow());
        config.workingHours = {{1, 2, 3, 4, 5}, 9h, 17h, "Europe/Berlin"};
        config.zones = &zone;
        config.lapseAfter = {30min, 4h};
    }
    domain::IncidentId breakStore() // a P2: four hours
    {
        world.health["store"] = Health::Crit;
        pass(12s);
        return incidents().at(0).id;
    }
};

} // namespace

class TestResponseClocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_p2_counts_working_time_only_data()
    {
        QTest::addColumn<QByteArray>("opened");
        QTest::addColumn<QString>("due");
        QTest::newRow("within a day") << QByteArray("2026-06-03T08:00") << QStringLiteral("2026-06-03T12:00");
        QTest::newRow("over the night") << QByteArray("2026-06-03T14:00") << QStringLiteral("2026-06-04T10:00");
        QTest::newRow("at night") << QByteArray("2026-06-03T22:00") << QStringLiteral("2026-06-04T11:00");
        QTest::newRow("over the weekend") << QByteArray("2026-06-05T14:00") << QStringLiteral("2026-06-08T10:00");
        QTest::newRow("on Sunday") << QByteArray("2026-06-07T10:00") << QStringLiteral("2026-06-08T11:00");
        QTest::newRow("into summer time") << QByteArray("2026-03-27T15:00") << QStringLiteral("2026-03-30T10:00");
        QTest::newRow("into winter time") << QByteArray("2026-10-23T14:00") << QStringLiteral("2026-10-26T11:00");
        QTest::newRow("leap day") << QByteArray("2028-02-28T15:00") << QStringLiteral("2028-02-29T11:00");
    }
    void a_p2_counts_working_time_only()
    {
        QFETCH(QByteArray, opened);
        QFETCH(QString, due);
        Office f(opened.constData());
        f.start();
        f.world.health["store"] = Health::Crit;
        f.config.faults[1].openAfter = 0s;
        f.pass(12s);
        const auto incident = f.incidents().at(0);
        const auto late = incident.acknowledgeBy - at((due.toLatin1()).constData());
        QVERIFY2(late >= 0s && late <= 12s, qPrintable(iso(incident.acknowledgeBy)));
    }

    void a_p1_runs_around_the_clock()
    {
        Office f("2026-06-06T22:00");
        f.start();
        const auto incident = f.incident(f.breakDatabase());
        QCOMPARE(incident.acknowledgeBy - incident.openedAt, base::Duration(1h));
    }

    void warnings_of_a_p2_keep_quiet_at_night_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("warnings");
        QTest::newRow("evening: half is gone") << 3 << 1; // opened 13:00 UTC = 15:00; 17:00 is the half
        QTest::newRow("at night") << 15 << 1;
        QTest::newRow("next morning") << 20 << 3;
    }
    void warnings_of_a_p2_keep_quiet_at_night()
    {
        QFETCH(int, hours);
        QFETCH(int, warnings);
        Office f("2026-06-03T12:59");
        f.start();
        const auto id = f.breakStore();
        f.pass(base::Duration(hours * 1h) + 2min);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("clock.")), warnings);
    }

    void a_clock_that_is_set_moves_what_is_written_down_and_not_the_deadline_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("forward") << 1;
        QTest::newRow("back") << -1;
    }
    void a_clock_that_is_set_moves_what_is_written_down_and_not_the_deadline()
    {
        QFETCH(int, hours);
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase(); // P1: one hour
        const auto before = f.incident(id).acknowledgeBy;
        f.clock.stepWall(base::Duration(hours * 1h));
        f.pass(2s);
        QCOMPARE(f.incident(id).acknowledgeBy - before, base::Duration(hours * 1h));
        QCOMPARE(f.store.incidents.at(id.value).acknowledgeBy, f.incident(id).acknowledgeBy);
        QCOMPARE(f.notices(ops::code::kClockSet), 1);
        f.restart(); // and the deadline goes on right
        f.pass(29min);
        QVERIFY(!DeskFixture::codes(f.incident(id)).contains(QStringLiteral("clock.")));
        f.pass(61s);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("clock.warning")), 1);
    }

    void time_that_the_machine_slept_counts()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.clock.advance(59min); // both clocks, and no timer ran
        f.pass(2s);
        QCOMPARE(DeskFixture::codes(f.incident(id)).count(QStringLiteral("clock.warning")), 2);
        QCOMPARE(f.notices(ops::code::kClockSet), 0);
        f.pass(60s);
        QVERIFY(DeskFixture::codes(f.incident(id)).endsWith(QStringLiteral("clock.breached")));
    }

    void a_deadline_is_met_to_the_second()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        const auto opened = f.incident(id).openedAt;
        f.pass(2h);
        for (const auto &entry : f.incident(id).timeline)
            if (entry.kind == domain::TimelineKind::ClockBreached)
                QVERIFY(entry.time - opened >= 60min && entry.time - opened <= 60min + 1s);
        QVERIFY(DeskFixture::codes(f.incident(id)).endsWith(QStringLiteral("clock.breached")));
    }

    void a_forgotten_acknowledgement_lapses_and_the_clock_begins_anew()
    {
        Office f("2026-06-03T08:00");
        f.start();
        const auto id = f.breakDatabase(); // P1: lapses after four hours
        (void)f.say(api::AcknowledgeIncident{id});
        f.pass(4h - 1min);
        QCOMPARE(f.incident(id).state, IncidentState::Acknowledged);
        f.pass(2min);
        QCOMPARE(f.incident(id).state, IncidentState::Open);
        QVERIFY(DeskFixture::codes(f.incident(id)).endsWith(QStringLiteral("incident.acknowledgement_lapsed")));
        QCOMPARE(QString::fromStdString(f.incident(id).owner), QStringLiteral("ann"));
        f.pass(31min);
        QVERIFY(DeskFixture::codes(f.incident(id)).endsWith(QStringLiteral("clock.warning")));
        QCOMPARE(f.say(api::AcknowledgeIncident{id}), QStringLiteral("ok"));
    }

    void whoever_works_on_it_keeps_it()
    {
        Office f("2026-06-03T08:00");
        f.start();
        const auto id = f.breakDatabase();
        (void)f.say(api::AcknowledgeIncident{id});
        for (int i = 0; i < 3; ++i) {
            f.pass(3h);
            (void)f.say(api::AddNote{id, "still at it"});
        }
        QCOMPARE(f.incident(id).state, IncidentState::Acknowledged);
        f.restart();
        f.pass(4h + 1min);
        QCOMPARE(f.incident(id).state, IncidentState::Open);
    }
};

QTEST_APPLESS_MAIN(TestResponseClocks)
#include "tst_response_clocks.moc"
