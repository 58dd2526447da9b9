#include <postgres_server.h>

#include <QElapsedTimer>
#include <QTest>

#include <fstream>

namespace
{

// The state letter of a process; 0 when there is none.
char processState(int pid)
{
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    const std::string text((std::istreambuf_iterator<char>(stat)), {});
    const std::size_t afterName = text.rfind(") ");
    return afterName == std::string::npos ? char(0) : text[afterName + 2];
}

} // namespace

// The helper that other tests stand on.
class TestPostgresServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
    }

    void starts_answers_and_leaves_nothing_behind()
    {
        std::filesystem::path folder;
        int pid = 0;
        {
            PostgresServer server;
            const auto started = server.start();
            QVERIFY2(started, messageOf(started));
            QVERIFY(server.isRunning());
            QVERIFY(server.port() < 32768);
            const auto owner = server.sql("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'qcat'");
            QVERIFY2(owner, messageOf(owner));
            QCOMPARE(QString::fromStdString(*owner), QStringLiteral("qcat_user"));
            folder = server.dataDir().parent_path();
            pid = server.pid();
        }
        QVERIFY(!std::filesystem::exists(folder));
        const char state = processState(pid);
        QVERIFY2(state == 0 || state == 'Z', "the server lives on"); // an orphan is reaped when init gets to it
    }

    void comes_back_with_its_data_after_an_immediate_stop()
    {
        PostgresServer server;
        QVERIFY(server.start());
        QVERIFY(server.sql("CREATE TABLE kept AS SELECT 7 AS n"));
        QVERIFY(server.stopImmediate());
        QVERIFY(!server.isRunning());
        QVERIFY(!server.sql("SELECT 1"));
        QVERIFY(server.start());
        QCOMPARE(QString::fromStdString(*server.sql("SELECT n FROM kept")), QStringLiteral("7"));
    }

    void a_paused_server_is_frozen_with_all_its_children()
    {
        PostgresServer server;
        QVERIFY(server.start());
        server.pause();
        QTRY_COMPARE_WITH_TIMEOUT(processState(server.pid()), 'T', 20'000); // a signal arrives when its process runs next
        server.resume();
        QVERIFY(server.sql("SELECT 1"));
    }
};

QTEST_GUILESS_MAIN(TestPostgresServer)
#include "tst_postgres_server.moc"
