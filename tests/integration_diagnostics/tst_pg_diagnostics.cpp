#include <diagnosis.h>
#include <pg_client.h>
#include <pg_roles.h>

#include <QTest>

#include <algorithm>
#include <fstream>

using namespace qcat;
using namespace std::chrono_literals;
using domain::Visibility;

namespace
{

QString sections(const domain::PostgresStatus &status)
{
    QStringList all;
    const auto add = [&](const char *name, const auto &section) {
        if (section.visibility == Visibility::Shown)
            return;
        all << QStringLiteral("%1: %2 %3").arg(QLatin1String(name)).arg(int(section.visibility)).arg(QString::fromStdString(section.why.text));
    };
    add("server", status.server);
    add("headroom", status.headroom);
    add("connections", status.connections);
    add("locks", status.locks);
    add("activity", status.activity);
    add("counters", status.counters);
    add("cache", status.cache);
    add("statements", status.statements);
    add("replication", status.replication);
    add("checkpoints", status.checkpoints);
    add("vacuum", status.vacuum);
    add("indexes", status.indexes);
    add("bloat", status.bloat);
    add("sizes", status.sizes);
    add("settings", status.settings);
    return all.join(QLatin1Char('\n'));
}

const domain::postgres::Statement *statementLike(const domain::PostgresStatus &status, std::string_view part)
{
    for (const auto &row : status.statements.data.rows.rows)
        if (row.text.find(part) != std::string::npos)
            return &row;
    return nullptr;
}

} // namespace

class TestPgDiagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        std::ofstream(m_server->dataDir() / "postgresql.conf", std::ios::app)
            << "\nshared_preload_libraries = 'pg_stat_statements'\nmax_prepared_transactions = 4\nwal_level = replica\n";
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
        QVERIFY(makeRoles(*m_server));
        const auto made = m_server->sql(
            "CREATE EXTENSION pg_stat_statements; SET ROLE qcat_user; CREATE SCHEMA trading; "
            "CREATE TABLE trading.orders (id bigint PRIMARY KEY, symbol text, note text); "
            "CREATE TABLE trading.fills (id bigint, order_id bigint REFERENCES trading.orders (id)); "
            "CREATE INDEX same_a ON trading.orders (symbol); CREATE INDEX same_b ON trading.orders (symbol); "
            "CREATE INDEX wider ON trading.orders (symbol, note); "
            "INSERT INTO trading.orders SELECT i, 'BTC', repeat('x', 100) FROM generate_series(1, 20000) i; "
            "DELETE FROM trading.orders WHERE id % 2 = 0; ANALYZE trading.orders");
        QVERIFY2(made, messageOf(made));
    }
    void cleanupTestCase() { m_server.reset(); }

    void a_superuser_sees_every_section()
    {
        Diagnosis diagnosis(configOf(*m_server, PgRole::Superuser));
        const auto status = diagnosis.look();
        QCOMPARE(sections(status), QString());
        QVERIFY(status.server.data.versionNumber >= 130000);
        QVERIFY(status.server.data.isSuperuser);
        QVERIFY(status.server.data.startedAt.isValid());
        QCOMPARE(status.headroom.data.maxConnections, 40);
        QVERIFY(status.headroom.data.used >= 1);
        QVERIFY(status.checkpoints.data.walFiles.value_or(0) > 0);
        QVERIFY(!diagnosis.answeredElsewhere());
    }

    void pg_monitor_is_enough_for_all_but_the_bloat_of_tables_it_may_not_read()
    {
        Diagnosis diagnosis(configOf(*m_server, PgRole::Monitor));
        const auto status = diagnosis.look();
        QCOMPARE(sections(status).count(QLatin1Char('\n')), 0);
        QVERIFY(status.bloat.visibility == Visibility::Partial);
        QCOMPARE(status.bloat.why.args[1].value, std::string("pg_read_all_data"));
    }

    void what_a_plain_role_may_not_see_is_never_a_zero()
    {
        PgClient other(m_server->config(), "tst_other");
        QVERIFY(other.isConnected());
        QCOMPARE(other.ask("SELECT 1"), std::string("1"));
        Diagnosis diagnosis(configOf(*m_server, PgRole::Plain));
        const auto status = diagnosis.look();
        QVERIFY(status.headroom.visibility == Visibility::Shown);
        QVERIFY(status.headroom.data.used >= 2);
        for (const auto *why : {&status.connections.why, &status.locks.why, &status.activity.why, &status.statements.why,
                                &status.checkpoints.why, &status.replication.why, &status.vacuum.why}) {
            QCOMPARE(why->code, std::string("pg_diag.hidden"));
            QVERIFY(why->text.find("GRANT pg_monitor TO diag_p") != std::string::npos);
        }
        QVERIFY(status.connections.visibility == Visibility::Partial);
        QVERIFY(status.connections.data.hidden >= 1);
        const auto &clients = status.connections.data.byClient.rows;
        const auto hidden = std::find_if(clients.begin(), clients.end(), [](const auto &c) { return c.application == "tst_other"; });
        QVERIFY(hidden != clients.end());
        QCOMPARE(hidden->count, 1);
        QCOMPARE(hidden->idle, std::nullopt);
        QVERIFY(hidden->client.empty());
        QCOMPARE(status.checkpoints.data.walFiles, std::nullopt);
        for (const auto &row : status.statements.data.rows.rows)
            QVERIFY(row.queryId || row.text.empty());
    }

    void a_grant_is_noticed_without_a_new_connection()
    {
        Diagnosis diagnosis(configOf(*m_server, PgRole::Plain));
        QVERIFY(diagnosis.look().checkpoints.visibility == Visibility::Partial);
        QVERIFY(m_server->sql("GRANT pg_monitor TO diag_p"));
        const auto status = diagnosis.look();
        QVERIFY(m_server->sql("REVOKE pg_monitor FROM diag_p"));
        QVERIFY(status.checkpoints.visibility == Visibility::Shown);
        QVERIFY(status.checkpoints.data.walFiles.value_or(0) > 0);
        QVERIFY(status.connections.visibility == Visibility::Shown);
    }

    void statements_have_no_literals_and_count_since_the_last_look()
    {
        Diagnosis diagnosis(configOf(*m_server, PgRole::Monitor));
        QVERIFY(m_server->sql("SELECT pg_stat_statements_reset()")); // few statements: all are listed
        PgClient other(m_server->config(), "tst_other");
        other.ask("SELECT count(*) FROM trading.orders WHERE symbol = 'secret-word' AND id < 4711");
        other.ask("COMMENT ON TABLE trading.orders IS 'secret-word'"); // a utility statement keeps its text
        const auto first = diagnosis.look();
        for (const auto &row : first.statements.data.rows.rows)
            QVERIFY2(row.text.find("secret-word") == std::string::npos && row.text.find("4711") == std::string::npos, row.text.c_str());
        QVERIFY(statementLike(first, "FROM trading.orders WHERE symbol = $1 AND id < $2"));
        QVERIFY(statementLike(first, "COMMENT ON TABLE trading.orders IS ?"));
        for (int i = 0; i < 3; ++i)
            other.ask("SELECT count(*) FROM trading.orders WHERE symbol = 'other' AND id < 1");
        const auto second = diagnosis.look();
        const auto *row = statementLike(second, "FROM trading.orders WHERE symbol = $1 AND id < $2");
        QVERIFY(row && row->inWindow);
        QCOMPARE(row->inWindow->calls, 3);
        QVERIFY(second.statements.data.window > 0ns);
        QVERIFY(m_server->sql("SELECT pg_stat_statements_reset()"));
        other.ask("SELECT count(*) FROM trading.orders WHERE symbol = 'other' AND id < 1");
        const auto third = diagnosis.look();
        QCOMPARE(third.statements.data.window, base::Duration(0));
        QVERIFY(!statementLike(third, "symbol = $1")->inWindow);
    }

    void index_issues_are_found_without_a_lock()
    {
        Diagnosis diagnosis(m_server->config());
        QStringList found;
        for (const auto &issue : diagnosis.look().indexes.data.issues.rows)
            if (issue.table.starts_with("trading."))
                found << QStringLiteral("%1 %2 %3").arg(int(issue.kind)).arg(QString::fromStdString(issue.index), QString::fromStdString(issue.other));
        using Kind = domain::postgres::IndexIssueKind;
        const auto has = [&](Kind kind, const char *text) { return found.contains(QString::number(int(kind)) + QLatin1Char(' ') + QLatin1String(text)); };
        QVERIFY2(has(Kind::Duplicate, "trading.same_b trading.same_a"), qPrintable(found.join(QLatin1Char('\n'))));
        QVERIFY2(has(Kind::Redundant, "trading.same_a trading.wider"), qPrintable(found.join(QLatin1Char('\n'))));
        QVERIFY2(has(Kind::MissingForForeignKey, " order_id"), qPrintable(found.join(QLatin1Char('\n'))));
        QVERIFY2(has(Kind::Unused, "trading.wider "), qPrintable(found.join(QLatin1Char('\n'))));
    }

    // What CREATE INDEX CONCURRENTLY leaves where it fails.
    void an_index_whose_making_failed_is_shown_as_invalid()
    {
        QVERIFY(m_server->sql("SET ROLE qcat_user; CREATE TABLE trading.twice AS SELECT 1 AS id FROM generate_series(1, 2)"));
        QVERIFY(!m_server->sql("CREATE UNIQUE INDEX CONCURRENTLY broken ON trading.twice (id)"));
        Diagnosis diagnosis(m_server->config());
        const auto issues = diagnosis.look().indexes.data.issues.rows;
        using domain::postgres::IndexIssueKind;
        const auto is = [](const auto &issue) { return issue.kind == IndexIssueKind::Invalid && issue.index == "trading.broken"; };
        QVERIFY(std::any_of(issues.begin(), issues.end(), is));
        QVERIFY(m_server->sql("DROP TABLE trading.twice"));
    }

    void vacuum_sizes_and_bloat_tell_of_the_own_tables()
    {
        Diagnosis diagnosis(m_server->config());
        const auto status = diagnosis.look();
        const auto &tables = status.vacuum.data.tables.rows;
        const auto orders = std::find_if(tables.begin(), tables.end(), [](const auto &t) { return t.table == "trading.orders"; });
        QVERIFY(orders != tables.end());
        QVERIFY(orders->deadRows > 0 || orders->lastVacuum.isValid()); // autovacuum may have come
        QVERIFY(orders->lastAnalyze.isValid());
        QVERIFY(status.vacuum.data.wraparound.total >= 2);
        QVERIFY(status.vacuum.data.wraparound.rows[0].left > 2'000'000'000);
        QVERIFY(status.sizes.data.tables.rows.at(0).bytes() > 1'000'000);
        QVERIFY(!status.sizes.data.areEstimates);
        QVERIFY(status.bloat.visibility == Visibility::Shown);
        QVERIFY(status.bloat.data.tables.rows.at(0).wastedBytes.has_value());
    }

    void counters_have_deltas_from_the_second_look_on()
    {
        Diagnosis diagnosis(m_server->config());
        QCOMPARE(diagnosis.look().counters.data.commits.delta, std::nullopt);
        PgClient other(m_server->config(), "tst_other");
        other.ask("SELECT 1");
        const auto second = diagnosis.look();
        QVERIFY(second.counters.data.commits.delta.value_or(-1) >= 0);
        QVERIFY(second.cache.data.window > 0ns);
        QVERIFY(second.checkpoints.data.walBytes.total > 0);
    }

    void advice_names_its_number()
    {
        Diagnosis diagnosis(m_server->config());
        const auto status = diagnosis.look();
        bool unsafe = false;
        for (const auto &advice : status.settings.data.advice.rows)
            unsafe |= advice.setting == "fsync" && advice.why.health == domain::Health::Crit; // of a test's server
        QVERIFY(unsafe);
    }

    void prepared_transactions_and_slots_hold_the_horizon()
    {
        PgClient other(m_server->config(), "tst_other");
        other.ask("BEGIN");
        other.ask("UPDATE trading.orders SET note = 'y' WHERE id = 1");
        other.ask("PREPARE TRANSACTION 'forgotten'");
        QVERIFY(m_server->sql("SELECT pg_create_physical_replication_slot('left_behind', true)"));
        Diagnosis diagnosis(m_server->config());
        const auto status = diagnosis.look();
        QVERIFY(m_server->sql("SELECT pg_drop_replication_slot('left_behind')"));
        other.ask("ROLLBACK PREPARED 'forgotten'");
        const auto &holders = status.vacuum.data.horizon.rows;
        QVERIFY(std::any_of(holders.begin(), holders.end(), [](const auto &h) { return h.kind == "prepared" && h.id == "forgotten"; }));
        QCOMPARE(status.replication.data.slots.total, 1);
        QCOMPARE(status.replication.data.slots.rows[0].name, std::string("left_behind"));
        QVERIFY(!status.replication.data.slots.rows[0].isActive);
        QVERIFY(status.replication.data.slots.rows[0].retainedBytes.has_value());
    }

    void a_database_without_encoding_and_a_text_that_is_no_utf8_are_shown()
    {
        QVERIFY(m_server->sql("CREATE DATABASE raw ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"));
        auto config = configOf(*m_server, PgRole::Superuser);
        config.name = "raw";
        PgClient other(config, "tst_raw");
        other.ask("SET client_encoding TO SQL_ASCII");
        other.send("SELECT pg_sleep(30) AS \"caf\xE9\"");
        for (const auto &name : {std::string("raw"), std::string("qcat")}) {
            config.name = name;
            Diagnosis diagnosis(config);
            const auto shows = [&] {
                const auto status = diagnosis.look();
                for (const auto &session : status.activity.data.longRunning.rows)
                    if (session.application == "tst_raw")
                        return session.statement == "SELECT pg_sleep(?) AS \"caf\xEF\xBF\xBD\"";
                return false;
            };
            QTRY_VERIFY_WITH_TIMEOUT(shows(), 10'000);
        }
        QVERIFY(m_server->sql("SELECT pg_terminate_backend(" + std::to_string(other.pid()) + ")"));
    }

    void only_what_is_due_is_asked()
    {
        Diagnosis diagnosis(m_server->config(), {});
        const auto first = diagnosis.look();
        const auto second = diagnosis.look();
        QCOMPARE(first.headroom.at, second.headroom.at);
        QVERIFY(first == second);
        QCOMPARE(second.often, base::Duration(5s));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgDiagnostics)
#include "tst_pg_diagnostics.moc"
