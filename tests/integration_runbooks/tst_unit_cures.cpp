#include "runbook_cure.h"
#include "shared_data.h"
#include "systemd_machine.h"

#include <QTest>

#include <memory>
#include <unistd.h>

using namespace qcat;

// Services that are down, under a real systemd: the engine is this process, and asks it over its bus as it asks the machine's own.
class TestUnitCures : public QObject
{
    Q_OBJECT

    std::unique_ptr<SystemdMachine> m_machine;

    QString state(const char *unit) const { return m_machine->property(unit, "ActiveState"); }
    static domain::Config watching(const char *unit)
    {
        domain::Config config;
        config.health.units = {unit};
        return config;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCAT_NEED_SHARED(tool, "tools/qcat-sd");
        if (::geteuid() != 0)
            QSKIP("needs root to boot a systemd of its own");
        m_machine = std::make_unique<SystemdMachine>();
        const auto why = m_machine->boot(
            tool, {{QStringLiteral("feeder.service"), "[Service]\nExecStart=/bin/sleep 10000\n"},
                   {QStringLiteral("other.service"), "[Service]\nExecStart=/bin/sleep 10000\n"},
                   // what it needs is not there, and systemd loses patience
                   {QStringLiteral("lame.service"), "[Unit]\nStartLimitIntervalSec=600\nStartLimitBurst=3\n[Service]\nExecStartPre=/bin/test -e /run/stage/needed\n"
                                                    "ExecStart=/bin/sleep 10000\nRestart=on-failure\nRestartSec=100ms\n"}});
        QVERIFY2(why.isEmpty(), qPrintable(why));
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_machine->bus().toUtf8());
    }
    void cleanupTestCase() { m_machine.reset(); }

    void killed_service_is_started_again_by_systemd_and_no_other_one_is_touched()
    {
        QCAT_INSIDE(*m_machine, "systemctl start feeder.service other.service");
        const auto other = m_machine->property("other.service", "MainPID");
        RunbookCure cure(watching("feeder.service"));
        QVERIFY2(cure.isTrading(), cure.said());
        QCAT_INSIDE(*m_machine, "systemctl kill -s KILL feeder.service");
        QVERIFY2(cure.isDetected("service.down"), cure.said());
        QVERIFY2(cure.heal("service.down", "service.down", {{"unit", "feeder.service"}}), cure.said());
        QVERIFY2(cure.isOver("service.down"), cure.said());
        QCOMPARE(state("feeder.service"), QStringLiteral("active"));
        QCOMPARE(m_machine->property("other.service", "MainPID"), other);
    }

    // The cause is mended by a person; only then is the count of failed starts forgotten.
    void service_that_systemd_starts_no_more_is_started_once_when_its_cause_is_mended()
    {
        m_machine->inside("systemctl start lame.service");
        QVERIFY(SystemdMachine::comes([&] { return state("lame.service") == QLatin1String("failed"); }));
        RunbookCure cure(watching("lame.service"));
        QVERIFY2(cure.isTrading() && cure.isDetected("service.down"), cure.said());
        QVERIFY(!cure.heal("service.down", "service.down", {{"unit", "lame.service"}}));
        QCOMPARE(cure.found("restart"), std::string("service.start_limit"));
        m_machine->put(QStringLiteral("needed"), "here");
        QVERIFY2(cure.heal("service.down", "service.start_limit", {{"unit", "lame.service"}}), cure.said());
        QVERIFY2(cure.isOver("service.down"), cure.said());
        QCOMPARE(state("lame.service"), QStringLiteral("active"));
    }

    void unit_that_is_not_watched_is_not_to_be_restarted()
    {
        QCAT_INSIDE(*m_machine, "systemctl start feeder.service other.service");
        const auto other = m_machine->property("other.service", "MainPID");
        RunbookCure cure(watching("feeder.service"));
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY(!cure.heal({}, "service.down", {{"unit", "other.service"}}));
        QCOMPARE(m_machine->property("other.service", "MainPID"), other);
    }
};

QTEST_GUILESS_MAIN(TestUnitCures)
#include "tst_unit_cures.moc"
