#include <postgres_server.h>

#include <qcat/pg_link/pg_error.h>
#include <qcat/pg_link/ping.h>
#include <qcat/pg_link/session.h>

#include <QElapsedTimer>
#include <QTest>

#include <pqxx/transaction_base>

using namespace qcat;
using namespace qcat::base;

namespace
{

// What a caller is promised on top of its deadline, on a busy machine.
constexpr qint64 kGraceMs = 15'000;

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

Status select(pg_link::Session &session, Duration timeout, const std::string &statement)
{
    return session.transact(timeout, [&](pqxx::transaction_base &transaction) {
        transaction.exec(statement);
        return Status();
    });
}

} // namespace

class TestPgLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
    }
    void cleanupTestCase() { m_server.reset(); }

    void a_ping_tells_version_latency_and_that_it_is_no_standby()
    {
        const auto ping = pg_link::ping(m_server->config(), "tst_pg_link", 5s);
        QVERIFY2(ping, messageOf(ping));
        QVERIFY(ping->serverVersion >= 110000);
        QVERIFY(!ping->inRecovery);
        QVERIFY(ping->connect > 0ns && ping->answer > 0ns);
    }

    void a_wrong_password_is_an_auth_error_without_the_password()
    {
        auto config = m_server->config();
        config.password = "not-the-secret";
        const auto ping = pg_link::ping(config, "tst_pg_link", 5s);
        QVERIFY(!ping);
        QCOMPARE(text(ping.error().code), QStringLiteral("pg.auth"));
        QCOMPARE(text(ping.error().arg("sqlstate")), QStringLiteral("28P01"));
        QVERIFY2(ping.error().message.find("password authentication failed") != std::string::npos, messageOf(ping));
        QVERIFY(ping.error().message.find("not-the-secret") == std::string::npos);
    }

    void a_missing_database_and_a_closed_port_are_told_apart()
    {
        auto config = m_server->config();
        config.name = "nothere";
        const auto noDatabase = pg_link::ping(config, "tst_pg_link", 5s);
        QVERIFY(!noDatabase);
        QCOMPARE(text(noDatabase.error().arg("sqlstate")), QStringLiteral("3D000"));
        config.port = 1;
        const auto closed = pg_link::ping(config, "tst_pg_link", 5s);
        QVERIFY(!closed);
        QCOMPARE(text(closed.error().code), QStringLiteral("pg.refused"));
    }

    void a_frozen_server_costs_a_login_no_more_than_its_deadline()
    {
        m_server->pause();
        QElapsedTimer clock;
        clock.start();
        const auto ping = pg_link::ping(m_server->config(), "tst_pg_link", 300ms);
        const qint64 took = clock.elapsed();
        m_server->resume();
        QVERIFY(!ping);
        QCOMPARE(text(ping.error().code), QStringLiteral("pg.timeout"));
        QVERIFY2(took < 300 + kGraceMs, qPrintable(QString::number(took)));
    }

    void a_frozen_server_costs_a_statement_no_more_than_its_deadline_and_the_session()
    {
        const auto session = pg_link::Session::open(m_server->config(), "tst_pg_link", 5s);
        QVERIFY2(session, messageOf(session));
        m_server->pause();
        QElapsedTimer clock;
        clock.start();
        const auto asked = select(**session, 300ms, "SELECT 1");
        const qint64 took = clock.elapsed();
        m_server->resume();
        QVERIFY(!asked);
        QCOMPARE(text(asked.error().code), QStringLiteral("pg.timeout"));
        QVERIFY2(took >= 290 && took < 300 + kGraceMs, qPrintable(QString::number(took)));
        QVERIFY(!(*session)->isUsable());
        QVERIFY(!select(**session, 1s, "SELECT 1"));
    }

    void a_slow_statement_is_ended_by_the_server_and_the_session_lives_on()
    {
        const auto session = pg_link::Session::open(m_server->config(), "tst_pg_link", 5s);
        QVERIFY2(session, messageOf(session));
        const auto slow = select(**session, 500ms, "SELECT pg_sleep(60)");
        QVERIFY(!slow);
        QCOMPARE(text(slow.error().arg("sqlstate")), QStringLiteral("57014"));
        QCOMPARE(text(slow.error().arg("limit")), QStringLiteral("450 ms")); // nine tenths: the server gives up before we do
        QVERIFY((*session)->isUsable());
        QVERIFY(select(**session, 5s, "SELECT 1"));
    }

    void a_statement_that_somebody_cancels_is_told_apart_from_one_that_was_too_slow()
    {
        const auto session = pg_link::Session::open(m_server->config(), "tst_pg_link", 5s);
        QVERIFY2(session, messageOf(session));
        const auto cancelled = select(**session, 30s, "SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(20)");
        QVERIFY(!cancelled);
        QCOMPARE(text(cancelled.error().arg("sqlstate")), QStringLiteral("57014"));
        QCOMPARE(text(cancelled.error().arg("limit")), QString());
    }

    void a_session_that_the_server_ended_says_why_and_is_not_revived()
    {
        const auto session = pg_link::Session::open(m_server->config(), "tst_pg_link_victim", 5s);
        QVERIFY2(session, messageOf(session));
        QVERIFY(m_server->sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tst_pg_link_victim'"));
        for (int use = 0; use < 4; ++use) { // libpqxx alone would reconnect on the third
            const auto asked = select(**session, 5s, "SELECT 1");
            QVERIFY(!asked);
            QCOMPARE(text(asked.error().code), QStringLiteral("pg.unreachable"));
        }
        QVERIFY(!(*session)->isUsable());
    }

    void an_error_of_the_work_rolls_back()
    {
        const auto session = pg_link::Session::open(m_server->config(), "tst_pg_link", 5s);
        QVERIFY2(session, messageOf(session));
        QVERIFY(select(**session, 5s, "CREATE TABLE rolled (n int)"));
        const auto refused = (*session)->transact(5s, [](pqxx::transaction_base &transaction) {
            transaction.exec("INSERT INTO rolled VALUES (1)");
            return Status(Error{"test.no", "no"});
        });
        QCOMPARE(text(refused.error().code), QStringLiteral("test.no"));
        QCOMPARE(text(*m_server->sql("SELECT count(*) FROM rolled")), QStringLiteral("0"));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgLink)
#include "tst_pg_link.moc"
