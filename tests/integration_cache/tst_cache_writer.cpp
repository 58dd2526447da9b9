#include "redis_server.h"
#include "tcp_proxy.h"

#include <qcat/cache_redis/cache_writer.h>

#include <QElapsedTimer>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using cache_redis::CacheWriter;

class TestCacheWriter : public QObject
{
    Q_OBJECT

private:
    QString valueOf(const char *key)
    {
        const auto reply = m_server->command(std::string("GET ") + key);
        return reply ? QString::fromStdString(reply->text) : QStringLiteral("?");
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

    void values_have_our_prefix_and_an_end_and_state_has_none()
    {
        CacheWriter cache(m_server->config());
        cache.put("market:BTCUSDT", "1", 100s);
        cache.put("market:BTCUSDT", "2", 100s);
        cache.putState("risk", "active");
        QTRY_COMPARE(valueOf("qcat:state:risk"), QStringLiteral("active"));
        QCOMPARE(valueOf("qcat:market:BTCUSDT"), QStringLiteral("2"));
        const auto left = m_server->command("PTTL qcat:market:BTCUSDT")->integer;
        QVERIFY2(left > 90'000 && left <= 100'000, qPrintable(QString::number(left)));
        QCOMPARE(m_server->command("PTTL qcat:state:risk")->integer, std::int64_t(-1));
        QTRY_COMPARE(cache.status().written, std::int64_t(2));
    }

    void messages_reach_those_who_listen_in_order()
    {
        auto listener = redis_link::Connection::open(m_server->endpoint(), {.name = "listener"}, 2s);
        QVERIFY(listener);
        QVERIFY((*listener)->call({"SUBSCRIBE", "qcat:alerts"}, 1s));
        CacheWriter cache(m_server->config());
        cache.publish("alerts", "first");
        cache.publish("alerts", "second");
        for (const char *expected : {"first", "second"}) {
            const auto message = (*listener)->receive(5s);
            QVERIFY(message);
            QCOMPARE(QString::fromStdString(message->items.at(2).text), QString::fromLatin1(expected));
        }
    }

    void state_is_kept_back_from_a_server_that_may_evict_it_and_the_rest_is_not()
    {
        QVERIFY(m_server->command("CONFIG SET maxmemory-policy allkeys-lru"));
        CacheWriter cache(m_server->config());
        cache.putState("risk", "halted");
        cache.put("market:BTCUSDT", "1", 100s);
        QTRY_COMPARE(valueOf("qcat:market:BTCUSDT"), QStringLiteral("1"));
        QVERIFY(valueOf("qcat:state:risk").isEmpty());
        const auto status = cache.status();
        QVERIFY(status.stateRefused && !status.trouble);
        QCOMPARE(QString::fromStdString(std::string(status.stateRefused->arg("policy"))),
                 QStringLiteral("allkeys-lru"));
        // mended, and the connection lost: asked again, and the state that waited is written
        QVERIFY(m_server->command("CONFIG SET maxmemory-policy noeviction"));
        QVERIFY(m_server->command("CLIENT KILL TYPE normal SKIPME yes"));
        cache.put("market:BTCUSDT", "2", 100s);
        QTRY_COMPARE(valueOf("qcat:state:risk"), QStringLiteral("halted"));
        QVERIFY(!cache.status().stateRefused);
    }

    void an_outage_delays_nobody_and_the_latest_values_are_written_after_it()
    {
        TcpProxy proxy(m_server->port());
        auto config = m_server->config();
        config.addr = "127.0.0.1:" + std::to_string(proxy.port());
        config.readTimeout = 100ms;
        config.dialTimeout = 100ms;
        CacheWriter cache(config);
        cache.putState("risk", "active");
        QTRY_COMPARE(valueOf("qcat:state:risk"), QStringLiteral("active"));
        proxy.freeze();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10'000; ++i) {
            cache.putState("risk", std::to_string(i));
            cache.publish("alerts", std::to_string(i));
        }
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY(cache.status().trouble);
        QVERIFY(cache.status().dropped > 9'000);
        proxy.forward();
        QTRY_COMPARE_WITH_TIMEOUT(valueOf("qcat:state:risk"), QStringLiteral("9999"), 15'000);
        QTRY_VERIFY(!cache.status().trouble);
    }

    void what_has_come_to_its_end_while_redis_was_away_is_not_written()
    {
        m_server->stop();
        CacheWriter cache(m_server->config());
        cache.put("market:BTCUSDT", "stale", 1ms);
        cache.putState("risk", "active");
        QTRY_VERIFY(cache.status().trouble);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(valueOf("qcat:state:risk"), QStringLiteral("active"), 15'000);
        QVERIFY(valueOf("qcat:market:BTCUSDT").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCacheWriter)
#include "tst_cache_writer.moc"
