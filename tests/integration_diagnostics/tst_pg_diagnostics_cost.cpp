#include <diagnosis.h>
#include <pg_client.h>
#include <pg_roles.h>

#include <QTest>

#include <fstream>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

// Nanoseconds that a process has been on a processor.
double processorTime(const std::string &pid)
{
    double time = 0;
    std::ifstream("/proc/" + pid + "/schedstat") >> time;
    return time;
}

} // namespace

// What looking costs the server: processor time of the backend, printed, against the budget of 1 % of one core.
class TestPgDiagnosticsCost : public QObject
{
    Q_OBJECT

private:
    static constexpr int kTables = 100;
    static constexpr int kClients = 25;
    static constexpr int kLooks = 50;

    // For one refresh, averaged over many.
    double costOf(const pg_diagnostics::Intervals &intervals)
    {
        Diagnosis diagnosis(configOf(*m_server, PgRole::Monitor), intervals);
        (void)diagnosis.look(); // connection, caches, and what is not due again
        const auto pid = m_server->sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'qcat-diag'");
        if (!pid || pid->empty())
            return 0;
        const double before = processorTime(*pid);
        for (int i = 0; i < kLooks; ++i)
            (void)diagnosis.look();
        return (processorTime(*pid) - before) / kLooks;
    }

private Q_SLOTS:
    void a_refresh_costs_the_server_less_than_one_percent_of_a_core()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        std::ofstream(m_server->dataDir() / "postgresql.conf", std::ios::app) << "\nshared_preload_libraries = 'pg_stat_statements'\n";
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
        QVERIFY(makeRoles(*m_server));
        QVERIFY(m_server->sql("CREATE EXTENSION pg_stat_statements"));
        std::string tables;
        for (int i = 0; i < kTables; ++i)
            tables += "CREATE TABLE t" + std::to_string(i) + " (id bigint PRIMARY KEY, a text, b text); CREATE INDEX ON t" + std::to_string(i) +
                      " (a); INSERT INTO t" + std::to_string(i) + " SELECT i, 'a', 'b' FROM generate_series(1, 1000) i; ";
        QVERIFY(m_server->sql(tables));
        std::vector<std::unique_ptr<PgClient>> clients;
        for (int i = 0; i < kClients; ++i)
            clients.push_back(std::make_unique<PgClient>(m_server->config(), "client"));

        const pg_diagnostics::Intervals usual;
        const double often = costOf({{}, 1h, 1h});
        const double sometimes = costOf({1h, {}, 1h});
        const double seldom = costOf({1h, 1h, {}});
        if (often <= 0)
            QSKIP("this system does not tell the processor time of the server");
        const auto share = [](double cost, base::Duration interval) { return 100 * cost / double(interval.count()); };
        const double percent = share(often, usual.often) + share(sometimes, usual.sometimes) + share(seldom, usual.seldom);
        qInfo("processor time of the server: %.2f ms each 5 s, %.2f ms each 30 s, %.2f ms each 5 min: %.4f %% of one core", often / 1e6,
              sometimes / 1e6, seldom / 1e6, percent);
        QVERIFY(percent < 1);
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgDiagnosticsCost)
#include "tst_pg_diagnostics_cost.moc"
