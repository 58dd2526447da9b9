#include "alert_config.h"
#include "qcat_process.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

// The daemon, its verbs and the watcher beside it, as their user runs them.
class TestCalling : public QObject
{
    Q_OBJECT

    static constexpr int kPatience = 30'000;

private Q_SLOTS:
    void test_of_a_channel_from_the_command_line_reaches_the_provider()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        daemon.start({QStringLiteral("--headless"), QStringLiteral("--config"), alertConfig(daemon.file(QStringLiteral("q.yaml")), peer)});
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);

        const auto run = [&](QStringList words) {
            QcatProcess verb(daemon.dataDir());
            words << QStringLiteral("--data-dir") << daemon.dataDir() << QStringLiteral("--port") << QString::number(daemon.port());
            verb.process().start(QcatProcess::program(), words);
            const bool ended = verb.waitForEnd();
            return std::pair(ended ? verb.process().exitCode() : -1, verb.output() + verb.errors());
        };
        const auto [code, said] = run({QStringLiteral("alert"), QStringLiteral("test"), QStringLiteral("hook")});
        QVERIFY2(code == 0 && said.contains(QLatin1String("has taken the test")), qPrintable(said));
        QVERIFY(timesTold(peer, "TEST of hook") > 0);
        QCOMPARE(run({QStringLiteral("alert"), QStringLiteral("channels")}).first, 0);
        QVERIFY(run({QStringLiteral("alert"), QStringLiteral("log")}).second.contains(QLatin1String("accepted")));
        QCOMPARE(run({QStringLiteral("alert"), QStringLiteral("test"), QStringLiteral("pigeon")}).first, 1);
        const auto [signedCode, signedText] = run({QStringLiteral("oncall"), QStringLiteral("sign"), QStringLiteral("primary"), QStringLiteral("alice"), QStringLiteral("quiet")});
        QVERIFY2(signedCode == 0, qPrintable(signedText));
        QVERIFY(run({QStringLiteral("oncall")}).second.contains(QLatin1String("signed by: alice")));
    }

    void placeholders_and_hours_that_nobody_owns_are_refused_with_live_money()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess check;
        QFile file(alertConfig(check.file(QStringLiteral("q.yaml")), peer));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto text = file.readAll().replace("channels: [hook]", "email: alice@example.com, channels: [hook]");
        text.replace("rotation: [alice]", "rotation: [alice], day_from: \"08:00\", day_until: \"20:00\"");
        file.seek(0);
        file.write("app: {environment: live}\n" + text);
        file.close();
        QCOMPARE(check.run({QStringLiteral("--config"), file.fileName(), QStringLiteral("--validate")}), 1);
        const auto said = check.errors();
        QVERIFY2(said.contains(QLatin1String("'alice@example.com' is a placeholder")), qPrintable(said));
        QVERIFY2(said.contains(QLatin1String("nobody is on call from")), qPrintable(said));
    }

    void watcher_calls_when_qcat_is_killed_or_stopped_and_when_it_answers_again()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        const auto config = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        const QStringList arguments = {QStringLiteral("--headless"), QStringLiteral("--config"), config};
        daemon.start(arguments);
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        QProcess guard;
        guard.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        guard.start(QStringLiteral(QCAT_BINARY_DIR "/qguard"),
                    {QStringLiteral("--config"), config, QStringLiteral("--data-dir"), daemon.dataDir(), QStringLiteral("--port"),
                     QString::number(daemon.port()), QStringLiteral("--after"), QStringLiteral("2"), QStringLiteral("--every"), QStringLiteral("1")});
        QVERIFY(guard.waitForStarted());

        ::kill(pid_t(daemon.process().processId()), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "QCAT does not answer") > 0, kPatience);
        ::kill(pid_t(daemon.process().processId()), SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "QCAT answers again") > 0, kPatience);

        const int before = timesTold(peer, "QCAT does not answer");
        daemon.process().kill();
        QVERIFY(daemon.waitForEnd());
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "QCAT does not answer") > before, kPatience);
        // Its incident is there when qcat comes back, and nobody is called for it a second time by qcat.
        daemon.start(arguments);
        QTRY_COMPARE_WITH_TIMEOUT(daemon.get(QStringLiteral("/health")).status, 200, kPatience);
        QcatProcess verb(daemon.dataDir());
        verb.process().start(QcatProcess::program(), {QStringLiteral("incident"), QStringLiteral("list"), QStringLiteral("--data-dir"),
                                                      daemon.dataDir(), QStringLiteral("--port"), QString::number(daemon.port())});
        QVERIFY(verb.waitForEnd());
        QVERIFY(verb.output().contains(QLatin1String("QCAT does not answer")));
        guard.terminate();
        QVERIFY(guard.waitForFinished(kPatience));
    }

    void watcher_calls_when_qcat_refuses_its_configuration_data()
    {
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QByteArray>("wrong");
        QTest::newRow("a key that is none") << QByteArray("alerting:") << QByteArray("server: {prot: 1}\nalerting:");
        QTest::newRow("a channel that is none") << QByteArray("channels: [hook]") << QByteArray("channels: [nope]");
    }
    void watcher_calls_when_qcat_refuses_its_configuration()
    {
        QFETCH(QByteArray, right);
        QFETCH(QByteArray, wrong);
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        QVERIFY(QDir().mkpath(daemon.dataDir()));
        const auto config = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        QProcess guard;
        guard.start(QStringLiteral(QCAT_BINARY_DIR "/qguard"),
                    {QStringLiteral("--config"), config, QStringLiteral("--data-dir"), daemon.dataDir(), QStringLiteral("--port"),
                     QString::number(daemon.port()), QStringLiteral("--after"), QStringLiteral("12"), QStringLiteral("--every"), QStringLiteral("1")});
        QVERIFY(guard.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(daemon.dataDir() + QStringLiteral("/qguard.last-good.yaml")), kPatience);
        QFile broken(config);
        QVERIFY(broken.open(QIODevice::ReadWrite));
        const auto text = broken.readAll();
        QVERIFY(text.contains(right));
        broken.resize(0);
        broken.write(QByteArray(text).replace(right, wrong));
        broken.close();
        QVERIFY(daemon.run({QStringLiteral("--headless"), QStringLiteral("--config"), config}) > 0);
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "its configuration is refused") > 0, 2 * kPatience);
        guard.terminate();
        QVERIFY(guard.waitForFinished(kPatience));
    }
};

QTEST_GUILESS_MAIN(TestCalling)
#include "tst_calling.moc"
