#include "redis_server.h"

#include <qcat/actions/redis_cleanup.h>
#include <qcat/base/manual_executor.h>

#include <QTest>

#include <atomic>
#include <thread>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

// The longest that another client waits for an answer, asked again and again until it is destroyed.
class OtherClient
{
public:
    explicit OtherClient(const redis_link::Endpoint &endpoint)
        : m_connection(std::move(redis_link::Connection::open(endpoint, {.name = "other"}, 2s)).value()),
          m_thread([this] { run(); })
    {
    }
    ~OtherClient() { stop(); }
    base::Duration stop()
    {
        m_stopping = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_worst;
    }

private:
    void run()
    {
        while (!m_stopping) {
            const auto begin = std::chrono::steady_clock::now();
            (void)m_connection->call({"PING"}, 5s);
            m_worst = std::max<base::Duration>(m_worst, std::chrono::steady_clock::now() - begin);
        }
    }

    std::unique_ptr<redis_link::Connection> m_connection;
    std::atomic_bool m_stopping = false;
    base::Duration m_worst{};
    std::thread m_thread;
};

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

class TestRedisCleanup : public QObject
{
    Q_OBJECT

private:
    ops::ActionRequest request(const char *prefix)
    {
        return {"redis.remove_prefix", domain::StepMode::Mutate, {{"prefix", prefix}}};
    }
    base::Result<ops::ActionOutcome> remove(const char *prefix, base::CallLimits limits = {.timeout = 60s})
    {
        base::Result<ops::ActionOutcome> result = base::Error{"test.none", "no answer"};
        actions::RedisCleanupAction action(m_server->config(), m_executor, m_executor);
        action.run(
            request(prefix), limits, [](const std::string &) {}, [&](auto outcome) { result = std::move(outcome); });
        m_executor.runAll();
        return result;
    }
    base::Result<ops::ActionPlan> plan(const char *prefix)
    {
        base::Result<ops::ActionPlan> result = base::Error{"test.none", "no answer"};
        actions::RedisCleanupAction action(m_server->config(), m_executor, m_executor);
        action.plan(request(prefix), {.timeout = 30s}, [&](auto made) { result = std::move(made); });
        m_executor.runAll();
        return result;
    }
    std::int64_t keys() { return m_server->command("DBSIZE")->integer; }

    base::ManualClock m_clock;
    base::ManualExecutor m_executor{m_clock};
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

    void the_plan_counts_and_removes_nothing()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 1000 qcat:cache"));
        QVERIFY(m_server->command("DEBUG POPULATE 10 other"));
        const auto made = plan("qcat:cache:");
        QVERIFY(made);
        QCOMPARE(qt(made->preconditions.at(0).code), QStringLiteral("redis_cleanup.counted"));
        QCOMPARE(qt(made->preconditions.at(0).args.at(0).value), QStringLiteral("1000"));
        QCOMPARE(keys(), std::int64_t(1010));
    }

    void a_hundred_thousand_keys_go_and_those_of_others_and_our_state_stay()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 100000 qcat:cache"));
        QVERIFY(m_server->command("DEBUG POPULATE 50000 other"));
        QVERIFY(m_server->command("DEBUG POPULATE 100 qcat:state"));
        OtherClient other(m_server->endpoint());
        const auto outcome = remove("qcat:");
        const auto worst = other.stop();
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
        QCOMPARE(qt(outcome->finding.code), QStringLiteral("redis_cleanup.removed"));
        QCOMPARE(qt(outcome->finding.args.at(0).value), QStringLiteral("100000"));
        QCOMPARE(keys(), std::int64_t(50'100));
        qInfo("another client waited %.1f ms at most", double(worst.count()) / 1e6);
    }

    void a_prefix_is_taken_by_the_letter()
    {
        QVERIFY(m_server->command("SET a[b]c:1 x"));
        QVERIFY(m_server->command("SET abc:1 x"));
        QVERIFY(remove("a[b]c:"));
        QCOMPARE(m_server->command("EXISTS a[b]c:1")->integer, std::int64_t(0));
        QCOMPARE(m_server->command("EXISTS abc:1")->integer, std::int64_t(1));
    }

    void what_is_no_prefix_is_refused_data()
    {
        QTest::addColumn<QString>("prefix");
        for (const char *prefix : {"", "*", "q", "qcat:*", "qcat:state:", "qcat:state:risk"})
            QTest::newRow(prefix) << prefix;
    }
    void what_is_no_prefix_is_refused()
    {
        QFETCH(QString, prefix);
        QVERIFY(m_server->command("DEBUG POPULATE 10 qcat:state"));
        const auto outcome = remove(prefix.toStdString().c_str());
        QVERIFY(!outcome);
        QCOMPARE(qt(outcome.error().code), QStringLiteral("redis_cleanup.bad_prefix"));
        QCOMPARE(keys(), std::int64_t(10));
    }

    void a_replica_is_refused()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 10 qcat:cache"));
        QVERIFY(m_server->command("REPLICAOF 127.0.0.1 1"));
        QCOMPARE(qt(remove("qcat:cache:").error().code), QStringLiteral("redis_cleanup.on_replica"));
    }

    void cancelling_stops_between_two_steps_and_says_what_is_gone()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 10000 qcat:cache"));
        base::CallLimits limits{.timeout = 60s};
        limits.cancel.cancel();
        const auto outcome = remove("qcat:cache:", limits);
        QVERIFY(outcome);
        QCOMPARE(qt(outcome->finding.code), QStringLiteral("redis_cleanup.removed_partly"));
        QVERIFY(keys() > 9'000);
    }
};

QTEST_GUILESS_MAIN(TestRedisCleanup)
#include "tst_redis_cleanup.moc"
