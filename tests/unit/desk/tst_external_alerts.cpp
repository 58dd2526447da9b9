#include "desk_fixture.h"

#include <QTest>

using namespace desk_test;

namespace
{

ops::FaultDefinition externalFault(const char *kind, domain::Severity severity)
{
    auto fault = DeskFixture::fault(std::string("external.") + kind, "external", severity, severity);
    fault.probes = {{std::string("external_") + kind}};
    fault.conditions = {std::string(fault.id.value == "external.test" ? ops::code::kAlertTest : ops::code::kAlertExternal)};
    fault.noDataIsFault = false;
    fault.openAfter = fault.clearAfter = 0s;
    fault.runbook.clear();
    return fault;
}

// A desk that knows the faults of others, after its first looks.
struct Fixture : DeskFixture {
    Fixture()
    {
        config.components.push_back({{"external"}, {}, {}});
        config.faults.push_back(externalFault("emergency", domain::Severity::P0));
        config.faults.push_back(externalFault("critical", domain::Severity::P1));
        config.faults.push_back(externalFault("warning", domain::Severity::P2));
        config.faults.push_back(externalFault("test", domain::Severity::P3));
        start();
        pass(2s);
    }
    domain::ExternalAlert alert(domain::Severity severity = domain::Severity::P1) const
    {
        return {"HighLatency", "db1", "alertmanager", "slow", severity, true, false};
    }
    QString report(domain::ExternalAlert alert, std::string *created = nullptr)
    {
        return say(api::ReportAlerts{{std::move(alert)}}, created);
    }
};

} // namespace

class TestExternalAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_alert_opens_an_incident_and_its_end_resolves_it()
    {
        Fixture f;
        std::string id;
        QCOMPARE(f.report(f.alert(), &id), QStringLiteral("ok"));
        QCOMPARE(f.shown(), QStringLiteral("open P1 external.critical"));
        QCOMPARE(f.incidents()[0].id.value, id);
        QCOMPARE(f.incidents()[0].instance, std::string("HighLatency @ db1"));
        auto over = f.alert();
        over.firing = false;
        f.report(over);
        QCOMPARE(f.shown(), QStringLiteral("resolved P1 external.critical"));
    }

    void the_same_alert_again_joins_its_incident()
    {
        Fixture f;
        f.report(f.alert());
        f.report(f.alert());
        QCOMPARE(f.incidents().size(), std::size_t(1));
    }

    void another_severity_of_the_same_alert_ends_the_earlier_incident()
    {
        Fixture f;
        f.report(f.alert(domain::Severity::P2));
        f.report(f.alert(domain::Severity::P1));
        QCOMPARE(f.shown(), QStringLiteral("open P1 external.critical | resolved P2 external.warning"));
    }

    void a_test_opens_a_p3_that_ends_by_itself_whatever_it_claims()
    {
        Fixture f;
        auto test = f.alert(domain::Severity::P0);
        test.test = true;
        f.report(test);
        QCOMPARE(f.shown(), QStringLiteral("open P3 external.test"));
        f.pass(11min);
        QVERIFY(f.shown().startsWith(QLatin1String("resolved P3")));
    }

    void the_end_of_an_alert_that_was_open_before_a_restart_is_believed()
    {
        Fixture f;
        f.report(f.alert());
        f.restart();
        f.pass(2s);
        QCOMPARE(f.shown(), QStringLiteral("open P1 external.critical"));
        auto over = f.alert();
        over.firing = false;
        f.report(over);
        QCOMPARE(f.shown(), QStringLiteral("resolved P1 external.critical"));
    }

    void a_flood_of_names_ends_in_one_incident_for_the_rest()
    {
        Fixture f;
        for (int i = 0; i < 250; ++i) {
            auto alert = f.alert();
            alert.name = "Alert" + std::to_string(i);
            f.desk->handle({"ann", api::ReportAlerts{{alert}}}, [](base::Result<std::string>) {});
        }
        f.executor.runAll();
        std::set<std::string> instances;
        for (const auto &[id, incident] : f.store.incidents)
            instances.insert(incident.instance);
        QCOMPARE(instances.size(), std::size_t(201));
        QVERIFY(instances.contains("further alerts"));
    }

    void p0_in_a_flood_has_an_incident_of_its_own()
    {
        Fixture f;
        for (int i = 0; i < 250; ++i) {
            auto alert = f.alert();
            alert.name = "Alert" + std::to_string(i);
            alert.severity = domain::Severity::P2;
            f.desk->handle({"ann", api::ReportAlerts{{alert}}}, [](base::Result<std::string>) {});
        }
        auto urgent = f.alert();
        urgent.name = "Urgent";
        urgent.severity = domain::Severity::P0;
        f.desk->handle({"ann", api::ReportAlerts{{urgent}}}, [](base::Result<std::string>) {});
        f.executor.runAll();
        QVERIFY(std::ranges::any_of(f.store.incidents, [](const auto &entry) { return entry.second.instance.starts_with("Urgent"); }));
    }

    void only_the_conditions_of_a_fault_are_its_sign()
    {
        DeskFixture f;
        f.config.faults[0].conditions = {"database.warn"}; // what the probe of the fixture finds when it warns
        f.start();
        f.world.health["database"] = Health::Crit;
        f.pass(20s);
        QCOMPARE(f.shown(), QString());
        f.world.health["database"] = Health::Warn;
        f.pass(20s);
        QVERIFY2(f.shown().contains(QLatin1String("database.down")), qPrintable(f.shown()));
    }

    void a_fault_says_what_gets_worse_and_when()
    {
        DeskFixture f;
        f.config.faults[0].harms = {{{"spool fills", "缓冲增长"}, 60s}, {{"trading halts", "停止交易"}, 10min}};
        f.start();
        f.breakDatabase();
        const auto harms = f.incidents()[0].timeToHarm;
        QCOMPARE(harms.size(), std::size_t(2));
        QCOMPARE(harms[0].words.zh, std::string("缓冲增长"));
        QVERIFY(*harms[0].remaining > 40s && *harms[0].remaining < 60s);
        f.pass(2min);
        QCOMPARE(f.incidents()[0].timeToHarm[0].remaining, std::optional<base::Duration>(0s));
    }
};

QTEST_APPLESS_MAIN(TestExternalAlerts)
#include "tst_external_alerts.moc"
