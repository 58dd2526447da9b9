#include "sample_data_plane.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/ui_models/data_plane_verdicts.h>
#include <qcat/ui_models/section_state.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::Visibility;

// The first line of the diagnostics pages, and what is said of each part.
class TestDataPlaneVerdicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model.reset();
        m_clock = std::make_unique<base::ManualClock>();
        m_engine = std::make_unique<ScriptedEngine>();
        m_model = std::make_unique<ui::EngineModel>(*m_engine, *m_clock);
    }

    void without_a_server_it_says_what_is_used_instead()
    {
        QCOMPARE(ui::databaseVerdict({}, *m_model).title, QStringLiteral("No PostgreSQL is configured"));
        QCOMPARE(ui::redisVerdict({}, *m_model).title, QStringLiteral("No Redis is configured"));
        QCOMPARE(ui::poolsVerdict({}, *m_model).title, QStringLiteral("There are no connection pools"));
    }

    void a_server_that_was_not_asked_is_not_called_well()
    {
        domain::PostgresStatus pg;
        pg.target = "a:1/b";
        QCOMPARE(ui::databaseVerdict(pg, *m_model).title, QStringLiteral("PostgreSQL has not been asked yet"));
        domain::RedisStatus redis;
        redis.target = "a:1/0";
        QCOMPARE(ui::redisVerdict(redis, *m_model).title, QStringLiteral("Redis has not been asked yet"));
    }

    void lost_diagnostics_come_before_everything_old()
    {
        auto pg = postgres();
        pg.server.fail({"pg_diag.no_answer", "", {{"timeout", "2s"}}, domain::Health::Unknown});
        m_clock->advance(8s);
        const auto verdict = ui::databaseVerdict(pg, *m_model);
        QVERIFY(verdict.title.startsWith(QStringLiteral("PostgreSQL cannot be looked into: ")));
        QVERIFY2(verdict.detail.contains(QStringLiteral("answered last 8.0 s ago")), qPrintable(verdict.detail)); // and not "up for"
        auto server = redis();
        server.server.fail({"redis.timeout", "", {{"target", "a:1"}}, domain::Health::Crit});
        QCOMPARE(ui::redisVerdict(server, *m_model).title, QStringLiteral("Redis cannot be looked into: a:1 did not answer in time"));
    }

    void the_worst_of_postgresql_comes_first()
    {
        auto pg = postgres();
        QCOMPARE(ui::databaseVerdict(pg, *m_model).title.section(QLatin1Char(' '), -2), QStringLiteral("pid 48211"));
        pg.locks.data = {};
        QCOMPARE(ui::databaseVerdict(pg, *m_model).title,
                 QStringLiteral("Connections are nearly used up: 89 of 97 connections in use"));
        pg.headroom.data.used = 12;
        QCOMPARE(ui::databaseVerdict(pg, *m_model).title,
                 QStringLiteral("PostgreSQL is well: 12 of 97 connections in use, 96.5 % of reads from memory"));
    }

    void the_worst_of_redis_comes_first()
    {
        auto status = redis();
        QVERIFY(ui::redisVerdict(status, *m_model).title.startsWith(QStringLiteral("The policy allkeys-lru")));
        status.advice.clear();
        QCOMPARE(ui::redisVerdict(status, *m_model).title, QStringLiteral("Memory is nearly full: 248 MiB of 256 MiB used"));
        status.memory.data.used = 1 << 20;
        QCOMPARE(ui::redisVerdict(status, *m_model).title,
                 QStringLiteral("Redis is well: 1.0 MiB of 256 MiB used, answers in 1.4 ms"));
        status.memory.data.limit = 0;
        status.latency = {};
        QCOMPARE(ui::redisVerdict(status, *m_model).title, QStringLiteral("Redis is well: 1.0 MiB used, no limit set"));
    }

    void the_worst_of_the_pools_comes_first()
    {
        auto pool = sample::exhaustedPool(m_clock->wallNow(), m_clock->steadyNow());
        const auto title = [&] { return ui::poolsVerdict({pool}, *m_model).title; };
        QCOMPARE(title(), QStringLiteral("Pool postgresql is exhausted: 8 of 8 in use, 14 waiting"));
        QCOMPARE(ui::poolsVerdict({pool}, *m_model).detail, QStringLiteral("Longest holder: equity writer, 7 min 11 s"));
        pool.inUse = 3;
        QCOMPARE(title(), QStringLiteral("Pool postgresql waits for new connections: 3 of 8 in use, 14 waiting"));
        pool.waiting = 0;
        QCOMPARE(title(), QStringLiteral("Pool postgresql: a connection was not given back by equity writer for 7 min 11 s"));
        pool.holders = {};
        QCOMPARE(title(), QStringLiteral("Nobody waits for a connection"));
        pool.breaker = domain::PoolBreaker::Open;
        QVERIFY(title().startsWith(QStringLiteral("Pool postgresql gets no connections")));
    }

    void a_verdict_of_the_past_says_how_long_ago()
    {
        const auto pg = postgres();
        const auto server = redis();
        const std::vector pools = {sample::calmPool(m_clock->wallNow(), m_clock->steadyNow())};
        m_clock->advance(40s);
        QVERIFY(ui::databaseVerdict(pg, *m_model).title.startsWith(QStringLiteral("40 s ago: ")));
        QVERIFY(ui::redisVerdict(server, *m_model).title.startsWith(QStringLiteral("40 s ago: ")));
        QVERIFY(ui::poolsVerdict(pools, *m_model).title.startsWith(QStringLiteral("40 s ago: ")));
    }

    void a_part_says_how_it_was_seen_data()
    {
        QTest::addColumn<int>("visibility");
        QTest::addColumn<bool>("hasData");
        QTest::addColumn<int>("age");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isStale");
        QTest::addColumn<bool>("isBad");
        const QString why = QStringLiteral("Not visible without pg_monitor: GRANT pg_monitor TO qcat_user");
        QTest::newRow("not asked") << int(Visibility::NotAskedYet) << false << 0 << QStringLiteral("not asked yet") << false << false;
        QTest::newRow("fresh") << int(Visibility::Shown) << true << 4 << QStringLiteral("4.0 s old") << false << false;
        QTest::newRow("old") << int(Visibility::Shown) << true << 40 << QStringLiteral("stale: 40 s old") << true << false;
        QTest::newRow("partial") << int(Visibility::Partial) << true << 4 << why + QStringLiteral(" · 4.0 s old") << false << true;
        QTest::newRow("hidden") << int(Visibility::Hidden) << false << 0 << why << false << true;
        QTest::newRow("unsupported") << int(Visibility::Unsupported) << false << 0 << why << false << true;
        QTest::newRow("failed") << int(Visibility::Failed) << true << 4 << why + QStringLiteral(" · these figures are 4.0 s old") << true << true;
        QTest::newRow("failed at once") << int(Visibility::Failed) << false << 0 << why << false << true;
    }

    void a_part_says_how_it_was_seen()
    {
        QFETCH(bool, hasData);
        QFETCH(int, age);
        QFETCH(int, visibility);
        const domain::Finding why = {"pg_diag.hidden", "", {{"grant", "pg_monitor"}, {"role", "qcat_user"}}, domain::Health::Unknown};
        const auto at = hasData ? std::optional(m_clock->steadyNow()) : std::nullopt;
        m_clock->advance(std::chrono::seconds(age));
        const auto state = ui::sectionState(Visibility(visibility), why, at, 5s, *m_model);
        QTEST(state.text, "text");
        QTEST(state.isStale, "isStale");
        QTEST(state.isBad, "isBad");
        QCOMPARE(state.hasData, hasData);
    }

private:
    domain::PostgresStatus postgres() const { return sample::postgresInTrouble(m_clock->wallNow(), m_clock->steadyNow()); }
    domain::RedisStatus redis() const { return sample::redisNearItsLimit(m_clock->wallNow(), m_clock->steadyNow()); }

    std::unique_ptr<base::ManualClock> m_clock;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ui::EngineModel> m_model;
};

QTEST_GUILESS_MAIN(TestDataPlaneVerdicts)
#include "tst_data_plane_verdicts.moc"
