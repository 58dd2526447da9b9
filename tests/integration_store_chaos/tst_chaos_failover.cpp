#include "store_chaos.h"

#include <qcat/base/log.h>

using namespace qcat;

// A primary and its standby, a real copy that follows it.
class TestChaosFailover : public QObject
{
    Q_OBJECT

private:
    static base::Status follow(StoreChaos &chaos, PostgresServer &standby)
    {
        const auto copied = standby.becomeStandbyOf(chaos.server, "second");
        return copied ? standby.start() : copied;
    }
    static QString streaming(const StoreChaos &chaos)
    {
        const auto seen = chaos.server.sql("SELECT string_agg(state || ' ' || sync_state, ',') FROM pg_stat_replication");
        return QString::fromStdString(seen ? *seen : seen.error().message);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        log::installSink([](auto...) {});
    }

    void the_engine_follows_to_the_promoted_standby_with_nothing_lost_and_nothing_twice()
    {
        StoreChaos chaos;
        PostgresServer standby;
        base::Status following;
        const QString started = chaos.start([&](domain::Config &config) {
            following = follow(chaos, standby);
            config.database.host = "127.0.0.1:" + std::to_string(chaos.server.port()) + ",127.0.0.1:" + std::to_string(standby.port());
        });
        QVERIFY2(following, messageOf(following));
        QCOMPARE(started, QString());
        // what is committed is on both: without that a failover forgets, and only the journal has it
        QVERIFY(chaos.sql("ALTER SYSTEM SET synchronous_standby_names = 'second'", "postgres"));
        QVERIFY(chaos.sql("SELECT pg_reload_conf()", "postgres"));
        QTRY_COMPARE_WITH_TIMEOUT(streaming(chaos), QStringLiteral("streaming sync"), 30'000);
        QVERIFY(chaos.isFlowing());

        QVERIFY(chaos.server.stopImmediate());
        const auto ms = chaos.msUntilDeskSays({"refused", "unreachable"}, 10'000);
        QVERIFY2(ms >= 0, qPrintable(chaos.desk()));
        qInfo("after %lld ms: %s", static_cast<long long>(ms), qPrintable(chaos.desk()));
        QVERIFY(chaos.isTrading());
        const auto promoted = standby.promote();
        QVERIFY2(promoted, messageOf(promoted));
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
        QCOMPARE(chaos.faultsAtTheEnd(standby.config()), QString());
    }

    void a_standby_in_the_place_of_the_server_is_called_that_and_takes_nothing()
    {
        StoreChaos chaos;
        PostgresServer standby;
        QCOMPARE(chaos.start(), QString());
        const auto following = follow(chaos, standby);
        QVERIFY2(following, messageOf(following));
        chaos.proxy->switchTo(standby.port());
        const auto ms = chaos.msUntilDeskSays({"postgresql.standby"}, 10'000);
        QVERIFY2(ms >= 0, qPrintable(chaos.desk()));
        qInfo("after %lld ms: %s", static_cast<long long>(ms), qPrintable(chaos.desk()));
        QVERIFY(chaos.isTrading());
        chaos.proxy->switchTo(chaos.server.port());
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
        QCOMPARE(chaos.faultsAtTheEnd(), QString());
    }
};

QTEST_GUILESS_MAIN(TestChaosFailover)
#include "tst_chaos_failover.moc"
