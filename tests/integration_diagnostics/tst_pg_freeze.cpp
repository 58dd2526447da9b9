#include <diagnosis.h>
#include <pg_client.h>
#include <pgbouncer.h>
#include <postgres_server.h>

#include <qcat/pg_diagnostics/diagnostics.h>
#include <qcat/pg_diagnostics/freeze.h>
#include <qcat/pg_diagnostics/status_checks.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using pg_diagnostics::FreezeStep;

// A server that uses up its transaction ids, with a prepared transaction from the beginning that somebody left.
class TestPgFreeze : public QObject
{
    Q_OBJECT

private:
    template <typename Result>
    Result ask(FreezeStep step, const std::string &table, auto begin)
    {
        auto promise = std::make_shared<std::promise<Result>>();
        const auto action = m_diagnostics->makeAction(step, m_worker, m_caller);
        begin(*action, ops::ActionRequest{{}, {}, {{"table", table}}}, [promise](Result result) { promise->set_value(std::move(result)); });
        return promise->get_future().get();
    }
    // Codes of what is said before it is done, the bad ones with a "!".
    QString plan(const std::string &table)
    {
        using Plan = base::Result<ops::ActionPlan>;
        const auto plan = ask<Plan>(FreezeStep::Freeze, table, [](auto &action, auto request, auto done) { action.plan(request, {10s, {}}, done); });
        QStringList codes;
        for (const auto &finding : plan ? plan->preconditions : std::vector<domain::Finding>())
            codes << QLatin1String(finding.health == domain::Health::Ok ? "" : finding.health == domain::Health::Warn ? "?" : "!") +
                         QString::fromStdString(finding.code);
        return plan ? codes.join(QLatin1Char(' ')) : QString::fromStdString(plan.error().message);
    }
    QString run(FreezeStep step, const std::string &table)
    {
        using Outcome = base::Result<ops::ActionOutcome>;
        const auto outcome = ask<Outcome>(step, table, [](auto &action, auto request, auto done) { action.run(request, {60s, {}}, {}, done); });
        return QString::fromStdString(outcome ? outcome->finding.code : outcome.error().message);
    }
    void useUpTo(std::uint32_t transaction)
    {
        QVERIFY(m_server->stopFast());
        const auto jumped = m_server->jumpToTransaction(transaction);
        QVERIFY2(jumped, messageOf(jumped));
        const auto again = m_server->start();
        QVERIFY2(again, messageOf(again));
    }
    domain::Finding look(const ops::Check &check) { return check({10s, {}}).finding; }

    static void fail(const std::exception_ptr &) { qFatal("an exception in an action"); }

    std::unique_ptr<PostgresServer> m_server;
    base::LoopThread m_worker{"freeze-worker", 64, fail};
    base::LoopThread m_caller{"freeze-caller", 64, fail};
    base::LoopThread m_standing{"freeze-standing", 64, fail};
    RealClock m_clock;
    std::unique_ptr<pg_diagnostics::Diagnostics> m_diagnostics;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        m_server->addSetting("max_prepared_transactions = 2");
        m_server->addSetting("autovacuum_freeze_max_age = 2000000000"); // nobody else mends it
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
        PgClient owner(m_server->config(), "owner");
        owner.ask("CREATE TABLE old AS SELECT generate_series(1, 1000) AS id");
        QVERIFY(m_server->sql("CREATE TABLE foreign_one AS SELECT 1 AS id"));
        QVERIFY(m_server->sql("BEGIN; INSERT INTO foreign_one VALUES (2); PREPARE TRANSACTION 'left'"));
        useUpTo(60'000'000);
        m_diagnostics = std::make_unique<pg_diagnostics::Diagnostics>(m_server->config(), pg_diagnostics::Intervals(), m_clock, m_standing,
                                                                      m_caller);
    }
    void cleanupTestCase() { m_server.reset(); }

    void while_something_old_holds_back_it_is_said_before_and_after()
    {
        const auto horizon = look(pg_diagnostics::vacuumHorizon(m_server->config()));
        QCOMPARE(horizon.code, std::string("pg_freeze.held_by_prepared"));
        QCOMPARE(horizon.args[0].value, std::string("left"));
        QCOMPARE(plan("old"), QStringLiteral("pg_freeze.table ?pg_freeze.held_by_prepared"));
        QCOMPARE(run(FreezeStep::Freeze, "old"), QStringLiteral("pg_freeze.still_old"));
        QVERIFY(m_server->sql("ROLLBACK PREPARED 'left'"));
        QCOMPARE(look(pg_diagnostics::vacuumHorizon(m_server->config())).code, std::string("pg_freeze.horizon_free"));
    }

    void the_alarm_is_raised_and_the_oldest_tables_are_named()
    {
        useUpTo(1'200'000'000); // more than half
        Diagnosis diagnosis(m_server->config());
        const auto status = std::make_shared<const domain::PostgresStatus>(diagnosis.look());
        const RealClock clock;
        QCOMPARE(look(pg_diagnostics::wraparound([status] { return status; }, clock)).code, std::string("pg_health.ids_running_out"));
        const auto oldest = look(pg_diagnostics::oldestTables(m_server->config()));
        QCOMPARE(oldest.code, std::string("pg_freeze.oldest"));
    }

    void then_the_chosen_table_is_frozen()
    {
        QCOMPARE(plan("public.old"), QStringLiteral("pg_freeze.table pg_freeze.horizon_free"));
        QCOMPARE(run(FreezeStep::IsYoung, "old"), QStringLiteral("pg_freeze.still_old"));
        QCOMPARE(run(FreezeStep::Freeze, "old"), QStringLiteral("pg_freeze.frozen"));
        QCOMPARE(run(FreezeStep::IsYoung, "old"), QStringLiteral("pg_freeze.frozen"));
    }

    void what_is_not_ours_or_not_there_is_refused()
    {
        QCOMPARE(plan("foreign_one"), QStringLiteral("pg_freeze.table pg_freeze.horizon_free !pg_freeze.not_owner"));
        QCOMPARE(run(FreezeStep::Freeze, "foreign_one"), QStringLiteral("pg_freeze.not_owner"));
        QCOMPARE(plan("old; DROP TABLE old"), QStringLiteral("!pg_freeze.no_table"));
        QCOMPARE(run(FreezeStep::Freeze, ""), QStringLiteral("pg_freeze.no_table"));
    }

    void through_a_pooler_nothing_is_vacuumed()
    {
        if (const std::string why = PgBouncer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PgClient(m_server->config(), "owner").ask("CREATE TABLE pooled AS SELECT generate_series(1, 100) AS id");
        const PgBouncer bouncer(m_server->config());
        auto throughIt = m_server->config();
        throughIt.port = bouncer.port();
        throughIt.connectTimeout = 10s;
        auto direct = std::exchange(m_diagnostics, std::make_unique<pg_diagnostics::Diagnostics>(throughIt, pg_diagnostics::Intervals(), m_clock,
                                                                                                       m_standing, m_caller));
        const auto planned = plan("pooled"), ran = run(FreezeStep::Freeze, "pooled");
        m_diagnostics = std::move(direct);
        QCOMPARE(planned, QStringLiteral("pg_freeze.table pg_freeze.horizon_free !pg_freeze.pooler"));
        QCOMPARE(ran, QStringLiteral("pg_freeze.pooler"));
    }

    void a_vacuum_that_nobody_wants_any_more_is_cancelled()
    {
        PgClient owner(m_server->config(), "owner"), reader(m_server->config(), "reader");
        owner.ask("CREATE TABLE held AS SELECT generate_series(1, 100) AS id");
        owner.ask("SELECT txid_current()");
        reader.ask("BEGIN");
        reader.ask("DECLARE here CURSOR FOR SELECT id FROM held");
        QCOMPARE(reader.ask("FETCH 1 FROM here"), std::string("1")); // stands on the page, which the vacuum waits for, without a limit
        const auto action = m_diagnostics->makeAction(FreezeStep::Freeze, m_worker, m_caller);
        const base::CancelToken cancel;
        std::promise<base::Result<ops::ActionOutcome>> promise;
        action->run({{}, {}, {{"table", "held"}}}, {10min, cancel}, {}, [&](auto outcome) { promise.set_value(std::move(outcome)); });
        const auto isVacuuming = [&] {
            const auto seen = m_server->sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'qcat-freeze' AND query LIKE 'VACUUM%' "
                                            "AND wait_event = 'BufferPin'");
            return seen && seen->starts_with("1");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isVacuuming(), 30'000);
        cancel.cancel();
        auto outcome = promise.get_future();
        const bool isOver = outcome.wait_for(60s) == std::future_status::ready;
        reader.ask("ROLLBACK");
        const auto ended = outcome.get();
        QVERIFY(isOver);
        QVERIFY(!ended);
        QCOMPARE(ended.error().code, std::string("pg_freeze.cancelled"));
        QCOMPARE(run(FreezeStep::Freeze, "held"), QStringLiteral("pg_freeze.frozen")); // it can be had again
    }

    void a_table_that_somebody_changes_is_not_waited_for()
    {
        PgClient change(m_server->config(), "change");
        change.ask("BEGIN");
        change.ask("LOCK TABLE old");
        const auto said = run(FreezeStep::Freeze, "old");
        QVERIFY2(said.contains(QStringLiteral("55P03")), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestPgFreeze)
#include "tst_pg_freeze.moc"
