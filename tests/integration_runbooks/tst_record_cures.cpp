#include "postgres_server.h"
#include "runbook_cure.h"

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

// Rows of the trading record that are gone from a real PostgreSQL, while the engine runs or while it does not: seen, saved, written again from
// the journal, and proven row by row.
class TestRecordCures : public QObject
{
    Q_OBJECT

    static constexpr std::int64_t kEnough = 120; // orders, so that their loss is seen: the last fifty may be on their way
    QTemporaryDir m_temp;

    domain::Config configFor(const PostgresServer &server, const QString &name) const
    {
        domain::Config config;
        config.database = server.config();
        for (int i = 2; i <= 6; ++i) // more orders in less time
            config.strategy.instances.emplace_back().id = "mm-btc-" + std::to_string(i);
        config.backup.directory = m_temp.filePath(name + QStringLiteral("-backups")).toStdString();
        (void)QDir().mkpath(QString::fromStdString(config.backup.directory));
        return config;
    }
    static bool takesBackups(PostgresServer &server)
    {
        return server.start() && server.sql("ALTER ROLE qcat_user CREATEDB");
    }
    static bool hasTraded(RunbookCure &cure)
    {
        const auto trading = [&] { return cure.host().now()->trading; };
        return QTest::qWaitFor([&] { return trading()->ordersTotal > kEnough && trading()->fillsTotal > 0; }, 60'000);
    }
    static bool lose(const PostgresServer &server) { return bool(server.sql("DELETE FROM fills; DELETE FROM orders")); }

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
    }

    void rows_that_are_deleted_are_written_again_from_the_journal_data()
    {
        QTest::addColumn<bool>("isStopped");
        QTest::newRow("while the engine runs") << false;
        QTest::newRow("while the engine is stopped") << true;
    }
    void rows_that_are_deleted_are_written_again_from_the_journal()
    {
        QFETCH(bool, isStopped);
        PostgresServer server;
        QVERIFY(takesBackups(server));
        const auto name = QString::fromLatin1(isStopped ? "stopped" : "running");
        const auto data = m_temp.filePath(name);
        const auto config = configFor(server, name);
        auto cure = std::make_unique<RunbookCure>(config, RunningHost::Change(), data);
        QVERIFY2(cure->isTrading() && hasTraded(*cure), cure->said());
        if (isStopped) {
            cure.reset();
            QVERIFY(lose(server));
            cure = std::make_unique<RunbookCure>(config, RunningHost::Change(), data);
        } else {
            QVERIFY(lose(server));
        }
        QVERIFY2(cure->isDetected("data.loss"), cure->said());
        QVERIFY2(cure->heal("data.loss", "data.loss"), cure->said());
        QCOMPARE(cure->found("compare"), std::string("record.gaps"));
        QCOMPARE(cure->found("refill"), std::string("record.refilled"));
        QCOMPARE(cure->found("whole"), std::string("record.whole"));
        QVERIFY2(cure->isOver("data.loss"), cure->said());
        QCOMPARE(cure->host().state(), domain::TradingState::Halted); // a person resumes
    }

    void database_that_was_killed_is_restarted_and_its_record_compared()
    {
        PostgresServer server;
        QVERIFY(takesBackups(server));
        RunbookCure cure(configFor(server, QStringLiteral("killed")));
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY(server.stopImmediate());
        QVERIFY2(cure.isDetected("database.connection_failed"), cure.said());
        QVERIFY2(cure.heal("database.connection_failed", "emergency.database"), cure.said());
        QCOMPARE(cure.found("whole"), std::string("record.whole"));
        QVERIFY2(cure.isOver("database.connection_failed"), cure.said());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted);
    }

    // What rescue leaves: an engine that came back, and a database that did not.
    void engine_that_came_back_without_its_database_is_brought_to_a_whole_record()
    {
        PostgresServer server;
        QVERIFY(takesBackups(server));
        const auto data = m_temp.filePath(QStringLiteral("back"));
        const auto config = configFor(server, QStringLiteral("back"));
        {
            RunbookCure before(config, {}, data);
            QVERIFY2(before.isTrading(), before.said());
        }
        QVERIFY(server.stopImmediate());
        RunbookCure cure(config, {}, data);
        QVERIFY2(cure.host().started(), "the engine starts without its database");
        QVERIFY2(cure.isDetected("database.connection_failed"), cure.said());
        QVERIFY2(cure.heal({}, "emergency.service_down"), cure.said());
        QCOMPARE(cure.found("restart_database"), std::string("service.restarted"));
        QCOMPARE(cure.found("whole"), std::string("record.whole"));
        QVERIFY2(cure.isOver("database.connection_failed"), cure.said());
    }
};

QTEST_GUILESS_MAIN(TestRecordCures)
#include "tst_record_cures.moc"
