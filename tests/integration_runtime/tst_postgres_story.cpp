#include "postgres_story.h"
#include "running_host.h"

#include <QElapsedTimer>
#include <QTest>

using namespace qcat;
using domain::IncidentState;
using domain::StepState;

namespace
{

const domain::Incident *databaseIncident(const api::Snapshot &snapshot)
{
    for (const auto &incident : snapshot.ops->incidents)
        if (incident.fault.value == "database.connection_failed")
            return &incident;
    return nullptr;
}

const domain::RunbookRun *newestRun(const api::Snapshot &snapshot)
{
    return snapshot.ops->runs.empty() ? nullptr : &snapshot.ops->runs.front();
}

const domain::StepRun *stepOf(const api::Snapshot &snapshot, const std::string &name)
{
    const auto *run = newestRun(snapshot);
    if (run)
        for (const auto &step : run->steps)
            if (step.name == name)
                return &step;
    return nullptr;
}

bool isFinished(const api::Snapshot &snapshot, const std::string &name)
{
    const auto *step = stepOf(snapshot, name);
    return step && step->state != StepState::Waiting && step->state != StepState::Running;
}

} // namespace

// From the crash of a real PostgreSQL to a resolved incident and a complete database, by the engine's own commands.
class TestPostgresStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_inside_of_the_database_is_in_the_snapshot_and_so_is_its_loss()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PostgresServer server;
        const auto up = server.start();
        QVERIFY2(up, messageOf(up));
        RunningHost running(postgres_story::config(server));
        QVERIFY2(running.started(), running.started() ? "" : running.started().error().message.c_str());
        const auto seen = [&] { return running.now()->data->postgres->headroom; };
        QTRY_VERIFY_WITH_TIMEOUT(seen().visibility == domain::Visibility::Shown, 20'000);
        QCOMPARE(seen().data.maxConnections, 40);
        const auto pools = [&] { return running.now()->data->pools; };
        QTRY_VERIFY_WITH_TIMEOUT(!pools().empty() && pools().front().serverLimit, 20'000);
        const int usable = seen().data.usable();
        const int bearable = pools().front().serverLimit->forThisPool();
        auto larger = postgres_story::config(server);
        larger.database.maxOpenConns = 23;
        running.host().applyPoolSettings(larger);
        QTRY_COMPARE_WITH_TIMEOUT(pools().front().settings.maxOpenConns, 23, 20'000);
        QVERIFY2(bearable > usable / 2 && bearable <= usable, qPrintable(QString::number(bearable)));
        QVERIFY(server.stopImmediate());
        QTRY_VERIFY_WITH_TIMEOUT(seen().visibility == domain::Visibility::Failed, 20'000);
        QVERIFY(seen().hasData()); // the last figures, as old as they are
    }

    void a_second_engine_on_the_account_is_read_only_and_leaves_the_first_alone()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PostgresServer server;
        const auto up = server.start();
        QVERIFY2(up, messageOf(up));
        RunningHost first(postgres_story::config(server));
        QVERIFY2(first.started(), first.started() ? "" : first.started().error().message.c_str());
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), domain::TradingState::Active, 20'000);

        RunningHost second(postgres_story::config(server));
        QVERIFY2(second.started(), second.started() ? "" : second.started().error().message.c_str());
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), domain::TradingState::ReadOnly, 20'000);
        QVERIFY(second.now()->trading->stateWhy.text.find("read-only") != std::string::npos);
        const auto resume = second.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(resume && resume->error);
        QVERIFY(second.now()->trading->ordersTotal == 0);

        // the first goes on trading and writing
        const auto written = first.now()->ops->spool.writtenRecords;
        QTRY_VERIFY_WITH_TIMEOUT(first.now()->ops->spool.writtenRecords > written, 30'000);
        QCOMPARE(first.state(), domain::TradingState::Active);
    }

    void every_long_outage_reduces_anew()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PostgresServer server;
        auto up = server.start();
        QVERIFY2(up, messageOf(up));
        auto config = postgres_story::config(server);
        config.risk.outageReducingAfter = std::chrono::seconds(2);
        RunningHost running(config);
        QVERIFY2(running.started(), running.started() ? "" : running.started().error().message.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(running.now()->ops->spool.writtenRecords > 0, 30'000);
        for (int outage = 0; outage < 2; ++outage) {
            QVERIFY(server.stopImmediate());
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), domain::TradingState::Reducing, 60'000);
            up = server.start();
            QVERIFY2(up, messageOf(up));
            QTRY_VERIFY_WITH_TIMEOUT(running.now()->ops->spool.storeReachable && running.now()->ops->spool.pendingRecords == 0, 30'000);
            const auto resumed = running.run(api::Resume{std::string(api::kResumePhrase)});
            QVERIFY2(resumed && !resumed->error, resumed && resumed->error ? resumed->error->message.c_str() : "no answer");
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), domain::TradingState::Active, 10'000);
        }
    }

    void a_crashed_database_is_found_mended_and_caught_up()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PostgresServer server;
        const auto up = server.start();
        QVERIFY2(up, messageOf(up));
        QTemporaryDir folder;
        RunningHost running(postgres_story::config(server), folder.path());
        QVERIFY2(running.started(), running.started() ? "" : running.started().error().message.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(running.now()->ops->spool.writtenRecords > 0, 30'000);

        // the crash: suspected within two seconds, one open incident after its time
        QVERIFY(server.stopImmediate());
        QElapsedTimer sinceCrash;
        sinceCrash.start();
        QTRY_VERIFY_WITH_TIMEOUT(databaseIncident(*running.now()) != nullptr, 20'000);
        QCOMPARE(databaseIncident(*running.now())->severity, domain::Severity::P0);
        QCOMPARE(databaseIncident(*running.now())->state, IncidentState::Suspected);
        qInfo("suspected after %lld ms", static_cast<long long>(sinceCrash.elapsed()));
        QTRY_VERIFY_WITH_TIMEOUT(databaseIncident(*running.now())->state == IncidentState::Open, 10'000);
        const auto opened = *databaseIncident(*running.now());
        QVERIFY(!opened.symptoms.empty() && !opened.meaning.en.empty() && !opened.meaning.zh.empty());
        int open = 0;
        for (const auto held = running.now(); const auto &incident : held->ops->incidents)
            open += incident.isShown();
        QCOMPARE(open, 1); // the store's trouble is its consequence, not an incident of its own

        // trading goes on, on the journal
        QCOMPARE(running.state(), domain::TradingState::Active);
        const auto ordersThen = running.now()->trading->ordersTotal;
        QTRY_VERIFY_WITH_TIMEOUT(running.now()->trading->ordersTotal > ordersThen, 30'000);
        QVERIFY(running.now()->ops->spool.pendingRecords > 0);

        // the runbook: diagnosis, then the one step that changes something
        const auto started = running.run(api::StartRunbook{opened.id, opened.runbook});
        QVERIFY(started && !started->error);
        const domain::RunbookRunId run{started->createdId};
        QVERIFY(running.run(api::RunReads{run}));
        for (const char *step : {"service", "port", "login", "disk", "memory", "spool", "exposure"}) {
            QTRY_VERIFY2_WITH_TIMEOUT(isFinished(*running.now(), step), step, 20'000);
            QVERIFY2(!stepOf(*running.now(), step)->finding.text.empty(), step);
        }
        QCOMPARE(stepOf(*running.now(), "login")->state, StepState::Finding);

        QVERIFY(running.run(api::PlanStep{run, "restart"}));
        QTRY_VERIFY_WITH_TIMEOUT(newestRun(*running.now())->plan.has_value(), 10'000);
        const auto plan = *newestRun(*running.now())->plan;
        QVERIFY2(plan.action.find("pg_ctl") != std::string::npos, plan.action.c_str());
        const auto wrong = running.run(api::RunStep{run, "restart", plan.token, "yes"});
        QVERIFY(wrong && wrong->error);
        std::string phrase;
        for (const auto &step : newestRun(*running.now())->runbook.steps)
            if (step.name == "restart")
                phrase = step.confirmPhrase;
        const auto confirmed = running.run(api::RunStep{run, "restart", plan.token, phrase});
        QVERIFY2(confirmed && !confirmed->error, confirmed && confirmed->error ? confirmed->error->message.c_str() : "no answer");
        QTRY_VERIFY_WITH_TIMEOUT(isFinished(*running.now(), "restart"), 60'000);
        QCOMPARE(stepOf(*running.now(), "restart")->state, StepState::Done);
        QVERIFY(server.isRunning());

        // proof
        for (const char *step : {"verify", "catch_up"}) {
            QVERIFY(running.run(api::RunStep{run, step, {}, {}}));
            QTRY_VERIFY2_WITH_TIMEOUT(isFinished(*running.now(), step), step, 60'000);
            QVERIFY2(stepOf(*running.now(), step)->state == StepState::Done, stepOf(*running.now(), step)->finding.text.c_str());
        }
        QTRY_COMPARE_WITH_TIMEOUT(newestRun(*running.now())->state, domain::RunState::Succeeded, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(databaseIncident(*running.now())->state, IncidentState::Resolved, 30'000);
        QVERIFY(databaseIncident(*running.now())->timeline.size() >= 10);

        // every order and fill of the journal is in the database, once
        running.host().stop();
        const auto truth = postgres_story::recorded(std::filesystem::path(folder.path().toStdString()) / "journal");
        QVERIFY(truth.orders.size() > 10);
        const auto orders = postgres_story::column(server, "select client_id from orders where state <> 'denied'");
        const auto fills = postgres_story::column(server, "select trade_id from fills");
        QCOMPARE(orders.size(), truth.orders.size());
        QVERIFY(orders == truth.orders);
        QVERIFY(fills == truth.fills);
        qInfo("orders %zu fills %zu, all in the database", orders.size(), fills.size());
    }
};

QTEST_GUILESS_MAIN(TestPostgresStory)
#include "tst_postgres_story.moc"
