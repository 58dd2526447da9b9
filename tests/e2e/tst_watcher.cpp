#include "alert_config.h"
#include "http_client.h"
#include "qcat_process.h"
#include "qguard_process.h"

#include <QRegularExpression>
#include <QTest>

#include <csignal>

// qguard beside the daemon: who is called when qcat cannot, and what the desk knows of it afterwards.
class TestWatcher : public QObject
{
    Q_OBJECT

    static constexpr int kPatience = 30'000;

    static QStringList headless(const QString &config) { return {QStringLiteral("--headless"), QStringLiteral("--config"), config}; }

    // What a verb says of the running daemon.
    static QString verb(const QcatProcess &daemon, QStringList words)
    {
        QcatProcess run(daemon.dataDir());
        words << QStringLiteral("--data-dir") << daemon.dataDir() << QStringLiteral("--port") << QString::number(daemon.port());
        run.process().start(QcatProcess::program(), words);
        return run.waitForEnd() ? run.output() + run.errors() : QString();
    }

    // The id of qguard's incident on the desk; empty: there is none.
    static QString guardIncident(const QcatProcess &daemon)
    {
        static const QRegularExpression id(QStringLiteral("INC-\\d+-G\\d+"));
        return id.match(verb(daemon, {QStringLiteral("incident"), QStringLiteral("list")})).captured();
    }

private Q_SLOTS:
    void hang_is_on_the_running_desk_with_who_was_called_as_soon_as_it_wakes()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        const auto config = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        daemon.start(headless(config));
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(daemon.dataDir() + QStringLiteral("/exposure.json")), kPatience);
        QguardProcess guard(daemon, config);

        ::kill(pid_t(daemon.process().processId()), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "QCAT does not answer") > 0, kPatience);
        QVERIFY(timesTold(peer, "Exposure as last known") > 0);
        QVERIFY(timesTold(peer, "Answer expected by") > 0);
        const auto rescue = QStringLiteral("qcat rescue --config %1 --data-dir %2").arg(config, daemon.dataDir()).toStdString();
        QVERIFY(timesTold(peer, rescue.c_str()) > 0); // as it is typed, for this very one
        ::kill(pid_t(daemon.process().processId()), SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "QCAT answers again") > 0, kPatience);

        QString id;
        QTRY_VERIFY_WITH_TIMEOUT(!(id = guardIncident(daemon)).isEmpty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(verb(daemon, {QStringLiteral("incident"), QStringLiteral("show"), id}).contains(QLatin1String("QCAT answers again after")), kPatience);
        const auto record = verb(daemon, {QStringLiteral("incident"), QStringLiteral("show"), id});
        QVERIFY2(record.contains(QLatin1String("alice by hook")), qPrintable(record));
        QVERIFY2(record.contains(QLatin1String("Exposure as last known")), qPrintable(record));
        const auto log = verb(daemon, {QStringLiteral("alert"), QStringLiteral("log")});
        QVERIFY2(log.contains(QLatin1String("QCAT does not answer")) && log.contains(QLatin1String("QCAT answers again")), qPrintable(log));
        // Known to qcat, and nobody is called for it a second time by it.
        QCOMPARE(timesTold(peer, "QCAT does not answer · engine"), 0);
        // It answers again, and so the incident resolves by itself as any other does.
        const auto state = [&] { return verb(daemon, {QStringLiteral("incident"), QStringLiteral("show"), id}).section(QLatin1Char('\n'), 0, 0); };
        QTRY_VERIFY2_WITH_TIMEOUT(state().contains(QLatin1String(" resolved ")), qPrintable(state()), 2 * kPatience);
    }

    void death_is_on_the_desk_after_the_next_start_and_a_second_one_is_the_same_incident()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        const auto config = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        daemon.start(headless(config));
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        QguardProcess guard(daemon, config);
        QString id;
        for (int death = 1; death <= 2; ++death) {
            daemon.process().kill();
            QVERIFY(daemon.waitForEnd());
            QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "QCAT does not answer") >= death, kPatience);
            daemon.start(headless(config));
            QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "QCAT answers again") >= death, kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(!guardIncident(daemon).isEmpty(), kPatience);
            const auto known = guardIncident(daemon);
            QVERIFY(id.isEmpty() || id == known);
            id = known;
        }
        const auto isSilent = [&] { return verb(daemon, {QStringLiteral("incident"), QStringLiteral("show"), id}).count(QLatin1String("alice by hook")) >= 4; };
        QTRY_VERIFY_WITH_TIMEOUT(isSilent(), kPatience); // called and told that it is over, twice
        QCOMPARE(verb(daemon, {QStringLiteral("incident"), QStringLiteral("list")}).count(QLatin1String("QCAT does not answer")), 1);
    }

    // Opened by qguard, healed in the next process: nothing is in doubt, and a person may resume.
    void death_is_looked_into_by_its_runbook_in_the_process_that_came_after()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        const auto config = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        daemon.start(headless(config));
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        QguardProcess guard(daemon, config);
        daemon.process().kill();
        QVERIFY(daemon.waitForEnd());
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "QCAT does not answer") > 0, kPatience);
        daemon.start(headless(config));
        QTRY_VERIFY_WITH_TIMEOUT(!guardIncident(daemon).isEmpty(), kPatience);
        const auto id = guardIncident(daemon);
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        const auto said = verb(daemon, {QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("service.dead"), QStringLiteral("--incident"), id, QStringLiteral("--unattended")});
        for (const char *step : {"journal", "venue", "evidence", "verify_engine", "verify"})
            QVERIFY2(said.contains(QRegularExpression(QLatin1String(step) + QStringLiteral(" +done"))), qPrintable(said));
        const auto record = [&] { return verb(daemon, {QStringLiteral("incident"), QStringLiteral("show"), id}); };
        QTRY_VERIFY2_WITH_TIMEOUT(record().section(QLatin1Char('\n'), 0, 0).contains(QRegularExpression(QStringLiteral(" (mitigated|resolved) "))), qPrintable(record()), kPatience);
    }

    void announced_stop_calls_nobody_and_is_recorded()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        const auto config = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        daemon.start(headless(config));
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        // It could hold back a P0: without somebody else's word it is not in force.
        const auto announced = verb(daemon, {QStringLiteral("silence"), QStringLiteral("add"), QStringLiteral("--fault"), QStringLiteral("service.dead"),
                                             QStringLiteral("--maintenance"), QStringLiteral("--for"), QStringLiteral("1h"), QStringLiteral("--reason"),
                                             QStringLiteral("new kernel"), QStringLiteral("--approver-called"), QStringLiteral("bob")});
        QVERIFY2(announced.contains(QLatin1String("SIL-")), qPrintable(announced));
        QVERIFY(verb(daemon, {QStringLiteral("silence"), QStringLiteral("list")}).contains(QLatin1String("break-glass, called: bob")));
        QguardProcess guard(daemon, config);
        QVERIFY(guard.process().waitForStarted());
        daemon.process().terminate();
        QVERIFY(daemon.waitForEnd());
        QTRY_VERIFY_WITH_TIMEOUT(guard.said().contains(QLatin1String("as announced")), kPatience);
        daemon.start(headless(config));
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        QCOMPARE(timesTold(peer, "QCAT does not answer"), 0);
        QVERIFY(guardIncident(daemon).isEmpty());
    }

    void configuration_that_was_never_good_still_tells_whom_to_call()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        QVERIFY(QDir().mkpath(daemon.dataDir()));
        const auto config = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        QFile broken(config);
        QVERIFY(broken.open(QIODevice::Append));
        broken.write("server: {prot: 1}\n");
        broken.close();
        QguardProcess guard(daemon, config);
        QTRY_VERIFY_WITH_TIMEOUT(timesTold(peer, "its configuration is refused") > 0, kPatience);
    }

    void watcher_that_can_call_nobody_says_so_and_does_not_run()
    {
        QcatProcess daemon;
        QVERIFY(QDir().mkpath(daemon.dataDir()));
        QFile broken(daemon.file(QStringLiteral("q.yaml")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("alerting: [\n");
        broken.close();
        QguardProcess guard(daemon, broken.fileName());
        QVERIFY(guard.process().waitForFinished(kPatience));
        QCOMPARE(guard.process().exitCode(), 1);
        QVERIFY2(guard.said().contains(QLatin1String("NOBODY CAN BE CALLED")), qPrintable(guard.said()));
    }

    void what_it_would_do_is_told_without_watching()
    {
        const auto told = [](const QStringList &arguments) {
            QProcess guard;
            guard.setProcessChannelMode(QProcess::MergedChannels);
            guard.start(QStringLiteral(QCAT_BINARY_DIR "/qguard"), arguments);
            return guard.waitForFinished(kPatience) ? QString::number(guard.exitCode()) + QLatin1Char(' ') + QString::fromUtf8(guard.readAll()) : QString();
        };
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess folder;
        const auto config = alertConfig(folder.file(QStringLiteral("q.yaml")), peer);
        const auto good = told({QStringLiteral("--validate"), QStringLiteral("--config"), config});
        QVERIFY2(good.startsWith(QLatin1String("0 ")) && good.contains(QLatin1String("a silence of qcat now calls alice")), qPrintable(good));
        const auto missing = told({QStringLiteral("--validate"), QStringLiteral("--config"), folder.file(QStringLiteral("none.yaml"))});
        QVERIFY2(missing.startsWith(QLatin1String("1 ")) && missing.contains(QLatin1String("No such file")), qPrintable(missing));
        if (QFile::exists(QStringLiteral("/etc/qcat/config.yaml")))
            QSKIP("a qcat is installed here");
        QCOMPARE(told({QStringLiteral("--validate")}), QStringLiteral("2 there is no /etc/qcat/config.yaml: name the configuration of qcat with --config FILE\n"));
    }

    void link_of_its_message_acknowledges_as_soon_as_qcat_answers_again()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        const auto config = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        QFile file(config);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto text = file.readAll().replace("alerting:\n", "alerting:\n  public_url: http://desk.firm.net/qcat/\n");
        file.seek(0);
        file.write(text);
        file.close();
        daemon.start(headless(config));
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        QguardProcess guard(daemon, config, 2, 60); // it goes on until the link was used
        ::kill(pid_t(daemon.process().processId()), SIGSTOP);
        QByteArray link;
        const auto wasSent = [&] {
            for (const auto &request : peer.requests())
                if (const auto at = request.body.find("http://desk.firm.net/qcat/ack/"); at != std::string::npos)
                    link = QByteArray::fromStdString(request.body.substr(at + 25, 27)); // "/ack/" and the word
            return !link.isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(wasSent(), kPatience);
        ::kill(pid_t(daemon.process().processId()), SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(!guardIncident(daemon).isEmpty(), kPatience);
        const auto done = ask(daemon.port(), "POST", link); // once: a link is used up by it
        QVERIFY2(done.status == 200 && done.body.contains("You have taken it"), done.body);
        const auto shown = [&] { return verb(daemon, {QStringLiteral("incident"), QStringLiteral("show"), guardIncident(daemon)}); };
        QTRY_VERIFY_WITH_TIMEOUT(shown().contains(QLatin1String("alice has answered by the link")), kPatience);
        QVERIFY2(shown().contains(QLatin1String(" acknowledged ")), qPrintable(shown()));
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
        QguardProcess guard(daemon, config, 6);
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
    }
};

QTEST_GUILESS_MAIN(TestWatcher)
#include "tst_watcher.moc"
