#include <qcat/redis_link/endpoint.h>
#include <qcat/redis_link/redis_error.h>

#include <QTest>

using namespace qcat;
namespace codes = redis_link::codes;

class TestRedisError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void error_replies_have_their_class_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("retry");
        const auto row = [](const char *reply, std::string_view code, redis_link::Retry retry) {
            QTest::newRow(reply) << QString::fromUtf8(reply) << QString::fromStdString(std::string(code)) << int(retry);
        };
        using redis_link::Retry;
        row("NOAUTH Authentication required.", codes::kAuth, Retry::Never);
        row("WRONGPASS invalid username-password pair or user is disabled.", codes::kAuth, Retry::Never);
        row("NOPERM User x has no permissions to run the 'info' command", codes::kPermission, Retry::Never);
        row("LOADING Redis is loading the dataset in memory", codes::kLoading, Retry::Later);
        row("BUSY Redis is busy running a script.", codes::kBusy, Retry::Later);
        row("BUSYGROUP Consumer Group name already exists", codes::kFailed, Retry::Never);
        row("TRYAGAIN Multiple keys request during rehashing of slot", codes::kBusy, Retry::Later);
        row("MASTERDOWN Link with MASTER is down", codes::kBusy, Retry::Later);
        row("CLUSTERDOWN The cluster is down", codes::kBusy, Retry::Later);
        row("READONLY You can't write against a read only replica.", codes::kReadOnly, Retry::NewConnection);
        row("OOM command not allowed when used memory > 'maxmemory'.", codes::kMemoryFull, Retry::Never);
        row("MISCONF Redis is configured to save RDB snapshots, but", codes::kCannotSave, Retry::Never);
        row("ERR max number of clients reached", codes::kTooManyClients, Retry::Later);
        row("WRONGTYPE Operation against a key holding the wrong kind of value", codes::kFailed, Retry::Never);
        row("", codes::kFailed, Retry::Never);
    }
    void error_replies_have_their_class()
    {
        QFETCH(QString, reply);
        QFETCH(QString, code);
        QFETCH(int, retry);
        const auto text = reply.toStdString();
        QCOMPARE(QString::fromStdString(std::string(redis_link::codeOfReply(text))), code);
        QCOMPARE(int(redis_link::retryAfter(redis_link::codeOfReply(text))), retry);
    }

    void the_arguments_of_an_unknown_command_are_not_repeated()
    {
        const auto error =
            redis_link::replyError("ERR unknown command 'AUTHX', with args beginning with: 'sesame' ", "h:1/0");
        QCOMPARE(QString::fromStdString(error.message), QStringLiteral("Redis h:1/0: ERR unknown command 'AUTHX'"));
    }

    void what_the_server_says_is_one_bounded_line_of_printable_text()
    {
        const auto error = redis_link::replyError("ERR \x01\xff" + std::string(5000, 'x') + "\nmore", "h:1/0");
        QCOMPARE(error.arg("detail").size(), std::size_t(200));
        QVERIFY(error.arg("detail").starts_with("ERR ??xxx"));
    }

    void addresses_are_read_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("target");
        QTest::newRow("host and port") << "10.0.0.7:6380"
                                       << "10.0.0.7:6380/0";
        QTest::newRow("host") << "cache"
                              << "cache:6379/0";
        QTest::newRow("url") << "redis://cache:1"
                             << "cache:1/0";
        QTest::newRow("ipv6") << "[::1]:6380"
                              << "::1:6380/0";
        QTest::newRow("no host") << ":6379"
                                 << "redis.unreachable";
        QTest::newRow("port is a word") << "cache:redis"
                                        << "redis.unreachable";
        QTest::newRow("port too large") << "cache:70000"
                                        << "redis.unreachable";
        QTest::newRow("bracket open") << "[::1:6379"
                                      << "redis.unreachable";
        QTest::newRow("tls") << "rediss://cache:6379"
                             << "cache:6379/0";
    }
    void addresses_are_read()
    {
        QFETCH(QString, address);
        QFETCH(QString, target);
        domain::RedisConfig config;
        config.addr = address.toStdString();
        const auto endpoint = redis_link::endpointOf(config);
        QCOMPARE(QString::fromStdString(endpoint ? endpoint->target() : endpoint.error().code), target);
    }
};

QTEST_APPLESS_MAIN(TestRedisError)
#include "tst_redis_error.moc"
