#include "qcat_process.h"

#include <redis_server.h>

#include <QElapsedTimer>
#include <QTest>

namespace
{

struct Said
{
    int code = -1;
    QString text;
};

Said verb(const QcatProcess &engine, QStringList arguments)
{
    QProcess process;
    process.start(QcatProcess::program(), arguments << QStringLiteral("--data-dir") << engine.dataDir() << QStringLiteral("--port")
                                                    << QString::number(engine.port()));
    if (!process.waitForFinished(30'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError())};
}

// "active", "halted", as /health says it.
bool is(const QcatProcess &engine, QLatin1String state)
{
    return engine.get(QStringLiteral("/health")).body.contains("\"message\":\"" + QByteArray(state.data(), state.size()));
}

} // namespace

// Two daemons on one Redis, as on two machines, and the command line.
class TestSharedHalt : public QObject
{
    Q_OBJECT

private:
    void start(QcatProcess &engine) const
    {
        const auto redis = m_server->config();
        engine.setEnvironment(QStringLiteral("QCAT_REDIS_ENABLED"), QStringLiteral("true"));
        engine.setEnvironment(QStringLiteral("QCAT_REDIS_ADDR"), QString::fromStdString(redis.addr));
        engine.setEnvironment(QStringLiteral("QCAT_REDIS_PASSWORD"), QString::fromStdString(redis.password));
        engine.start({QStringLiteral("--headless")});
    }

    std::unique_ptr<RedisServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string missing = RedisServer::unavailable(); !missing.empty())
            QSKIP(missing.c_str());
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->start());
    }
    void cleanupTestCase() { m_server.reset(); }

    void one_command_halts_both_and_each_is_resumed_by_hand_when_it_is_lifted()
    {
        QcatProcess here, there;
        start(here);
        start(there);
        QTRY_VERIFY_WITH_TIMEOUT(is(here, QLatin1String("active")), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(is(there, QLatin1String("active")), 30'000);

        const Said alone = verb(here, {QStringLiteral("halt"), QStringLiteral("--account"), QStringLiteral("paper:main")});
        QVERIFY2(alone.code == 2 && alone.text.contains(QLatin1String("--shared")), qPrintable(alone.text));
        const Said slip = verb(here, {QStringLiteral("halt"), QStringLiteral("--shared"), QStringLiteral("--account"), QStringLiteral("paper:mian")});
        QVERIFY2(slip.code == 1 && slip.text.contains(QLatin1String("known are paper:main")), qPrintable(slip.text));
        QElapsedTimer clock;
        clock.start();
        const Said halted = verb(here, {QStringLiteral("halt"), QStringLiteral("--shared"), QStringLiteral("--reason"), QStringLiteral("news")});
        QVERIFY2(halted.code == 0 && halted.text.contains(QLatin1String("qcat:state:halt stands")) && halted.text.contains(QLatin1String(": news")),
                 qPrintable(halted.text)); // what was read back
        QTRY_VERIFY_WITH_TIMEOUT(is(there, QLatin1String("halted")), 30'000);
        qInfo("from the command to the other engine's halt: %lld ms", static_cast<long long>(clock.elapsed()));
        QVERIFY(is(here, QLatin1String("halted")));

        const QStringList resume = {QStringLiteral("resume"), QStringLiteral("--confirm"), QStringLiteral("RESUME")};
        const Said refused = verb(there, resume);
        QVERIFY2(refused.code == 1 && refused.text.contains(QLatin1String("qcat resume --shared")), qPrintable(refused.text));
        const Said unsaid = verb(there, {QStringLiteral("resume"), QStringLiteral("--shared"), QStringLiteral("--confirm"), QStringLiteral("RESUME")});
        QVERIFY2(unsaid.code == 2 && unsaid.text.contains(QLatin1String("LIFT")), qPrintable(unsaid.text));
        const Said lifted = verb(there, {QStringLiteral("resume"), QStringLiteral("--shared"), QStringLiteral("--confirm"), QStringLiteral("LIFT")});
        QVERIFY2(lifted.code == 0 && lifted.text.contains(QLatin1String("news")), qPrintable(lifted.text)); // whose it was and why
        QVERIFY(is(there, QLatin1String("halted")));
        const Said resumed = verb(there, resume);
        QVERIFY2(resumed.code == 0, qPrintable(resumed.text));
        QTRY_VERIFY_WITH_TIMEOUT(is(there, QLatin1String("active")), 20'000);
        QVERIFY(is(here, QLatin1String("halted")));
    }
};

QTEST_GUILESS_MAIN(TestSharedHalt)
#include "tst_shared_halt.moc"
