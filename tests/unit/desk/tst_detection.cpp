#include "desk_fixture.h"

#include <QTest>

using namespace desk_test;

class TestDetection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_failing_probe_is_suspected_at_once_and_opened_after_its_time()
    {
        DeskFixture f;
        f.start();
        f.world.health["database"] = Health::Crit;
        f.pass(1s);
        QCOMPARE(f.shown(), QStringLiteral("suspected P1 database.down"));
        QVERIFY(!f.incidents()[0].id.isValid());
        QVERIFY(f.store.incidents.empty());
        f.pass(9s);
        QCOMPARE(f.shown(), QStringLiteral("suspected P1 database.down"));
        f.pass(1s);
        QCOMPARE(f.shown(), QStringLiteral("open P1 database.down"));
        const auto incident = f.incidents()[0];
        QCOMPARE(QString::fromStdString(incident.id.value), QStringLiteral("INC-1"));
        QCOMPARE(incident.openedAt - incident.since, base::Duration(10s));
        QCOMPARE(DeskFixture::codes(incident),
                 QStringLiteral("incident.suspected incident.opened database.crit exposure.noted"));
        QVERIFY(f.store.incidents.at("INC-1") == incident);
    }

    void a_suspicion_that_recovers_in_time_leaves_a_notice_and_no_incident()
    {
        DeskFixture f;
        f.start();
        f.world.health["database"] = Health::Crit;
        f.pass(5s);
        f.world.health["database"] = Health::Ok;
        f.pass(20s);
        QCOMPARE(f.shown(), QString());
        QCOMPARE(f.notices(ops::code::kIncidentVanished), 1);
        QVERIFY(f.store.incidents.empty());
    }

    void warnings_are_no_fault_and_no_data_is_one()
    {
        DeskFixture f;
        f.config.faults[1].noDataIsFault = false;
        f.start();
        f.world.health["database"] = Health::Warn;
        f.world.health["store"] = Health::Unknown;
        f.world.health["report"] = Health::Unknown;
        f.pass(12s);
        QCOMPARE(f.shown(), QStringLiteral("open P3 report.late"));
    }

    void a_probe_that_hangs_is_unknown_by_its_deadline_and_is_not_run_twice()
    {
        DeskFixture f;
        f.start();
        f.world.hung = {"database"};
        f.pass(3s);
        QCOMPARE(f.world.looks["database"], 2);
        const auto component = f.snapshot().components[0];
        QCOMPARE(component.health, Health::Unknown);
        QCOMPARE(QString::fromStdString(component.finding.code), QStringLiteral("probe.no_answer"));
        f.pass(10s);
        QCOMPARE(f.shown(), QStringLiteral("open P1 database.down"));
        QCOMPARE(f.world.looks["database"], 2);
        QVERIFY(f.clock.steadyNow() - f.snapshot().components[0].at < 2s);
    }

    void healthy_again_is_mitigated_and_resolves_only_when_it_stays_so()
    {
        DeskFixture f;
        f.start();
        const auto id = f.breakDatabase();
        f.world.health["database"] = Health::Ok;
        f.pass(20s);
        QCOMPARE(f.shown(), QStringLiteral("mitigated P1 database.down"));
        f.world.health["database"] = Health::Crit;
        f.pass(2s);
        QCOMPARE(f.shown(), QStringLiteral("open P1 database.down"));
        f.world.health["database"] = Health::Ok;
        f.pass(32s);
        QCOMPARE(f.shown(), QStringLiteral("resolved P1 database.down"));
        QVERIFY(
            DeskFixture::codes(f.incident(id))
                .endsWith(QStringLiteral("incident.recovered incident.relapsed incident.recovered incident.resolved")));
    }

    void what_breaks_with_its_ground_is_a_consequence_and_no_incident()
    {
        DeskFixture f;
        f.start();
        // the consequence is seen first, as it may happen
        f.world.health["store"] = Health::Crit;
        f.pass(1s);
        QCOMPARE(f.shown(), QStringLiteral("suspected P2 store.behind"));
        f.world.health["database"] = Health::Crit;
        f.world.health["report"] = Health::Crit;
        f.pass(12s);
        QCOMPARE(f.shown(), QStringLiteral("open P1 database.down"));
        const auto consequences = f.incidents()[0].consequences;
        QCOMPARE(consequences.size(), std::size_t(2));
        QCOMPARE(f.notices(ops::code::kIncidentVanished), 0);
        for (const auto &component : f.snapshot().components)
            QCOMPARE(QString::fromStdString(component.because.value),
                     component.id.value == "database" ? QString() : QStringLiteral("database"));
    }

    void consequences_get_a_grace_time_after_the_roots_recovery()
    {
        DeskFixture f;
        f.start();
        for (const char *probe : {"database", "store"})
            f.world.health[probe] = Health::Crit;
        f.pass(12s);
        f.world.health["database"] = Health::Ok;
        f.pass(4s);
        QCOMPARE(f.shown(), QStringLiteral("mitigated P1 database.down"));
        f.world.health["store"] = Health::Ok;
        f.pass(40s);
        QCOMPARE(f.shown(), QStringLiteral("resolved P1 database.down"));
        QCOMPARE(f.store.incidents.size(), std::size_t(1));
    }

    void a_consequence_that_does_not_follow_its_root_becomes_an_incident_of_its_own()
    {
        DeskFixture f;
        f.start();
        for (const char *probe : {"database", "store"})
            f.world.health[probe] = Health::Crit;
        f.pass(12s);
        f.world.health["database"] = Health::Ok;
        f.pass(18s);
        QCOMPARE(f.shown(), QStringLiteral("open P2 store.behind | mitigated P1 database.down"));
    }

    void a_less_severe_root_does_not_hide_a_graver_fault()
    {
        DeskFixture f;
        f.config.faults[0].severity = f.config.faults[0].severityWithExposure = domain::Severity::P3;
        f.start();
        f.world.health["database"] = f.world.health["store"] = Health::Crit;
        f.pass(12s);
        QVERIFY2(f.shown().contains(QStringLiteral("open P2 store.behind")), qPrintable(f.shown()));
    }

    void thirty_consequences_make_one_incident()
    {
        DeskFixture f;
        for (int i = 0; i < 30; ++i) {
            const auto name = fmt::format("child{}", i);
            f.config.components.push_back({{name}, {}, {{"database"}}});
            f.config.faults.push_back(
                DeskFixture::fault(name + ".down", name, domain::Severity::P1, domain::Severity::P0));
        }
        f.start();
        for (int i = 0; i < 30; ++i)
            f.desk->addProbe(
                std::make_unique<WorldProbe>(f.world, f.clock, fmt::format("child{}", i), fmt::format("child{}", i)),
                1s, 900ms);
        f.world.health["database"] = Health::Crit;
        for (int i = 0; i < 30; ++i)
            f.world.health[fmt::format("child{}", i)] = Health::Crit;
        f.pass(30s);
        QCOMPARE(f.shown(), QStringLiteral("open P1 database.down"));
        QCOMPARE(f.incidents()[0].consequences.size(), std::size_t(30));
        f.world.health.clear();
        f.pass(60s);
        QCOMPARE(f.store.incidents.size(), std::size_t(1));
    }

    void nothing_is_opened_before_every_probe_has_answered_once()
    {
        DeskFixture f;
        f.config.faults[1].openAfter = 0s;
        f.world.hung = {"database"};
        f.world.health["store"] = Health::Crit;
        f.start();
        QCOMPARE(f.shown(), QStringLiteral("suspected P2 store.behind"));
        f.pass(2s); // the database's probe has missed its deadline: it is the root
        QCOMPARE(f.shown(), QStringLiteral("suspected P1 database.down"));
    }

    void a_component_that_nobody_looks_at_is_not_shown()
    {
        DeskFixture f;
        f.config.components.push_back({{"redis"}, {}, {}});
        f.start();
        QCOMPARE(f.snapshot().components.size(), std::size_t(3));
    }

    void the_desk_may_go_while_a_probe_still_runs()
    {
        DeskFixture f;
        f.start();
        f.pass(1s);
        f.desk.reset();
        f.pass(60s); // its timers do nothing any more
        QVERIFY(f.store.incidents.empty());
    }
};

QTEST_APPLESS_MAIN(TestDetection)
#include "tst_detection.moc"
