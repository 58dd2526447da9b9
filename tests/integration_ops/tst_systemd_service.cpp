#include "shared_data.h"

#include <qcat/base/loop_thread.h>
#include <qcat/service_control/codes.h>
#include <qcat/service_control/systemd_service.h>
#include <qcat/service_control/systemd_timer.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <unistd.h>

using namespace qcat;
using namespace std::chrono_literals;
using service_control::SystemdService;

// Against a real systemd, booted in namespaces of its own by a tool that needs root.
class TestSystemdService : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir{QStringLiteral("/tmp/qcat-sd-XXXXXX")};
    QString m_tool;
    std::string m_bus;
    base::LoopThread m_worker{"worker", 100, [](std::exception_ptr) {}};
    base::LoopThread m_desk{"desk", 100, [](std::exception_ptr) {}};

    static int run(const QString &program, const QStringList &arguments, QByteArray *output = nullptr)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        process.waitForFinished(60'000);
        if (output)
            *output = process.readAll().trimmed();
        return process.exitCode();
    }
    QString unit(const char *name, const char *service)
    {
        QFile file(m_dir.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write a unit");
        const QByteArray text(service);
        file.write((text.startsWith('[') ? QByteArray() : QByteArray("[Service]\n")) + text + '\n');
        return file.fileName();
    }
    base::Result<ops::ServiceStatus> restart(const char *name, base::CallLimits limits = {20s, {}},
                                             ops::ServiceVerb verb = ops::ServiceVerb::Restart)
    {
        SystemdService service(name, m_worker, m_desk, m_bus);
        std::promise<base::Result<ops::ServiceStatus>> answered;
        service.act(
            verb, limits, [](std::string) {},
            [&](auto status) { answered.set_value(std::move(status)); });
        return answered.get_future().get();
    }
    base::Result<ops::ServiceStatus> status(const char *name)
    {
        SystemdService service(name, m_worker, m_desk, m_bus);
        std::promise<base::Result<ops::ServiceStatus>> answered;
        service.status({10s, {}}, [&](auto s) { answered.set_value(std::move(s)); });
        return answered.get_future().get();
    }
    static QString codeOf(const base::Result<ops::ServiceStatus> &result)
    {
        return result ? QStringLiteral("ok") : QString::fromStdString(result.error().code);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCAT_NEED_SHARED(tool, "tools/qcat-sd");
        if (::geteuid() != 0)
            QSKIP("needs root to boot a systemd of its own");
        m_tool = tool;
        const QStringList units = {unit("steady.service", "ExecStart=/bin/sleep 1000"),
                                   unit("broken.service", "Type=oneshot\nExecStart=/bin/false"),
                                   unit("dying.service", "ExecStart=/bin/sleep 0.5"),
                                   unit("often.service", "ExecStart=/bin/sleep 1000\n[Unit]\nStartLimitIntervalSec=100\nStartLimitBurst=1"),
                                   unit("hopeless.service", "Type=oneshot\nExecStart=/bin/false\n[Unit]\nStartLimitIntervalSec=100\nStartLimitBurst=2"),
                                   unit("slow.service", "Type=oneshot\nExecStart=/bin/sleep 1000"),
                                   unit("gathering.service", "Type=oneshot\nRemainAfterExit=yes\nExecStart=/bin/true"),
                                   unit("nightly.service", "Type=oneshot\nExecStart=/bin/false"),
                                   unit("nightly.timer", "[Timer]\nOnActiveSec=0\nOnCalendar=*-*-* 02:15:00 UTC\n[Install]\nWantedBy=timers.target")};
        QFile::setPermissions(m_dir.path(), QFile::Permissions(0x7755));
        QByteArray said;
        bool isUp = false;
        for (int i = 0; i < 4 && !isUp; ++i) // on a busy machine it is not up within the time that the tool waits
            isUp = run(m_tool, QStringList{QStringLiteral("boot"), m_dir.path() + QStringLiteral("/sd")} + units, &said) == 0;
        QVERIFY2(isUp, said.constData());
        QByteArray bus;
        QCOMPARE(run(m_tool, {QStringLiteral("bus"), m_dir.path() + QStringLiteral("/sd")}, &bus), 0);
        m_bus = bus.toStdString();
    }
    void cleanupTestCase()
    {
        if (!m_tool.isEmpty())
            run(m_tool, {QStringLiteral("stop"), m_dir.path() + QStringLiteral("/sd")});
    }

    void a_unit_is_restarted_and_has_a_new_process()
    {
        const auto first = restart("steady.service");
        QCOMPARE(codeOf(first), QStringLiteral("ok"));
        QCOMPARE(first->state, std::string("active/running"));
        QVERIFY(first->mainPid > 0);
        const auto second = restart("steady.service");
        QCOMPARE(codeOf(second), QStringLiteral("ok"));
        QVERIFY(second->mainPid != first->mainPid);
        QCOMPARE(status("steady.service")->mainPid, second->mainPid);
    }

    void a_timer_is_enabled_and_says_when_it_ran_how_that_ended_and_when_it_runs_next()
    {
        const auto timer = [this] { return service_control::timerStatus("nightly.timer", "nightly.service", {10s, {}}, m_bus); };
        const auto before = timer();
        QVERIFY2(before, before ? "" : before.error().message.c_str());
        QVERIFY(!before->isActive && !before->isEnabled && !before->next.isValid());
        const auto enabled = service_control::enableTimer("nightly.timer", {10s, {}}, m_bus);
        QVERIFY2(enabled, enabled ? "" : enabled.error().message.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(timer()->result == "exit-code", 20'000); // it ran at once, and failed
        const auto after = timer();
        QVERIFY(after->isActive && after->isEnabled);
        QVERIFY(after->last.isValid() && after->next > after->last);
        QCOMPARE(service_control::timerStatus("never.timer", "never.service", {10s, {}}, m_bus).error().code, std::string("service.unit_unknown"));
    }

    void a_unit_that_is_not_there_is_called_that()
    {
        QCOMPARE(codeOf(restart("nothing.service")), QStringLiteral("service.unit_unknown"));
        QCOMPARE(codeOf(status("nothing.service")), QStringLiteral("service.unit_unknown"));
    }

    void a_unit_that_fails_is_not_called_restarted()
    {
        const auto result = restart("broken.service");
        QCOMPARE(codeOf(result), QStringLiteral("service.job_failed"));
        QCOMPARE(std::string(result.error().arg("result")), std::string("failed"));
    }

    // systemd says "done" for it: a process was there.
    void a_unit_that_dies_soon_after_its_start_is_not_called_restarted()
    {
        QCOMPARE(codeOf(restart("dying.service")), QStringLiteral("service.not_stable"));
    }

    void a_unit_that_hit_its_start_limit_is_started_again_only_when_that_is_forgotten()
    {
        QCOMPARE(codeOf(restart("often.service")), QStringLiteral("ok"));
        QCOMPARE(codeOf(restart("often.service")), QStringLiteral("service.start_limit"));
        QVERIFY(!status("often.service")->running);
        QCOMPARE(codeOf(restart("often.service", {20s, {}}, ops::ServiceVerb::ResetFailed)), QStringLiteral("ok"));
        QVERIFY(!status("often.service")->running); // it starts nothing
        QCOMPARE(codeOf(restart("often.service")), QStringLiteral("ok"));
    }

    // How a service gets there by itself: its result goes on saying "exit-code", that of its last attempt.
    void a_unit_that_failed_until_systemd_lost_patience_is_called_that()
    {
        for (int attempt = 1; attempt <= 2; ++attempt)
            QCOMPARE(codeOf(restart("hopeless.service")), QStringLiteral("service.job_failed"));
        QCOMPARE(codeOf(restart("hopeless.service")), QStringLiteral("service.start_limit"));
    }

    void a_job_that_somebody_cancels_is_called_that()
    {
        std::promise<base::Result<ops::ServiceStatus>> answered;
        std::promise<void> accepted;
        SystemdService service("slow.service", m_worker, m_desk, m_bus);
        service.act(
            ops::ServiceVerb::Restart, {30s, {}}, [&](const std::string &) { accepted.set_value(); },
            [&](auto status) { answered.set_value(std::move(status)); });
        accepted.get_future().wait();
        run(m_tool, {QStringLiteral("exec"), m_dir.path() + QStringLiteral("/sd"), QStringLiteral("systemctl"), QStringLiteral("stop"),
                     QStringLiteral("slow.service")});
        const auto result = answered.get_future().get();
        QCOMPARE(codeOf(result), QStringLiteral("service.job_failed"));
        QCOMPARE(std::string(result.error().arg("result")), std::string("canceled"));
    }

    void a_unit_that_only_gathers_others_does_not_count_as_running()
    {
        (void)restart("gathering.service");
        QCOMPARE(status("gathering.service")->state, std::string("active/exited"));
        QVERIFY(!status("gathering.service")->running);
    }

    void a_job_that_takes_too_long_is_given_up_at_the_deadline()
    {
        QCOMPARE(codeOf(restart("slow.service", {500ms, {}})), QStringLiteral("service.timed_out"));
    }

    void without_a_bus_there_is_no_systemd()
    {
        const auto bus = std::exchange(m_bus, "unix:path=/nonexistent");
        QCOMPARE(codeOf(restart("steady.service")), QStringLiteral("service.no_systemd"));
        m_bus = bus;
    }

    // The bus knows the caller by its user: this one becomes nobody in a process of its own.
    void a_user_without_rights_is_refused_and_nothing_happens()
    {
        const auto before = restart("steady.service")->mainPid;
        QByteArray said;
        run(QStringLiteral("/usr/sbin/runuser"),
            {QStringLiteral("-u"), QStringLiteral("nobody"), QStringLiteral("--"),
             QCoreApplication::applicationFilePath(), QStringLiteral("--restart"), QString::fromStdString(m_bus)},
            &said);
        QCOMPARE(said, QByteArray("service.not_permitted"));
        QCOMPARE(status("steady.service")->mainPid, before);
    }
};

namespace
{

// As a helper of its own test: one restart as the user that runs it, the answer's code on standard output.
int restartOnce(const char *bus)
{
    base::LoopThread worker("worker", 10, [](std::exception_ptr) {}), desk("desk", 10, [](std::exception_ptr) {});
    SystemdService service("steady.service", worker, desk, bus);
    std::promise<std::string> answered;
    service.act(
        ops::ServiceVerb::Restart, {10s, {}}, [](std::string) {},
        [&](base::Result<ops::ServiceStatus> status) { answered.set_value(status ? "ok" : status.error().code); });
    std::puts(answered.get_future().get().c_str());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--restart")
        return restartOnce(argv[2]);
    TestSystemdService test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_systemd_service.moc"
