#include <pg_roles.h>
#include <postgres_server.h>

#include <qcat/pg_diagnostics/privileges.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using pg_diagnostics::examinePrivileges;
using pg_diagnostics::PrivilegeReport;

namespace
{

// SQL that is missing, in the order of the report.
QStringList missing(const PrivilegeReport &report)
{
    QStringList all;
    for (const auto &privilege : report.privileges)
        if (!privilege.isGiven())
            all << QString::fromStdString(privilege.sql);
    return all;
}

} // namespace

class TestPgPrivileges : public QObject
{
    Q_OBJECT

private:
    PrivilegeReport reportOf(PgRole role)
    {
        const auto report = examinePrivileges(configOf(*m_server, role), 5s);
        return report ? *report : PrivilegeReport{};
    }

private Q_SLOTS:
    void init()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
        QVERIFY(makeRoles(*m_server));
    }
    void cleanup() { m_server.reset(); }

    void the_owner_lacks_only_what_looks_at_and_acts_on_others()
    {
        QVERIFY(m_server->sql("SET ROLE qcat_user; CREATE TABLE orders (id serial PRIMARY KEY)"));
        QCOMPARE(missing(reportOf(PgRole::Owner)), (QStringList{QStringLiteral("GRANT pg_monitor TO qcat_user;"),
                                                                QStringLiteral("GRANT pg_read_all_data TO qcat_user;"),
                                                                QStringLiteral("GRANT pg_signal_backend TO qcat_user;")}));
    }

    void a_superuser_lacks_nothing_and_is_told_so()
    {
        const auto report = reportOf(PgRole::Superuser);
        QVERIFY(report.isComplete());
        QVERIFY(report.isSuperuser);
        QVERIFY(report.privileges.size() >= 5);
    }

    // The promise of the report: what it prints is enough.
    void the_sql_that_it_prints_makes_it_complete()
    {
        QVERIFY(m_server->sql("SET ROLE qcat_user; CREATE TABLE \"Odd name\" (id serial PRIMARY KEY); CREATE TABLE orders (id int); "
                              "GRANT SELECT ON orders TO diag_p; RESET ROLE; REVOKE ALL ON SCHEMA public FROM PUBLIC; "
                              "GRANT ALL ON SCHEMA public TO qcat_user"));
        const auto before = reportOf(PgRole::Plain);
        const auto lines = missing(before);
        QVERIFY2(lines.contains(QStringLiteral("GRANT USAGE ON SCHEMA public TO diag_p;")), qPrintable(lines.join(QLatin1Char('\n'))));
        QVERIFY(lines.contains(QStringLiteral("GRANT INSERT, UPDATE ON TABLE public.orders TO diag_p;")));
        QVERIFY(lines.contains(QStringLiteral("GRANT SELECT, INSERT, UPDATE ON TABLE public.\"Odd name\" TO diag_p;")));
        QVERIFY(lines.contains(QStringLiteral("GRANT USAGE ON SEQUENCE public.\"Odd name_id_seq\" TO diag_p;")));
        QVERIFY(lines.contains(QStringLiteral("ALTER DEFAULT PRIVILEGES FOR ROLE qcat_user IN SCHEMA public GRANT SELECT, INSERT, UPDATE ON "
                                              "TABLES TO diag_p;")));
        QVERIFY(lines.contains(QStringLiteral("ALTER DEFAULT PRIVILEGES FOR ROLE qcat_user IN SCHEMA public GRANT USAGE ON SEQUENCES TO diag_p;")));
        QVERIFY(lines.contains(QStringLiteral("GRANT CREATE ON SCHEMA public TO diag_p;")));
        const auto given = m_server->sql(lines.join(QLatin1Char(' ')).toStdString());
        QVERIFY2(given, messageOf(given));
        const auto after = reportOf(PgRole::Plain);
        QVERIFY2(after.isComplete(), qPrintable(missing(after).join(QLatin1Char('\n'))));
    }

    void default_privileges_count_for_later_tables_only()
    {
        QVERIFY(m_server->sql("SET ROLE qcat_user; CREATE TABLE orders (id int); "
                              "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE ON TABLES TO diag_p"));
        const auto lines = missing(reportOf(PgRole::Plain));
        QVERIFY(lines.contains(QStringLiteral("GRANT SELECT, INSERT, UPDATE ON TABLE public.orders TO diag_p;")));
        QVERIFY2(lines.filter(QStringLiteral("ON TABLES")).isEmpty(), qPrintable(lines.join(QLatin1Char('\n'))));
    }

    void a_role_that_may_not_log_in_here_is_a_finding_and_not_an_outage()
    {
        QVERIFY(m_server->sql("REVOKE CONNECT ON DATABASE qcat FROM PUBLIC"));
        QCOMPARE(missing(reportOf(PgRole::Plain)), QStringList{QStringLiteral("GRANT CONNECT ON DATABASE \"qcat\" TO \"diag_p\";")});
        auto nobody = configOf(*m_server, PgRole::Plain);
        nobody.port = 1;
        QVERIFY(!examinePrivileges(nobody, 5s));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgPrivileges)
#include "tst_pg_privileges.moc"
