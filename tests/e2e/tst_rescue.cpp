#include "qcat_process.h"
#include "small_disk.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>

// What an operator is told when the engine cannot say it, and what brings it back. The engine is a real one, broken for real.
class TestRescue : public QObject
{
    Q_OBJECT

private:
    struct Said {
        int code = -1;
        QString out;
        QString err;
        QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
        QString engine() const { return json()[QStringLiteral("engine")].toObject()[QStringLiteral("state")].toString(); }
        // What rescue offers to do itself; empty: nothing.
        QString offer() const
        {
            const auto next = json()[QStringLiteral("next")].toArray();
            return next.isEmpty() ? QString() : next.last().toObject()[QStringLiteral("act")].toString();
        }
        QString advice() const
        {
            QString all;
            for (const auto &step : json()[QStringLiteral("next")].toArray())
                all += step.toObject()[QStringLiteral("en")].toString() + QLatin1Char('\n');
            return all;
        }
    };
    static Said qcat(const QStringList &arguments)
    {
        QProcess process;
        process.start(QcatProcess::program(), arguments);
        if (!process.waitForFinished(100'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    static Said rescue(const QcatProcess &engine, QStringList arguments, const QString &config = {})
    {
        arguments.prepend(QStringLiteral("rescue"));
        arguments << QStringLiteral("--data-dir") << engine.dataDir() << QStringLiteral("--port") << QString::number(engine.port());
        if (!config.isEmpty())
            arguments << QStringLiteral("--config") << config;
        return qcat(arguments);
    }
    // Says nothing at all of where the engine is.
    static QString brokenConfig(const QcatProcess &engine)
    {
        QFile file(engine.file(QStringLiteral("broken.yaml")));
        if (!file.open(QIODevice::WriteOnly) || file.write("app: [\n") < 0)
            qFatal("cannot write a configuration");
        return file.fileName();
    }
    static Said look(const QcatProcess &engine, const QString &config = {}) { return rescue(engine, {QStringLiteral("--json")}, config); }
    static bool startHealthy(QcatProcess &engine)
    {
        engine.start({QStringLiteral("--headless")});
        return QTest::qWaitFor([&] { return !engine.healthStatus().isEmpty(); }, 60'000);
    }
    static void signalTo(QcatProcess &engine, int signal) { ::kill(pid_t(engine.process().processId()), signal); }
    static void kill(QcatProcess &engine)
    {
        engine.process().kill();
        engine.process().waitForFinished();
    }

private Q_SLOTS:
    void an_engine_that_runs_needs_no_rescue()
    {
        QcatProcess engine;
        QVERIFY(startHealthy(engine));
        const auto said = look(engine);
        QVERIFY2(said.code == 0, qPrintable(said.out + said.err));
        QCOMPARE(said.engine(), QStringLiteral("running"));
        QCOMPARE(said.offer(), QString());
        QCOMPARE(rescue(engine, {QStringLiteral("start"), QStringLiteral("--confirm"), QStringLiteral("START")}).code, 1);
    }

    void a_killed_engine_is_started_again_and_proves_that_it_answers()
    {
        QcatProcess engine;
        QVERIFY(startHealthy(engine));
        // what is at stake is known afterwards, too
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(engine.dataDir() + QStringLiteral("/exposure.json")), 30'000);
        kill(engine);
        const auto dead = look(engine);
        QCOMPARE(dead.code, 1);
        QCOMPARE(dead.engine(), QStringLiteral("absent"));
        QCOMPARE(dead.offer(), QStringLiteral("start"));
        QVERIFY(dead.advice().contains(QStringLiteral("died")));
        QVERIFY(!dead.json()[QStringLiteral("exposure")].toObject()[QStringLiteral("is_current")].toBool());
        QVERIFY(!dead.json()[QStringLiteral("exposure")].toObject()[QStringLiteral("as_of")].toString().isEmpty());

        QCOMPARE(rescue(engine, {QStringLiteral("start"), QStringLiteral("--confirm"), QStringLiteral("yes")}).code, 2);
        QCOMPARE(look(engine).engine(), QStringLiteral("absent")); // a wrong word starts nothing
        const auto started = rescue(engine, {QStringLiteral("start"), QStringLiteral("--confirm"), QStringLiteral("START")});
        const auto after = look(engine);
        const int pid = after.json()[QStringLiteral("engine")].toObject()[QStringLiteral("pid")].toInt();
        if (pid > 0)
            ::kill(pid, SIGTERM); // it is nobody's child
        QVERIFY2(started.code == 0, qPrintable(started.out + started.err));
        QCOMPARE(after.engine(), QStringLiteral("running"));
        QTRY_COMPARE_WITH_TIMEOUT(look(engine).engine(), QStringLiteral("absent"), 30'000);
        QVERIFY(look(engine).advice().contains(QStringLiteral("stopped in order")));
    }

    void a_frozen_engine_goes_on_and_no_second_one_is_started()
    {
        QcatProcess engine;
        QVERIFY(startHealthy(engine));
        signalTo(engine, SIGSTOP);
        const auto frozen = look(engine);
        QCOMPARE(frozen.engine(), QStringLiteral("frozen"));
        QCOMPARE(frozen.offer(), QStringLiteral("continue"));
        QCOMPARE(rescue(engine, {QStringLiteral("start"), QStringLiteral("--confirm"), QStringLiteral("START")}).code, 1);
        const auto done = rescue(engine, {QStringLiteral("continue"), QStringLiteral("--confirm"), QStringLiteral("CONTINUE")});
        QVERIFY2(done.code == 0, qPrintable(done.out + done.err));
        QCOMPARE(look(engine).code, 0);
    }

    void a_broken_configuration_is_shown_with_line_and_nothing_is_started_with_it()
    {
        QcatProcess engine;
        const auto config = engine.file(QStringLiteral("broken.yaml"));
        QFile file(config);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("server:\n  prot: 8082\n");
        file.close();
        const auto said = look(engine, config);
        QCOMPARE(said.code, 1);
        QVERIFY2(said.advice().contains(QStringLiteral("broken.yaml:2:")), qPrintable(said.advice()));
        QCOMPARE(said.offer(), QString());
        QCOMPARE(rescue(engine, {QStringLiteral("start"), QStringLiteral("--confirm"), QStringLiteral("START")}, config).code, 1);
        QVERIFY(!QFile::exists(engine.dataDir() + QStringLiteral("/journal")));
    }

    void a_configuration_that_names_no_place_lets_nothing_be_said_but_who_runs_here()
    {
        QcatProcess engine;
        QVERIFY(startHealthy(engine));
        const auto config = brokenConfig(engine);
        const auto elsewhere = engine.file(QStringLiteral("default")); // where an installation without a word would be
        qputenv("STATE_DIRECTORY", elsewhere.toUtf8());
        QVERIFY(QDir().mkpath(elsewhere));
        const auto said = qcat({QStringLiteral("rescue"), QStringLiteral("--config"), config});
        const auto json = qcat({QStringLiteral("rescue"), QStringLiteral("--json"), QStringLiteral("--config"), config});
        const auto start = qcat({QStringLiteral("rescue"), QStringLiteral("start"), QStringLiteral("--confirm"), QStringLiteral("START"), QStringLiteral("--config"), config});
        qunsetenv("STATE_DIRECTORY");
        QCOMPARE(said.code, 1);
        QVERIFY2(!said.out.contains(QStringLiteral("[ok]")) && !said.out.contains(QStringLiteral("in order")) && !said.out.contains(elsewhere), qPrintable(said.out));
        QVERIFY2(said.out.contains(QStringLiteral("process %1, data folder %2, http://127.0.0.1:%3").arg(engine.process().processId()).arg(engine.dataDir()).arg(engine.port())),
                 qPrintable(said.out));
        QVERIFY2(said.out.contains(QStringLiteral("qcat rescue --data-dir %1").arg(engine.dataDir())), qPrintable(said.out));
        QCOMPARE(json.engine(), QStringLiteral("unknown"));
        QCOMPARE(json.offer(), QString());
        QCOMPARE(start.code, 1);
        QVERIFY2(start.err.contains(QStringLiteral("nothing is started")), qPrintable(start.err));
        QVERIFY(QDir(elsewhere).isEmpty());

        // The folder says the rest by itself, the port too.
        const auto named = qcat({QStringLiteral("rescue"), QStringLiteral("--json"), QStringLiteral("--config"), config, QStringLiteral("--data-dir"), engine.dataDir()});
        QCOMPARE(named.engine(), QStringLiteral("running"));
        QCOMPARE(named.json()[QStringLiteral("port")].toObject()[QStringLiteral("number")].toInt(), engine.port());
        QVERIFY(named.json()[QStringLiteral("incidents_read")].toBool());
    }

    void the_folder_of_a_running_engine_says_its_port()
    {
        QcatProcess engine;
        QVERIFY(startHealthy(engine));
        const auto said = qcat({QStringLiteral("rescue"), QStringLiteral("--json"), QStringLiteral("--data-dir"), engine.dataDir()});
        QCOMPARE(said.json()[QStringLiteral("port")].toObject()[QStringLiteral("number")].toInt(), engine.port());
    }

    void what_nobody_has_written_is_not_said_to_be_good()
    {
        QcatProcess engine;
        QVERIFY(QDir().mkpath(engine.dataDir()));
        const auto said = rescue(engine, {});
        QVERIFY2(said.out.contains(QStringLiteral("none ever ran")) && !said.out.contains(QStringLiteral("in order")), qPrintable(said.out));
        QVERIFY2(said.out.contains(QStringLiteral("[? ] incidents")) && said.out.contains(QStringLiteral("[? ] exposure")), qPrintable(said.out));
    }

    void what_is_at_stake_is_asked_of_an_engine_that_answers()
    {
        QcatProcess engine;
        QVERIFY(startHealthy(engine));
        QTRY_VERIFY_WITH_TIMEOUT(look(engine).json()[QStringLiteral("exposure")].toObject()[QStringLiteral("is_current")].toBool(), 30'000);
        QVERIFY(rescue(engine, {}).out.contains(QStringLiteral("exposure       by the engine, now")));
        QVERIFY(QFile::remove(engine.dataDir() + QStringLiteral("/token"))); // then it does not say it
        const auto unasked = rescue(engine, {});
        QVERIFY2(!unasked.out.contains(QStringLiteral("[ok] exposure")), qPrintable(unasked.out));
    }

    void a_verb_with_a_broken_configuration_says_how_the_engine_is_reached_without_it_data()
    {
        QTest::addColumn<QStringList>("verb");
        QTest::newRow("status") << QStringList{QStringLiteral("status")};
        QTest::newRow("halt") << QStringList{QStringLiteral("halt"), QStringLiteral("--reason"), QStringLiteral("x")};
        QTest::newRow("incident") << QStringList{QStringLiteral("incident"), QStringLiteral("list")};
    }
    void a_verb_with_a_broken_configuration_says_how_the_engine_is_reached_without_it()
    {
        QFETCH(QStringList, verb);
        QcatProcess engine;
        QVERIFY(startHealthy(engine));
        const auto config = brokenConfig(engine);
        const auto refused = qcat(verb + QStringList{QStringLiteral("--config"), config});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(QStringLiteral("broken.yaml:")) && refused.err.contains(QStringLiteral("--data-dir DIR")) &&
                     refused.err.contains(QStringLiteral("--port PORT")),
                 qPrintable(refused.err));
        const auto done = qcat(verb + QStringList{QStringLiteral("--config"), config, QStringLiteral("--data-dir"), engine.dataDir()});
        QVERIFY2(done.code == 0, qPrintable(done.out + done.err));
    }

    void who_has_taken_the_port_is_named()
    {
        QcatProcess engine;
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, quint16(engine.port())));
        const auto said = look(engine);
        QCOMPARE(said.code, 1);
        QCOMPARE(said.json()[QStringLiteral("port")].toObject()[QStringLiteral("pid")].toInt(), int(QCoreApplication::applicationPid()));
        QVERIFY2(said.advice().contains(QStringLiteral("tst_e2e_rescue")), qPrintable(said.advice()));
        QCOMPARE(said.offer(), QString());
    }

    void a_full_disk_is_said_and_no_engine_is_started_on_it()
    {
        QTemporaryDir folder;
        const SmallDisk disk(folder.filePath(QStringLiteral("small")).toStdString());
        if (!disk.isMounted())
            QSKIP("a small disk of its own can be mounted by root only");
        QcatProcess engine(QString::fromStdString(disk.path()));
        disk.fill();
        const auto said = look(engine);
        QCOMPARE(said.code, 1);
        QVERIFY2(said.advice().contains(QStringLiteral("No space left on device")), qPrintable(said.advice()));
        QCOMPARE(said.offer(), QString());
        disk.empty();
        QCOMPARE(look(engine).offer(), QStringLiteral("start"));
    }

    void it_is_said_in_the_operators_language()
    {
        QcatProcess engine;
        const auto said = rescue(engine, {QStringLiteral("--language"), QStringLiteral("zh")});
        QVERIFY2(said.out.contains(QStringLiteral("下一步")) && said.out.contains(QStringLiteral("qcat rescue start --confirm START --data-dir ") + engine.dataDir()), qPrintable(said.out));
    }
};

int main(int argc, char *argv[])
{
    SmallDisk::leaveTheMachine();
    const QCoreApplication app(argc, argv);
    TestRescue test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_rescue.moc"
