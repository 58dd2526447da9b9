#include "redis_server.h"
#include "test_certificates.h"

#include <qcat/redis_link/connection.h>
#include <qcat/redis_link/redis_error.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using redis_link::Connection;

namespace
{

QString codeOf(const base::Result<std::unique_ptr<Connection>> &opened)
{
    return opened ? QStringLiteral("good") : QString::fromStdString(opened.error().code);
}

QString detailOf(const base::Result<std::unique_ptr<Connection>> &opened)
{
    return opened ? QString() : QString::fromStdString(std::string(opened.error().arg("detail")));
}

} // namespace

// A real Redis that speaks TLS alone.
class TestRedisTls : public QObject
{
    Q_OBJECT

private:
    static base::Result<std::unique_ptr<Connection>> open(const domain::RedisConfig &config)
    {
        return Connection::open(*redis_link::endpointOf(config), {.name = "tst"}, 10s);
    }

    const TestCertificates m_certificates;
    TestCertificates::Pair m_good, m_other;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = RedisServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_good = m_certificates.make(QStringLiteral("good"), "IP:127.0.0.1");
        m_other = m_certificates.make(QStringLiteral("other"), "IP:127.0.0.1");
        QVERIFY(m_good.isMade && m_other.isMade);
    }

    void commands_and_large_answers_pass_through_tls()
    {
        RedisServer server;
        server.useTls(m_good.certificate, m_good.key);
        QVERIFY(server.start());
        auto connection = open(server.config());
        QCOMPARE(codeOf(connection), QStringLiteral("good"));
        const std::string large(3'000'000, 'x');
        QVERIFY((*connection)->call({"SET", "k", large}, 10s));
        QVERIFY((*connection)->call({"GET", "k"}, 10s)->text == large);
        QVERIFY((*connection)->isQuiet()); // session tickets are no bytes that nobody asked for
        const auto late = (*connection)->call({"DEBUG", "SLEEP", "2"}, 100ms);
        QCOMPARE(QString::fromStdString(late.error().code), QStringLiteral("redis.timeout"));
        QVERIFY(!(*connection)->isUsable());
    }

    void a_connection_that_the_server_closed_is_not_quiet()
    {
        RedisServer server;
        server.useTls(m_good.certificate, m_good.key);
        QVERIFY(server.start());
        auto connection = open(server.config());
        QCOMPARE(codeOf(connection), QStringLiteral("good"));
        server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!(*connection)->isQuiet(), 20'000);
    }

    void a_certificate_that_we_do_not_trust_is_refused_with_the_reason()
    {
        RedisServer server;
        server.useTls(m_good.certificate, m_good.key);
        QVERIFY(server.start());
        auto config = server.config();
        config.tlsCaFile = m_other.certificate.string();
        const auto untrusted = open(config);
        QCOMPARE(codeOf(untrusted), QStringLiteral("redis.tls"));
        QVERIFY2(detailOf(untrusted).contains(QStringLiteral("certificate")), qPrintable(detailOf(untrusted)));
        config.tlsCaFile = "/nonexistent/ca.crt";
        const auto noFile = open(config);
        QCOMPARE(codeOf(noFile), QStringLiteral("redis.tls"));
        QVERIFY2(detailOf(noFile).contains(QStringLiteral("/nonexistent/ca.crt")), qPrintable(detailOf(noFile)));
    }

    void a_certificate_of_another_host_is_refused()
    {
        const auto elsewhere = m_certificates.make(QStringLiteral("elsewhere"), "DNS:cache.example");
        QVERIFY(elsewhere.isMade);
        RedisServer server;
        server.useTls(elsewhere.certificate, elsewhere.key);
        (void)server.start(); // its own look at it is refused as well
        const auto refused = open(server.config());
        QCOMPARE(codeOf(refused), QStringLiteral("redis.tls"));
        QVERIFY2(detailOf(refused).contains(QStringLiteral("mismatch")), qPrintable(detailOf(refused)));
    }

    void a_certificate_whose_time_is_over_is_refused()
    {
        const auto expired = m_certificates.makeExpired(QStringLiteral("expired"), "IP:127.0.0.1");
        QVERIFY(expired.isMade);
        RedisServer server;
        server.useTls(expired.certificate, expired.key);
        (void)server.start();
        const auto refused = open(server.config());
        QCOMPARE(codeOf(refused), QStringLiteral("redis.tls"));
        QVERIFY2(detailOf(refused).contains(QStringLiteral("expired")), qPrintable(detailOf(refused)));
    }

    void a_server_that_asks_for_our_certificate_gets_it()
    {
        RedisServer server;
        server.useTls(m_good.certificate, m_good.key, m_other.certificate);
        (void)server.start(); // its own look has no certificate
        auto config = server.config();
        const auto refused = open(config);
        QVERIFY2(!refused, "let in without a certificate");
        config.tlsCertFile = m_other.certificate.string();
        config.tlsKeyFile = m_other.key.string();
        QCOMPARE(codeOf(open(config)), QStringLiteral("good"));
    }

    void a_server_without_tls_is_told_from_a_wrong_certificate()
    {
        RedisServer server;
        QVERIFY(server.start());
        auto config = server.config();
        config.addr = "rediss://" + config.addr;
        config.tlsCaFile = m_good.certificate.string();
        const auto refused = Connection::open(*redis_link::endpointOf(config), {.name = "tst"}, 2s);
        QCOMPARE(codeOf(refused), QStringLiteral("redis.tls"));
        QVERIFY2(detailOf(refused).contains(QStringLiteral("does not speak TLS")), qPrintable(detailOf(refused)));
    }
};

QTEST_GUILESS_MAIN(TestRedisTls)
#include "tst_redis_tls.moc"
