#include <qcat/base/loop_thread.h>
#include <qcat/service_control/codes.h>
#include <qcat/service_control/command_service.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>

using namespace qcat;
using namespace std::chrono_literals;
using service_control::CommandService;

class TestCommandService : public QObject
{
    Q_OBJECT

    base::LoopThread m_worker{"worker", 100, [](std::exception_ptr) {}};
    base::LoopThread m_desk{"desk", 100, [](std::exception_ptr) {}};
    std::vector<std::string> m_progress;

    base::Result<ops::ServiceStatus> start(std::vector<std::string> argv, base::CallLimits limits = {10s, {}})
    {
        return act(ops::ServiceVerb::Start, {std::move(argv), {}, {}, {}}, std::move(limits));
    }
    base::Result<ops::ServiceStatus> act(ops::ServiceVerb verb, domain::ControlConfig commands, base::CallLimits limits = {10s, {}})
    {
        CommandService service("test", "database", std::move(commands), m_worker, m_desk);
        std::promise<base::Result<ops::ServiceStatus>> answered;
        m_progress.clear();
        service.act(
            verb, limits, [this](std::string line) { m_progress.push_back(std::move(line)); },
            [&](base::Result<ops::ServiceStatus> status) { answered.set_value(std::move(status)); });
        return answered.get_future().get();
    }
    static QString codeOf(const base::Result<ops::ServiceStatus> &result)
    {
        return result ? QStringLiteral("ok") : QString::fromStdString(result.error().code);
    }

private Q_SLOTS:
    void a_command_that_ends_well_succeeds_and_its_lines_are_told()
    {
        const auto result = start({"/usr/bin/printf", "one\ntwo\n"});
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QVERIFY(result->output.ends_with("one\ntwo\n"));
        QCOMPARE(m_progress, (std::vector<std::string>{"one", "two"}));
    }

    void arguments_are_given_as_they_are_and_no_shell_reads_them()
    {
        const std::string nasty = "$(touch /tmp/x); `id` | cat > \"y\" & 'z' *";
        QVERIFY(start({"/usr/bin/printf", "%s", nasty})->output.ends_with(nasty));
    }

    void a_command_that_fails_says_its_exit_status_and_last_line()
    {
        const auto result = start({"/usr/bin/ls", "/nonexistent"});
        QCOMPARE(codeOf(result), QStringLiteral("service.command_failed"));
        QCOMPARE(std::string(result.error().arg("exit")), std::string("exit status 2"));
        QVERIFY(result.error().message.find("No such file or directory") != std::string::npos);
    }

    void without_a_restart_command_it_is_stopped_and_then_started()
    {
        const domain::ControlConfig commands{{"/usr/bin/echo", "started"}, {"/usr/bin/echo", "stopped"}, {}, {}};
        QCOMPARE(codeOf(act(ops::ServiceVerb::Restart, commands)), QStringLiteral("ok"));
        QCOMPARE(m_progress, (std::vector<std::string>{"stopped", "started"}));
    }

    void what_cannot_be_stopped_is_not_started()
    {
        const domain::ControlConfig commands{{"/usr/bin/echo", "started"}, {"/usr/bin/false"}, {}, {}};
        QCOMPARE(codeOf(act(ops::ServiceVerb::Restart, commands)), QStringLiteral("service.command_failed"));
        QCOMPARE(m_progress, std::vector<std::string>());
    }

    void what_cannot_be_run_is_refused_data()
    {
        QTest::addColumn<QStringList>("argv");
        QTest::addColumn<QString>("code");
        QTest::newRow("nothing configured") << QStringList() << QStringLiteral("service.no_control");
        QTest::newRow("no absolute path")
            << QStringList{QStringLiteral("ls")} << QStringLiteral("service.path_not_absolute");
        QTest::newRow("no such program") << QStringList{QStringLiteral("/nonexistent/program")}
                                         << QStringLiteral("service.cannot_run");
        QTest::newRow("not a program") << QStringList{QStringLiteral("/etc/passwd")}
                                       << QStringLiteral("service.cannot_run");
    }
    void what_cannot_be_run_is_refused()
    {
        QFETCH(QStringList, argv);
        QFETCH(QString, code);
        std::vector<std::string> words;
        for (const auto &word : argv)
            words.push_back(word.toStdString());
        QCOMPARE(codeOf(start(words)), code);
    }

    void a_command_that_is_missing_is_named_by_its_key()
    {
        const auto refused = [&](ops::ServiceVerb verb) { return act(verb, {}).error().message; };
        QCOMPARE(refused(ops::ServiceVerb::Restart), std::string("no restart command is configured for test: set database.unit or database.control.restart"));
        QCOMPARE(refused(ops::ServiceVerb::Start), std::string("no start command is configured for test: set database.unit or database.control.start"));
        QCOMPARE(refused(ops::ServiceVerb::ResetFailed), std::string("test is no unit of systemd: database.unit names none"));
    }

    void the_environment_is_fixed_and_standard_input_is_empty()
    {
        qputenv("PGPASSWORD", "hunter2");
        const auto output = start({"/usr/bin/env"})->output;
        QVERIFY(output.find("hunter2") == std::string::npos);
        QVERIFY(output.find("LC_ALL=C\n") != std::string::npos);
        QVERIFY(output.find("PATH=/usr/sbin:/usr/bin:/sbin:/bin\n") != std::string::npos);
        QCOMPARE(codeOf(start({"/usr/bin/cat"})), QStringLiteral("ok")); // ends at once: there is nothing to read
        qunsetenv("PGPASSWORD");
    }

    void the_command_has_a_session_of_its_own()
    {
        const auto output =
            start({"/usr/bin/ps", "-o", "pid=,pgid=,sid=,args=", "--ppid", std::to_string(::getpid())})->output;
        const auto line =
            QString::fromStdString(output).split(QLatin1Char('\n')).filter(QStringLiteral("/usr/bin/ps")).last();
        const auto words = line.simplified().split(QLatin1Char(' '));
        QCOMPARE(words[1], words[0]);
        QCOMPARE(words[2], words[0]);
    }

    void at_the_deadline_the_whole_group_is_ended_also_what_ignores_term()
    {
        QElapsedTimer watch;
        watch.start();
        // a child that ignores TERM, and its own child that does too
        const auto result = start({"/bin/sh", "-c", "trap '' TERM; sleep 100 & echo $!; wait; sleep 100"}, {300ms, {}});
        QCOMPARE(codeOf(result), QStringLiteral("service.timed_out"));
        QVERIFY(watch.elapsed() < 30'000);
        QVERIFY(!m_progress.empty());
        const int grandchild = std::stoi(m_progress.front());
        QTRY_VERIFY(::kill(grandchild, 0) != 0 ||
                    QFile::exists(QStringLiteral("/proc/%1/exe").arg(grandchild)) == false);
    }

    void a_cancelled_command_is_ended()
    {
        base::CancelToken cancel;
        cancel.cancel();
        QCOMPARE(codeOf(start({"/usr/bin/sleep", "100"}, {60s, cancel})), QStringLiteral("service.cancelled"));
    }

    void what_the_command_leaves_behind_lives_on_and_does_not_hold_the_answer_up()
    {
        QElapsedTimer watch;
        watch.start();
        const auto result = start({"/bin/sh", "-c", "/usr/bin/setsid /usr/bin/sleep 60 & echo $!"});
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QVERIFY(watch.elapsed() < 30'000);
        const int left = std::stoi(m_progress.front());
        QCOMPARE(::kill(left, 0), 0);
        ::kill(left, SIGKILL);
    }

    void output_is_bounded()
    {
        const auto result = start({"/usr/bin/head", "-c", "1000000", "/dev/zero"});
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QVERIFY(result->output.size() <= 64 * 1024);
    }

    void lines_without_end_are_told_in_part_and_the_outcome_still_comes()
    {
        QCOMPARE(codeOf(start({"/usr/bin/seq", "100000"})), QStringLiteral("ok"));
        QCOMPARE(m_progress.size(), std::size_t(201));
        QCOMPARE(m_progress[199], std::string("200"));
        QCOMPARE(m_progress.back(), std::string("..."));
    }

    void status_is_the_exit_status_of_its_command()
    {
        const auto status = [this](const char *program) {
            CommandService service("test", "database", {{}, {}, {}, {program}}, m_worker, m_desk);
            std::promise<base::Result<ops::ServiceStatus>> answered;
            service.status({10s, {}}, [&](auto s) { answered.set_value(std::move(s)); });
            return answered.get_future().get();
        };
        QVERIFY(status("/bin/true")->running);
        QVERIFY(!status("/bin/false")->running);
        QCOMPARE(status("/bin/false")->state, std::string("not running (exit status 1)"));
    }

    void the_plan_shows_the_exact_arguments()
    {
        CommandService service("test", "database", {{"/bin/a", "b c"}, {}, {}, {}}, m_worker, m_desk);
        QCOMPARE(*service.describe(ops::ServiceVerb::Start), std::string("run [/bin/a] [b c]"));
        QVERIFY(!service.describe(ops::ServiceVerb::Restart));
    }
};

QTEST_APPLESS_MAIN(TestCommandService)
#include "tst_command_service.moc"
