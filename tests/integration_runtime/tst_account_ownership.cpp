#include "postgres_story.h"
#include "running_host.h"

#include <tcp_proxy.h>

#include <QDateTime>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::TradingState;

namespace
{

const char *errorOf(const RunningHost &running)
{
    return running.started() ? "" : running.started().error().message.c_str();
}

QString why(const RunningHost &running)
{
    return QString::fromStdString(running.now()->trading->stateWhy.code);
}

// What the desk says of the command of the account.
domain::Finding accountFinding(const RunningHost &running)
{
    for (const auto held = running.now(); const auto &component : held->ops->components)
        if (component.id.value == "account")
            return component.finding;
    return {};
}

QString accountCode(const RunningHost &running)
{
    return QString::fromStdString(accountFinding(running).code);
}

// The machine's own lock is named after the database's address: through a proxy the engine stands on another machine.
domain::Config through(const TcpProxy &proxy, const PostgresServer &server)
{
    auto config = postgres_story::config(server);
    config.database.port = proxy.port();
    return config;
}

} // namespace

// One engine commands one account, across machines: hosts in folders of their own on one real PostgreSQL.
class TestAccountOwnership : public QObject
{
    Q_OBJECT

private:
    QString row(const char *columns)
    {
        const auto answer = m_server->sql(std::string("SELECT ") + columns + " FROM engine_ownership");
        return QString::fromStdString(answer ? *answer : answer.error().message);
    }
    // Epochs count seconds, and two owners never share one.
    void waitForTheNextEpoch() { QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentSecsSinceEpoch() > row("epoch").toLongLong(), 20'000); }

    std::unique_ptr<PostgresServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string missing = PostgresServer::unavailable(); !missing.empty())
            QSKIP(missing.c_str());
    }
    void init()
    {
        m_server = std::make_unique<PostgresServer>();
        const auto up = m_server->start();
        QVERIFY2(up, messageOf(up));
    }
    void cleanup() { m_server.reset(); }

    void a_second_engine_on_another_machine_is_read_only_says_who_commands_and_disturbs_nothing()
    {
        RunningHost first(postgres_story::config(*m_server));
        QVERIFY2(first.started(), errorOf(first));
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), TradingState::Active, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(first.now()->ops->spool.writtenRecords > 0, 20'000);
        const QString claim = row("epoch, owner, pid, claimed_at");

        const TcpProxy elsewhere(m_server->port());
        RunningHost second(through(elsewhere, *m_server));
        QVERIFY2(second.started(), errorOf(second));
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), TradingState::ReadOnly, 20'000);
        QCOMPARE(why(second), QStringLiteral("state.commanded_elsewhere"));
        QTRY_COMPARE_WITH_TIMEOUT(accountCode(second), QStringLiteral("account.commanded_elsewhere"), 20'000);
        const auto told = base::Error{{}, {}, accountFinding(second).args};
        QCOMPARE(std::string(told.arg("pid")), std::to_string(QCoreApplication::applicationPid()));
        QCOMPARE(QString::fromStdString(std::string(told.arg("host"))), QSysInfo::machineHostName());
        QVERIFY(!told.arg("since").empty());
        const auto resume = second.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(resume && resume->error);
        QVERIFY(second.now()->trading->ordersTotal == 0);

        QCOMPARE(row("epoch, owner, pid, claimed_at"), claim);
        const auto written = first.now()->ops->spool.writtenRecords;
        QTRY_VERIFY_WITH_TIMEOUT(first.now()->ops->spool.writtenRecords > written, 30'000);
        QCOMPARE(first.state(), TradingState::Active);
    }

    void an_engine_that_stops_in_order_gives_the_account_back_at_once()
    {
        RunningHost first(postgres_story::config(*m_server));
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), TradingState::Active, 20'000);
        first.host().stop();
        QCOMPARE(row("owner"), QString());
        waitForTheNextEpoch();
        const TcpProxy elsewhere(m_server->port());
        RunningHost second(through(elsewhere, *m_server));
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), TradingState::Active, 20'000);
    }

    void an_owner_that_is_cut_off_reduces_before_another_may_claim_and_is_fenced_when_it_is_back()
    {
        TcpProxy network(m_server->port());
        auto config = through(network, *m_server);
        config.risk.outageReducingAfter = 1s;
        RunningHost first(config);
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), TradingState::Active, 20'000);
        waitForTheNextEpoch();
        network.freeze();

        auto others = postgres_story::config(*m_server);
        RunningHost second(others);
        QTRY_COMPARE_WITH_TIMEOUT(accountCode(second), QStringLiteral("account.claim_pending"), 10'000);
        QCOMPARE(second.state(), TradingState::Halted);
        QVERIFY(second.now()->trading->ordersTotal == 0);
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), TradingState::Reducing, 20'000);
        QVERIFY(second.state() != TradingState::Active);
        const auto resume = first.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(resume && resume->error && resume->error->code == "resume.claim_lapsed");

        QTRY_COMPARE_WITH_TIMEOUT(second.state(), TradingState::Active, 40'000);
        network.forward();
        network.cut();
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), TradingState::ReadOnly, 20'000);
        QCOMPARE(why(first), QStringLiteral("state.fenced"));
        QCOMPARE(second.state(), TradingState::Active);
    }

    void an_owner_that_loses_its_connection_and_a_restarted_database_keep_the_claim()
    {
        TcpProxy network(m_server->port());
        RunningHost only(through(network, *m_server));
        QTRY_COMPARE_WITH_TIMEOUT(only.state(), TradingState::Active, 20'000);
        const QString claim = row("epoch, owner, claimed_at");
        network.cut();
        QVERIFY(m_server->stopImmediate());
        QTRY_VERIFY_WITH_TIMEOUT(!only.now()->ops->spool.storeReachable, 20'000);
        QCOMPARE(only.state(), TradingState::Active);
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(only.now()->ops->spool.storeReachable, 20'000);
        const QString renewed = row("renewed_at");
        QTRY_VERIFY_WITH_TIMEOUT(row("renewed_at") != renewed, 10'000);
        QCOMPARE(row("epoch, owner, claimed_at"), claim);
        QCOMPARE(only.state(), TradingState::Active);
    }

    void without_a_database_at_the_start_nothing_is_sent_until_the_claim_is_proven()
    {
        QVERIFY(m_server->stopFast());
        RunningHost running(postgres_story::config(*m_server));
        QVERIFY2(running.started(), errorOf(running));
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 20'000);
        QCOMPARE(why(running), QStringLiteral("state.claim_unproven"));
        QTRY_COMPARE_WITH_TIMEOUT(accountCode(running), QStringLiteral("account.claim_unproven"), 10'000);
        const auto resume = running.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(resume && resume->error && resume->error->code == "resume.claim_unproven");
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(running.now()->ops->incidents,
                                                     [](const auto &i) { return i.fault.value == "account.not_commanded"; }),
                                 20'000);
        QCOMPARE(running.now()->trading->ordersTotal, 0);

        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Active, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(accountCode(running), QStringLiteral("account.commanded"), 20'000);
    }

    void a_frozen_database_does_not_hold_up_the_start()
    {
        m_server->pause();
        RunningHost running(postgres_story::config(*m_server));
        QVERIFY2(running.started(), errorOf(running));
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 20'000);
        m_server->resume();
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Active, 20'000);
    }

    void a_halt_that_comes_while_the_claim_is_unproven_stays()
    {
        QVERIFY(m_server->stopFast());
        QTemporaryDir folder;
        {
            RunningHost running(postgres_story::config(*m_server), folder.path());
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 20'000);
            QVERIFY(running.run(api::Halt{"test"}));
            QVERIFY(m_server->start());
            QTRY_COMPARE_WITH_TIMEOUT(accountCode(running), QStringLiteral("account.commanded"), 20'000);
            QCOMPARE(why(running), QStringLiteral("state.halted_by_operator"));
        }
        RunningHost again(postgres_story::config(*m_server), folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(why(again), QStringLiteral("state.as_before_restart"), 10'000);
    }

    void waiting_for_the_claim_is_no_halt_that_outlives_the_start()
    {
        QVERIFY(m_server->stopFast());
        QTemporaryDir folder;
        {
            RunningHost running(postgres_story::config(*m_server), folder.path());
            QTRY_COMPARE_WITH_TIMEOUT(why(running), QStringLiteral("state.claim_unproven"), 20'000);
        }
        QVERIFY(m_server->start());
        RunningHost again(postgres_story::config(*m_server), folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(again.state(), TradingState::Active, 10'000);
    }
};

QTEST_GUILESS_MAIN(TestAccountOwnership)
#include "tst_account_ownership.moc"
