#include <diagnosis.h>
#include <pg_client.h>
#include <pg_roles.h>

#include <qcat/domain/blocking_tree.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::Visibility;
using domain::postgres::blockingTree;

// One who forgot to commit, and everybody else.
class TestPgLocks : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PgClient> client(const std::string &application)
    {
        auto made = std::make_unique<PgClient>(m_server->config(), application);
        if (!made->isConnected())
            qFatal("no connection for the test");
        return made;
    }
    bool waits(int sessions)
    {
        return m_observer->ask("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted") == std::to_string(sessions);
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
        QVERIFY(m_server->sql("SET ROLE qcat_user; CREATE SCHEMA s; CREATE TABLE s.t (id int PRIMARY KEY, v int); INSERT INTO s.t VALUES (1, 1)"));
        m_observer = std::make_unique<PgClient>(configOf(*m_server, PgRole::Superuser), "observer");
    }
    void cleanupTestCase()
    {
        m_observer.reset();
        m_server.reset();
    }

    // holder, two updates behind it, a queued ALTER TABLE, a SELECT behind that
    void a_pile_up_behind_a_queued_change_of_schema_is_one_tree_for_every_role_data()
    {
        QTest::addColumn<int>("role");
        QTest::newRow("superuser") << int(PgRole::Superuser);
        QTest::newRow("pg_monitor") << int(PgRole::Monitor);
        QTest::newRow("owner") << int(PgRole::Owner);
        QTest::newRow("plain") << int(PgRole::Plain);
    }
    void a_pile_up_behind_a_queued_change_of_schema_is_one_tree_for_every_role()
    {
        QFETCH(int, role);
        auto holder = client("holder"), first = client("first"), second = client("second"), alter = client("alter"), reader = client("reader");
        holder->ask("BEGIN");
        holder->ask("UPDATE s.t SET v = 4711 WHERE id = 1");
        first->send("UPDATE s.t SET v = 3 WHERE id = 1");
        QTRY_VERIFY_WITH_TIMEOUT(waits(1), 20'000);
        second->send("UPDATE s.t SET v = 4 WHERE id = 1");
        QTRY_VERIFY_WITH_TIMEOUT(waits(2), 20'000);
        alter->send("ALTER TABLE s.t ADD COLUMN w int");
        QTRY_VERIFY_WITH_TIMEOUT(waits(3), 20'000);
        reader->send("SELECT * FROM s.t");
        QTRY_VERIFY_WITH_TIMEOUT(waits(4), 20'000);

        Diagnosis diagnosis(configOf(*m_server, PgRole(role)));
        const auto status = diagnosis.look();
        const bool sees = PgRole(role) == PgRole::Superuser || PgRole(role) == PgRole::Monitor;
        QVERIFY(status.locks.visibility == (sees ? Visibility::Shown : Visibility::Partial));
        const auto &sessions = status.locks.data.rows;
        QCOMPARE(status.locks.data.total, 5);
        const auto tree = blockingTree(sessions);
        QCOMPARE(tree.size(), std::size_t(5));
        QCOMPARE(sessions[tree[0].session].session.pid, holder->pid());
        QCOMPARE(tree[0].victims, 4);
        QCOMPARE(sessions[tree[4].session].session.pid, reader->pid());
        const auto &top = sessions[tree[0].session].session;
        if (PgRole(role) == PgRole::Plain) {
            QVERIFY(top.statement.empty() && top.state.empty() && !top.transactionAge && !top.hasWritten);
        } else {
            QCOMPARE(top.statement, std::string("UPDATE s.t SET v = ? WHERE id = ?"));
            QCOMPARE(top.state, std::string("idle in transaction"));
            QCOMPARE(top.hasWritten, std::optional(true));
            QCOMPARE(status.activity.data.idleInTransaction.rows.at(0).pid, holder->pid());
        }
        // sections that would open the table know another way, the rest is not held up
        QVERIFY(status.sizes.hasData());
        QVERIFY(status.sizes.data.areEstimates);
        for (const auto visibility : {status.vacuum.visibility, status.indexes.visibility, status.bloat.visibility, status.settings.visibility,
                                      status.checkpoints.visibility, status.connections.visibility})
            QVERIFY(visibility == Visibility::Shown || visibility == Visibility::Partial);

        holder->ask("ROLLBACK");
        for (auto *waiter : {first.get(), second.get(), alter.get(), reader.get()})
            QCOMPARE(waiter->finish(), std::string());
        QVERIFY(m_server->sql("ALTER TABLE s.t DROP COLUMN w"));
        QCOMPARE(diagnosis.look().locks.data.total, 0);
        QVERIFY(!diagnosis.look().sizes.data.areEstimates);
    }

    void a_queue_of_fifteen_is_one_tree()
    {
        std::vector<std::unique_ptr<PgClient>> all;
        for (int i = 0; i < 16; ++i)
            all.push_back(client("queue"));
        all[0]->ask("BEGIN");
        all[0]->ask("LOCK TABLE s.t");
        for (int i = 1; i < 16; ++i) {
            all[std::size_t(i)]->send("BEGIN; LOCK TABLE s.t");
            QTRY_VERIFY_WITH_TIMEOUT(waits(i), 20'000);
        }
        Diagnosis diagnosis(m_server->config(), {{}, 1h, 1h});
        (void)diagnosis.look(); // opens the connection
        const auto status = diagnosis.look();
        const auto tree = blockingTree(status.locks.data.rows);
        QCOMPARE(tree.size(), std::size_t(16));
        QCOMPARE(tree[0].victims, 15);
        QCOMPARE(tree.back().depth, 15);
        all[0]->ask("ROLLBACK");
    }

    void sessions_of_qcat_itself_and_of_superusers_are_protected()
    {
        PgClient own(m_server->config(), "qcat-store"), super(configOf(*m_server, PgRole::Superuser), "psql"), other(m_server->config(), "psql");
        for (auto *session : {&own, &super, &other})
            session->ask("BEGIN");
        Diagnosis diagnosis(m_server->config());
        QVERIFY(m_server->sql("GRANT pg_monitor TO qcat_user"));
        const auto status = diagnosis.look();
        QVERIFY(m_server->sql("REVOKE pg_monitor FROM qcat_user"));
        QCOMPARE(status.activity.data.idleInTransaction.total, 3);
        for (const auto &session : status.activity.data.idleInTransaction.rows)
            QCOMPARE(session.isProtected, session.pid != other.pid());
    }

private:
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PgClient> m_observer;
};

QTEST_GUILESS_MAIN(TestPgLocks)
#include "tst_pg_locks.moc"
