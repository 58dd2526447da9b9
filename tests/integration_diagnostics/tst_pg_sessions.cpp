#include <diagnosis.h>
#include <pg_client.h>
#include <pg_roles.h>

#include <QTest>

using namespace qcat;
using pg_diagnostics::SessionSignal;

namespace
{

using Inputs = std::map<std::string, std::string>;

// Codes of what speaks against it; the session's own description where nothing does.
QString verdict(const Diagnosis::Plan &plan)
{
    if (!plan)
        return QString::fromStdString(plan.error().code);
    QStringList against;
    for (const auto &finding : plan->preconditions)
        if (finding.health != domain::Health::Ok)
            against << QString::fromStdString(finding.code);
    return against.isEmpty() ? QString::fromStdString(plan->preconditions.at(0).text) : against.join(QLatin1Char(' '));
}

QString codeOf(const Diagnosis::Outcome &outcome)
{
    return QString::fromStdString(outcome ? outcome->finding.code : outcome.error().code + ": " + outcome.error().message);
}

} // namespace

class TestPgSessions : public QObject
{
    Q_OBJECT

private:
    Inputs inputsOf(const PgClient &client, int laterByMicroseconds = 0)
    {
        const auto start = m_observer->ask("SELECT (EXTRACT(EPOCH FROM backend_start) * 1000000)::bigint + " + std::to_string(laterByMicroseconds) +
                                           " FROM pg_stat_activity WHERE pid = " + std::to_string(client.pid()));
        return {{"pid", std::to_string(client.pid())}, {"backend_start", start}};
    }
    bool isThere(const PgClient &client)
    {
        return m_observer->ask("SELECT count(*) FROM pg_stat_activity WHERE pid = " + std::to_string(client.pid())) == "1";
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
        QVERIFY(makeRoles(*m_server));
        QVERIFY(m_server->sql("GRANT pg_monitor, pg_signal_backend TO diag_m"));
        m_observer = std::make_unique<PgClient>(configOf(*m_server, PgRole::Superuser), "observer");
        m_diagnosis = std::make_unique<Diagnosis>(configOf(*m_server, PgRole::Monitor));
    }
    void cleanupTestCase()
    {
        m_diagnosis.reset();
        m_observer.reset();
        m_server.reset();
    }

    void the_chosen_session_is_ended()
    {
        PgClient victim(m_server->config(), "forgotten");
        victim.ask("BEGIN");
        victim.ask("SELECT 'secret'");
        const auto inputs = inputsOf(victim);
        const auto plan = m_diagnosis->plan(SessionSignal::Terminate, inputs);
        QCOMPARE(verdict(plan), QStringLiteral("session %1 of qcat_user (forgotten) is idle in transaction: SELECT ?").arg(victim.pid()));
        QVERIFY(plan->action.find("pg_terminate_backend(" + inputs.at("pid") + ")") != std::string::npos);
        QCOMPARE(codeOf(m_diagnosis->act(SessionSignal::Terminate, inputs)), QStringLiteral("pg_session.terminated"));
        QVERIFY(!isThere(victim));
        QCOMPARE(verdict(m_diagnosis->plan(SessionSignal::Terminate, inputs)), QStringLiteral("pg_session.gone"));
        QCOMPARE(codeOf(m_diagnosis->act(SessionSignal::Terminate, inputs)), QStringLiteral("pg_session.refused"));
    }

    void cancelling_ends_the_statement_and_keeps_the_session()
    {
        PgClient busy(m_server->config(), "busy");
        busy.send("SELECT pg_sleep(60)");
        QTRY_VERIFY_WITH_TIMEOUT(m_observer->ask("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND application_name = 'busy'") == "1", 20'000);
        QCOMPARE(codeOf(m_diagnosis->act(SessionSignal::Cancel, inputsOf(busy))), QStringLiteral("pg_session.cancelled"));
        QCOMPARE(busy.finish(), std::string("57014"));
        QVERIFY(isThere(busy));
    }

    void a_pid_that_another_session_has_by_now_is_not_touched()
    {
        PgClient innocent(m_server->config(), "innocent");
        const auto stale = inputsOf(innocent, -1); // what was shown began a microsecond earlier
        QCOMPARE(verdict(m_diagnosis->plan(SessionSignal::Terminate, stale)), QStringLiteral("pg_session.gone"));
        QCOMPARE(codeOf(m_diagnosis->act(SessionSignal::Terminate, stale)), QStringLiteral("pg_session.refused"));
        QCOMPARE(codeOf(m_diagnosis->act(SessionSignal::Cancel, stale)), QStringLiteral("pg_session.refused"));
        QVERIFY(isThere(innocent));
    }

    void superusers_and_qcat_itself_are_never_touched()
    {
        auto own = configOf(*m_server, PgRole::Monitor);
        PgClient store(own, "qcat-store");
        QCOMPARE(verdict(m_diagnosis->plan(SessionSignal::Terminate, inputsOf(store))), QStringLiteral("pg_session.own"));
        QCOMPARE(verdict(m_diagnosis->plan(SessionSignal::Terminate, inputsOf(*m_observer))), QStringLiteral("pg_session.superuser"));
        for (const auto *client : {&store, m_observer.get()}) {
            QCOMPARE(codeOf(m_diagnosis->act(SessionSignal::Terminate, inputsOf(*client))), QStringLiteral("pg_session.refused"));
            QVERIFY(isThere(*client));
        }
    }

    // pg_receivewal of an archive, a standby: ended, they would leave a hole.
    void a_session_of_replication_is_never_touched()
    {
        QVERIFY(m_server->sql("CREATE ROLE archivist LOGIN REPLICATION PASSWORD 'for_tests'"));
        const std::unique_ptr<PGconn, decltype(&PQfinish)> sender(
            PQconnectdb(("host=127.0.0.1 port=" + std::to_string(m_server->port()) + " user=archivist password=for_tests replication=true").c_str()), PQfinish);
        QVERIFY2(PQstatus(sender.get()) == CONNECTION_OK, PQerrorMessage(sender.get()));
        const auto pid = std::to_string(PQbackendPID(sender.get()));
        const auto row = " FROM pg_stat_activity WHERE backend_type = 'walsender' AND pid = " + pid;
        const auto start = m_observer->ask("SELECT (EXTRACT(EPOCH FROM backend_start) * 1000000)::bigint" + row);
        const Inputs inputs = {{"pid", pid}, {"backend_start", start}};
        QCOMPARE(verdict(m_diagnosis->plan(SessionSignal::Terminate, inputs)), QStringLiteral("pg_session.not_a_client"));
        QCOMPARE(codeOf(m_diagnosis->act(SessionSignal::Terminate, inputs)), QStringLiteral("pg_session.refused"));
        QCOMPARE(codeOf(m_diagnosis->act(SessionSignal::Cancel, inputs)), QStringLiteral("pg_session.refused"));
        QCOMPARE(m_observer->ask("SELECT count(*)" + row), std::string("1"));
    }

    void without_the_right_the_plan_says_which_one()
    {
        PgClient other(m_server->config(), "other");
        Diagnosis plain(configOf(*m_server, PgRole::Plain));
        const auto plan = plain.plan(SessionSignal::Terminate, inputsOf(other));
        // of a stranger's session the plain role does not even see when it began
        QCOMPARE(verdict(plan), QStringLiteral("pg_session.gone"));
        QVERIFY(m_server->sql("GRANT pg_monitor TO diag_p"));
        const auto seen = plain.plan(SessionSignal::Terminate, inputsOf(other));
        const auto refused = plain.act(SessionSignal::Terminate, inputsOf(other));
        QVERIFY(m_server->sql("REVOKE pg_monitor FROM diag_p"));
        QCOMPARE(verdict(seen), QStringLiteral("pg_session.no_right"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("pg.permission"));
        QVERIFY(isThere(other));
    }

    void a_choice_that_is_none_is_refused_data()
    {
        QTest::addColumn<QString>("pid");
        QTest::addColumn<QString>("start");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("SQL") << QStringLiteral("1 OR true") << QStringLiteral("1");
        QTest::newRow("negative") << QStringLiteral("-1") << QStringLiteral("1");
        QTest::newRow("too large") << QStringLiteral("99999999999") << QStringLiteral("1");
        QTest::newRow("start beyond the clock") << QStringLiteral("1") << QStringLiteral("9223372036854775807");
    }
    void a_choice_that_is_none_is_refused()
    {
        QFETCH(QString, pid);
        QFETCH(QString, start);
        const Inputs inputs = {{"pid", pid.toStdString()}, {"backend_start", start.toStdString()}};
        QCOMPARE(verdict(m_diagnosis->plan(SessionSignal::Cancel, inputs)), QStringLiteral("pg_session.bad_choice"));
        QVERIFY(!m_diagnosis->act(SessionSignal::Cancel, inputs));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PgClient> m_observer;
    std::unique_ptr<Diagnosis> m_diagnosis;
};

QTEST_GUILESS_MAIN(TestPgSessions)
#include "tst_pg_sessions.moc"
