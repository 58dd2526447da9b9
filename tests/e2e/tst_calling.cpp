#include "alert_config.h"
#include "qcat_process.h"

#include <QJsonArray>
#include <QTest>

// The daemon and its verbs, as their user runs them.
class TestCalling : public QObject
{
    Q_OBJECT

    static constexpr int kPatience = 30'000;

private Q_SLOTS:
    void validation_with_paper_money_warns_of_what_would_reach_nobody()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess check;
        QFile file(alertConfig(check.file(QStringLiteral("q.yaml")), peer));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto text = file.readAll().replace("private_hosts: true", "private_hosts: true, secret_file: /nowhere/secret");
        file.seek(0);
        file.write(text);
        file.close();
        const auto validate = [&](const QString &name) {
            QcatProcess run;
            const int code = run.run({QStringLiteral("--config"), name, QStringLiteral("--validate")});
            return std::pair(code, run.errors());
        };
        const auto [code, said] = validate(file.fileName());
        QCOMPARE(code, 0);
        QVERIFY2(said.contains(QLatin1String("warning: ")) && said.contains(QLatin1String("q.yaml:3:")) &&
                     said.contains(QLatin1String("alerting.channels[0].secret_file: /nowhere/secret cannot be used: No such file or directory")),
                 qPrintable(said));
        QVERIFY2(said.contains(QLatin1String("alice has neither e-mail nor phone")), qPrintable(said));
    }

    void channel_of_a_kind_that_is_none_is_one_mistake()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess check;
        QFile file(alertConfig(check.file(QStringLiteral("q.yaml")), peer));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto text = file.readAll().replace("kind: webhook", "kind: pigeon");
        file.resize(0);
        file.write(text);
        file.close();
        QCOMPARE(check.run({QStringLiteral("--config"), file.fileName(), QStringLiteral("--validate")}), 1);
        const auto said = check.errors();
        QVERIFY2(said.count(QLatin1String("alerting.")) == 1 && said.contains(QLatin1String("'pigeon' is not accepted")), qPrintable(said));
    }

    void channel_whose_secret_cannot_be_read_is_an_incident()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        QFile file(alertConfig(daemon.file(QStringLiteral("q.yaml")), peer));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto text = file.readAll().replace("private_hosts: true", "private_hosts: true, secret_file: /nowhere/secret");
        file.resize(0);
        file.write("health: {watch_interval: 1s, watch_timeout: 1s}\n" + text);
        file.close();
        daemon.start({QStringLiteral("--headless"), QStringLiteral("--config"), file.fileName()});
        const auto components = [&] { return QString::fromUtf8(daemon.get(QStringLiteral("/health")).body); };
        QTRY_VERIFY_WITH_TIMEOUT(components().contains(QLatin1String("/nowhere/secret cannot be used")), kPatience);
        // The verb finds the engine by its folder alone, and without a word about the desktop that a service does not have.
        QcatProcess list(daemon.dataDir());
        auto bare = list.process().processEnvironment();
        bare.remove(QStringLiteral("XDG_RUNTIME_DIR"));
        list.process().setProcessEnvironment(bare);
        list.process().start(QcatProcess::program(), {QStringLiteral("incident"), QStringLiteral("list"), QStringLiteral("--data-dir"), daemon.dataDir()});
        QVERIFY(list.waitForEnd());
        QVERIFY2(list.output().contains(QLatin1String("Alerts are not sent (alert_channels) since")), qPrintable(list.output() + list.errors()));
        QVERIFY2(list.errors().isEmpty(), qPrintable(list.errors()));
    }

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
        const auto [handedCode, handed] = run({QStringLiteral("oncall"), QStringLiteral("handover"), QStringLiteral("primary")});
        QCOMPARE(handedCode, 0);
        for (const char *part : {"primary: alice holds it since ", "exposure: ", "incidents: ", "silences: none in force", "overrides: none", "changed since ",
                                 "qcat oncall sign primary alice"})
            QVERIFY2(handed.contains(QLatin1String(part)), qPrintable(handed));
        QCOMPARE(run({QStringLiteral("oncall"), QStringLiteral("handover"), QStringLiteral("other")}).first, 1);
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
};

QTEST_GUILESS_MAIN(TestCalling)
#include "tst_calling.moc"
