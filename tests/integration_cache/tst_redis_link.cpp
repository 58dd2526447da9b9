#include "redis_server.h"
#include "tcp_proxy.h"

#include <qcat/redis_link/connection.h>
#include <qcat/redis_link/redis_error.h>

#include <QElapsedTimer>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using redis_link::Connection;
namespace codes = redis_link::codes;

namespace
{

using Opened = base::Result<std::unique_ptr<Connection>>;

QString codeOf(const base::Error &error)
{
    return QString::fromStdString(error.code);
}

template <typename T>
QString codeOf(const base::Result<T> &result)
{
    return result ? QStringLiteral("good") : codeOf(result.error());
}

QString qt(std::string_view text)
{
    return QString::fromStdString(std::string(text));
}

} // namespace

class TestRedisLink : public QObject
{
    Q_OBJECT

private:
    Opened open(const redis_link::Endpoint &endpoint, base::Duration timeout = 2s)
    {
        return Connection::open(endpoint, {.name = "tst"}, timeout);
    }
    Opened open() { return open(m_server->endpoint()); }

    std::unique_ptr<RedisServer> m_server;

private Q_SLOTS:
    void init()
    {
        if (const std::string why = RedisServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->start());
    }
    void cleanup() { m_server.reset(); }

    void any_bytes_come_back_as_they_went()
    {
        auto connection = open();
        QVERIFY(connection);
        const std::string odd("a\0b\r\n%s \xff", 9);
        QVERIFY((*connection)->call({"SET", "k", odd}, 1s));
        QVERIFY((*connection)->call({"GET", "k"}, 1s)->text == odd);
    }

    void a_pipeline_is_answered_in_order_with_its_error_replies_among_the_answers()
    {
        auto connection = open();
        QVERIFY(connection);
        std::vector<redis_link::Command> commands;
        for (int i = 0; i < 20'000; ++i)
            commands.push_back({"SET", std::to_string(i), std::string(100, 'x')});
        commands.push_back({"INCR", "7"});
        commands.push_back({"GET", "7"});
        const auto replies = (*connection)->pipeline(commands, 10s);
        QVERIFY(replies);
        QCOMPARE(replies->size(), commands.size());
        QCOMPARE(codeOf((*connection)->errorOf((*replies)[20'000])), qt(codes::kFailed));
        QCOMPARE(replies->back().text.size(), std::size_t(100));
    }

    void who_may_not_log_in_is_told_why_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("no password") << ""
                                     << "";
        QTest::newRow("wrong password") << ""
                                        << "guess";
        QTest::newRow("unknown user") << "nobody"
                                      << "guess";
    }
    void who_may_not_log_in_is_told_why()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        auto endpoint = m_server->endpoint();
        endpoint.user = user.toStdString();
        endpoint.password = password.toStdString();
        const auto connection = open(endpoint);
        QCOMPARE(codeOf(connection), qt(codes::kAuth));
        QVERIFY(connection.error().message.find("guess") == std::string::npos);
    }

    void a_user_of_the_acl_may_only_what_it_was_given()
    {
        QVERIFY(m_server->command("ACL SETUSER narrow on >pw -@all +get ~qcat:*"));
        auto endpoint = m_server->endpoint();
        endpoint.user = "narrow";
        endpoint.password = "pw";
        auto connection = open(endpoint);
        QVERIFY(connection);
        QVERIFY((*connection)->call({"GET", "qcat:a"}, 1s)->isNil());
        QCOMPARE(codeOf((*connection)->call({"GET", "other"}, 1s)), qt(codes::kPermission));
        QCOMPARE(codeOf((*connection)->call({"INFO"}, 1s)), qt(codes::kPermission));
        QVERIFY((*connection)->isUsable());
    }

    void the_database_of_the_configuration_is_selected()
    {
        auto endpoint = m_server->endpoint();
        endpoint.db = 3;
        auto connection = open(endpoint);
        QVERIFY(connection);
        QVERIFY((*connection)->call({"SET", "k", "v"}, 1s));
        QCOMPARE(m_server->command("DBSIZE")->integer, std::int64_t(0));
    }

    void a_late_answer_never_reaches_the_next_caller()
    {
        TcpProxy proxy(m_server->port());
        auto endpoint = m_server->endpoint();
        endpoint.port = proxy.port();
        auto connection = open(endpoint);
        QVERIFY(connection);
        QVERIFY((*connection)->call({"SET", "k", "late"}, 1s));
        proxy.freeze();
        QCOMPARE(codeOf((*connection)->call({"GET", "k"}, 50ms)), qt(codes::kTimeout));
        proxy.forward();
        QVERIFY(!(*connection)->isUsable());
        QCOMPARE(codeOf((*connection)->call({"PING"}, 1s)), qt(codes::kUnreachable));
    }

    void a_frozen_server_costs_no_more_than_the_deadline()
    {
        auto connection = open();
        QVERIFY(connection);
        m_server->pause();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf((*connection)->call({"PING"}, 200ms)), qt(codes::kTimeout));
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        timer.restart();
        QCOMPARE(codeOf(open(m_server->endpoint(), 200ms)), qt(codes::kTimeout));
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void an_answer_that_trickles_costs_no_more_than_the_deadline()
    {
        TcpProxy proxy(m_server->port());
        auto endpoint = m_server->endpoint();
        endpoint.port = proxy.port();
        auto connection = open(endpoint);
        QVERIFY(connection);
        QVERIFY((*connection)->call({"SET", "k", std::string(8 << 20, 'x')}, 5s));
        proxy.delay(20ms);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf((*connection)->call({"GET", "k"}, 200ms)), qt(codes::kTimeout));
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void an_answer_larger_than_is_taken_ends_the_connection()
    {
        auto connection = Connection::open(m_server->endpoint(), {.name = "tst", .limits = {.bytes = 1 << 20}}, 1s);
        QVERIFY(connection);
        QVERIFY((*connection)->call({"SET", "k", std::string(2 << 20, 'x')}, 5s));
        QCOMPARE(codeOf((*connection)->call({"GET", "k"}, 5s)), qt(codes::kProtocol));
        QVERIFY(!(*connection)->isUsable());
    }

    void a_killed_client_notices_before_it_sends_and_is_not_killed_by_a_signal()
    {
        auto connection = open();
        QVERIFY(connection);
        QVERIFY((*connection)->isQuiet());
        QVERIFY(m_server->command("CLIENT KILL TYPE normal SKIPME yes"));
        QVERIFY(!(*connection)->isQuiet());
        QVERIFY((*connection)->isUsable());
        for (int i = 0; i < 3; ++i) // the default of SIGPIPE, which a test does not change, would end us
            QCOMPARE(codeOf((*connection)->call({"PING"}, 1s)), qt(codes::kUnreachable));
    }

    void a_server_that_was_killed_or_restarted_is_told_apart()
    {
        auto connection = open();
        m_server->kill();
        QCOMPARE(codeOf((*connection)->call({"PING"}, 1s)), qt(codes::kUnreachable));
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(open()), qt(codes::kRefused), 20'000); // its port goes a moment after it
        QVERIFY(m_server->start());
        QVERIFY(open());
    }

    void too_many_clients_is_told()
    {
        QVERIFY(m_server->command("CONFIG SET maxclients 1"));
        auto first = open();
        QVERIFY(first);
        QCOMPARE(codeOf(open()), qt(codes::kTooManyClients));
    }

    void a_full_server_is_told()
    {
        auto connection = open();
        QVERIFY(m_server->command("CONFIG SET maxmemory 1"));
        QCOMPARE(codeOf((*connection)->call({"SET", "k", "v"}, 1s)), qt(codes::kMemoryFull));
        QVERIFY((*connection)->isUsable());
    }

    void a_server_that_cannot_save_is_told()
    {
        auto connection = open();
        m_server->makeSavingFail();
        QVERIFY((*connection)->call({"CONFIG", "SET", "save", "900 1"}, 1s));
        QVERIFY((*connection)->call({"BGSAVE"}, 5s));
        // it refuses once the child that should have saved is seen to have failed
        QTRY_COMPARE_WITH_TIMEOUT(codeOf((*connection)->call({"SET", "k", "v"}, 1s)), qt(codes::kCannotSave), 20'000);
    }

    void a_replica_refuses_writes_and_ends_the_connection()
    {
        RedisServer replica({"replicaof 127.0.0.1 " + std::to_string(m_server->port())});
        QVERIFY(replica.start());
        auto connection = open(replica.endpoint());
        QVERIFY(connection);
        QCOMPARE(codeOf((*connection)->call({"SET", "k", "v"}, 1s)), qt(codes::kReadOnly));
        QVERIFY(!(*connection)->isUsable());
    }

    void a_slow_script_is_busy_and_ends()
    {
        auto connection = open();
        QVERIFY((*connection)->call({"CONFIG", "SET", "busy-reply-threshold", "1"}, 1s));
        auto script = open();
        QCOMPARE(codeOf((*script)->call({"EVAL", "while true do end", "0"}, 100ms)), qt(codes::kTimeout));
        QCOMPARE(codeOf((*connection)->call({"GET", "k"}, 1s)), qt(codes::kBusy));
        QVERIFY((*connection)->call({"SCRIPT", "KILL"}, 1s));
        QTRY_VERIFY_WITH_TIMEOUT((*connection)->call({"GET", "k"}, 1s), 20'000);
    }

    void a_server_that_reads_its_data_is_loading()
    {
        auto connection = open();
        QVERIFY((*connection)->call({"DEBUG", "POPULATE", "20000"}, 5s));
        QVERIFY((*connection)->call({"SAVE"}, 5s));
        m_server->stop();
        m_server->addSetting("key-load-delay 1000");
        QVERIFY(m_server->start());
        connection = open();
        QVERIFY(connection);
        QCOMPARE(codeOf((*connection)->call({"GET", "k"}, 1s)), qt(codes::kLoading));
        QVERIFY((*connection)->call({"INFO", "persistence"}, 1s)); // which one may ask meanwhile
    }

    void messages_of_a_subscription_are_received_one_by_one()
    {
        auto listener = open();
        QVERIFY((*listener)->call({"SUBSCRIBE", "qcat:alerts"}, 1s));
        QCOMPARE(codeOf((*listener)->receive(10ms)), qt(codes::kTimeout));
        QVERIFY((*listener)->isUsable());
        QVERIFY(m_server->command("PUBLISH qcat:alerts P1"));
        const auto message = (*listener)->receive(1s);
        QVERIFY(message);
        QCOMPARE(qt(message->items.at(2).text), QStringLiteral("P1"));
    }
};

QTEST_GUILESS_MAIN(TestRedisLink)
#include "tst_redis_link.moc"
