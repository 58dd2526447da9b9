#include "real_clock.h"
#include "redis_server.h"
#include "tcp_proxy.h"

#include <qcat/cache_memory/memory_cache.h>
#include <qcat/cache_redis/redis_cache.h>
#include <qcat/pool/pool_threads.h>

#include <QSet>
#include <QTest>

#include <mutex>

using namespace qcat;
using namespace std::chrono_literals;
using ops::SharedCache;

namespace
{

constexpr int kPatience = 30'000;

// What was heard, from any thread.
class Ears
{
public:
    SharedCache::Listener listener()
    {
        return [this](const std::string &channel, const std::string &message) {
            std::lock_guard lock(m_mutex);
            m_heard << QString::fromStdString(channel + '=' + message);
        };
    }
    QStringList heard() const
    {
        std::lock_guard lock(m_mutex);
        return m_heard;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_heard;
};

// A cache on one Redis with the pool that it needs.
class Node
{
public:
    explicit Node(domain::RedisConfig config, SharedCache::Listener listener = [](const auto &, const auto &) {})
        : m_threads("tst-pool"),
          m_pool(std::make_shared<redis_link::CommandPool>([config] { return config; }, "tst", m_threads.environment(m_clock))),
          m_cache(std::make_unique<cache_redis::RedisCache>(m_pool, [config] { return config; },
                                                            std::vector<std::string>{"alerts"}, std::move(listener)))
    {
    }
    ~Node() { m_pool->close(); }
    SharedCache *operator->() { return m_cache.get(); }

private:
    RealClock m_clock;
    pool::PoolThreads m_threads;
    std::shared_ptr<redis_link::CommandPool> m_pool;
    std::unique_ptr<cache_redis::RedisCache> m_cache;
};

} // namespace

class TestSharedCache : public QObject
{
    Q_OBJECT

private:
    QString valueOf(const char *key)
    {
        const auto reply = m_server->command(std::string("GET ") + key);
        return reply ? QString::fromStdString(reply->text) : QStringLiteral("?");
    }
    static QString read(SharedCache &cache, const std::string &key)
    {
        const auto found = cache.get({key}, 5s);
        return found && found->front() ? QString::fromStdString(*found->front()) : QStringLiteral("none");
    }
    // What every cache does, alone or on a Redis.
    static void checkContract(SharedCache &cache, Ears &ears)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!cache.status().deaf, kPatience);
        cache.put("market:BTCUSDT", "1", 100s);
        cache.put("market:BTCUSDT", "2", 100s);
        cache.putState("risk", "active");
        QTRY_COMPARE_WITH_TIMEOUT(read(cache, "market:BTCUSDT"), QStringLiteral("2"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(read(cache, "state:risk"), QStringLiteral("active"), kPatience);
        QCOMPARE(read(cache, "state:nothing"), QStringLiteral("none"));
        QVERIFY(cache.setState("halt", "now", 5s));
        QCOMPARE(read(cache, "state:halt"), QStringLiteral("now")); // not written behind: it stands there
        const auto taken = cache.takeState("halt", 5s), again = cache.takeState("halt", 5s);
        QVERIFY(taken && *taken && **taken == "now");
        QVERIFY(again && !*again);
        QCOMPARE(read(cache, "state:halt"), QStringLiteral("none"));
        for (const char *name : {"trading:b", "trading:a", "halted"})
            QVERIFY(cache.setState(name, "now", 5s));
        const auto names = cache.stateNames("trading:", 5s);
        QVERIFY(names && *names == (std::vector<std::string>{"a", "b"}));
        cache.put("short", "lived", 20ms);
        QTRY_COMPARE_WITH_TIMEOUT(read(cache, "short"), QStringLiteral("none"), kPatience);
        cache.publish("alerts", "first");
        cache.publish("alerts", "second");
        QTRY_COMPARE_WITH_TIMEOUT(ears.heard(), (QStringList{QStringLiteral("alerts=first"), QStringLiteral("alerts=second")}),
                                  kPatience);
        const ops::TokenBucket bucket{"orders", 1, 10}; // hardly fills while we look
        QCOMPARE(*cache.take(bucket, 4, 5s), 4);
        QCOMPARE(*cache.take(bucket, 4, 5s), 4);
        QVERIFY(*cache.take(bucket, 100, 5s) < 100);
        QVERIFY(*cache.take(bucket, 100, 5s) < 100);
    }

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

    void a_cache_in_the_process_keeps_the_contract()
    {
        RealClock clock;
        Ears ears;
        cache_memory::MemoryCache cache(clock, ears.listener());
        checkContract(cache, ears);
    }

    void a_cache_on_redis_keeps_the_contract()
    {
        Ears ears;
        Node node(m_server->config(), ears.listener());
        checkContract(*node.operator->(), ears);
    }

    void every_key_has_an_end_or_is_declared_as_state()
    {
        Ears ears;
        Node node(m_server->config(), ears.listener());
        checkContract(*node.operator->(), ears);
        node->put("market:ETHUSDT", "1", 100s);
        QTRY_COMPARE_WITH_TIMEOUT(valueOf("qcat:market:ETHUSDT"), QStringLiteral("1"), kPatience);
        const auto keys = m_server->command("KEYS *");
        QVERIFY(keys->items.size() >= 4);
        for (const auto &key : keys->items) {
            const bool isState = key.text.starts_with("qcat:state:");
            QVERIFY2(key.text.starts_with("qcat:"), key.text.c_str());
            QVERIFY2(isState || m_server->command("PTTL " + key.text)->integer > 0, key.text.c_str());
        }
    }

    void nodes_hear_each_other_and_never_take_the_same_order_twice()
    {
        Ears ears;
        Node here(m_server->config(), ears.listener()), there(m_server->config());
        QTRY_VERIFY_WITH_TIMEOUT(!here->status().deaf, kPatience);
        there->publish("alerts", "from there");
        QTRY_COMPARE_WITH_TIMEOUT(ears.heard(), QStringList{QStringLiteral("alerts=from there")}, kPatience);
        const ops::TokenBucket bucket{"orders", 1, 100};
        int taken = 0;
        for (int i = 0; i < 40; ++i)
            taken += *here->take(bucket, 3, 5s) + *there->take(bucket, 3, 5s);
        QVERIFY2(taken >= 100 && taken < 240, qPrintable(QString::number(taken))); // what came in meanwhile is little
    }

    void state_is_kept_back_from_a_server_that_may_evict_it_and_the_rest_is_not()
    {
        QVERIFY(m_server->command("CONFIG SET maxmemory-policy allkeys-lru"));
        Node node(m_server->config());
        node->putState("risk", "halted");
        node->put("market:BTCUSDT", "1", 100s);
        QTRY_COMPARE_WITH_TIMEOUT(valueOf("qcat:market:BTCUSDT"), QStringLiteral("1"), kPatience);
        QVERIFY(valueOf("qcat:state:risk").isEmpty());
        const auto status = node->status();
        QVERIFY(status.stateRefused && !status.trouble);
        QCOMPARE(QString::fromStdString(std::string(status.stateRefused->arg("policy"))), QStringLiteral("allkeys-lru"));
        QVERIFY(!node->setState("halt", "now", 5s)); // whoever asks for it is told, and not left to believe
        QVERIFY(valueOf("qcat:state:halt").isEmpty());
        // mended: asked again after a while, and the state that waited is written
        QVERIFY(m_server->command("CONFIG SET maxmemory-policy noeviction"));
        const auto nowAndThen = [&] {
            node->put("market:BTCUSDT", "2", 100s);
            return valueOf("qcat:state:risk");
        };
        QTRY_COMPARE_WITH_TIMEOUT(nowAndThen(), QStringLiteral("halted"), kPatience);
        QVERIFY(!node->status().stateRefused);
    }

    void an_outage_delays_nobody_and_the_latest_values_are_written_after_it()
    {
        TcpProxy proxy(m_server->port());
        auto config = m_server->config();
        config.addr = "127.0.0.1:" + std::to_string(proxy.port());
        config.readTimeout = 100ms;
        config.dialTimeout = 100ms;
        Node node(config);
        node->putState("risk", "active");
        QTRY_COMPARE_WITH_TIMEOUT(valueOf("qcat:state:risk"), QStringLiteral("active"), kPatience);
        proxy.freeze();
        for (int i = 0; i < 10'000; ++i) { // each would wait for 100 ms if it waited
            node->putState("risk", std::to_string(i));
            node->publish("alerts", std::to_string(i));
        }
        QTRY_VERIFY_WITH_TIMEOUT(node->status().trouble, kPatience);
        QVERIFY(node->status().dropped > 9'000);
        QVERIFY(!node->get({"state:risk"}, 1s));
        QVERIFY(!node->take({"orders", 1, 1}, 1, 1s));
        proxy.forward();
        QTRY_COMPARE_WITH_TIMEOUT(valueOf("qcat:state:risk"), QStringLiteral("9999"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!node->status().trouble, kPatience);
    }

    void what_has_come_to_its_end_while_redis_was_away_is_not_written()
    {
        m_server->stop();
        Node node(m_server->config());
        node->put("market:BTCUSDT", "stale", 1ms);
        node->putState("risk", "active");
        QTRY_VERIFY_WITH_TIMEOUT(node->status().trouble, kPatience);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(valueOf("qcat:state:risk"), QStringLiteral("active"), kPatience);
        QVERIFY(valueOf("qcat:market:BTCUSDT").isEmpty());
    }

    void a_listener_hears_again_after_the_server_was_away()
    {
        Ears ears;
        Node node(m_server->config(), ears.listener());
        QTRY_VERIFY_WITH_TIMEOUT(!node->status().deaf, kPatience);
        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(node->status().deaf, kPatience);
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(!node->status().deaf, kPatience);
        QVERIFY(m_server->command("PUBLISH qcat:alerts again"));
        QTRY_COMPARE_WITH_TIMEOUT(ears.heard(), QStringList{QStringLiteral("alerts=again")}, kPatience);
    }
};

QTEST_GUILESS_MAIN(TestSharedCache)
#include "tst_shared_cache.moc"
