#include <qcat/store_postgres/store_postgres.h>
#include <qcat/store_spool/store_spool.h>

#include <qcat/base/log.h>
#include <qcat/base/manual_executor.h>

#include <postgres_server.h>
#include <session_pool.h>
#include <store_records.h>
#include <tcp_proxy.h>

#include <fmt/format.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace qcat;
using namespace qcat::base;
using namespace store_records;
using namespace store_spool;

namespace
{

constexpr unsigned kRecords = 5'000;

// Every order is opened and later filled; every third record is a fill.
trading::StoreRecord recordNumber(unsigned i)
{
    if (i % 3 == 0)
        return fill(fmt::format("t{}", i), i);
    const bool again = i % 3 == 2;
    return order(fmt::format("c{}", again ? i - 1 : i), i, 1,
                 again ? domain::OrderState::Filled : domain::OrderState::Open);
}

// What the tables hold when all records have arrived once, in order: counted from the records and not from the code
// under test.
QString expectedRows()
{
    const unsigned fills = kRecords / 3, orders = kRecords / 3 + (kRecords % 3 > 0);
    const unsigned filled = kRecords / 3 + (kRecords % 3 == 2);
    return QStringLiteral("orders %1 of them filled %2 fills %3").arg(orders).arg(filled).arg(fills);
}

} // namespace

// The spool and a real PostgreSQL that is killed, frozen, cut off, while records flow.
class TestStoreOutage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StoreSpool> openSpool(domain::DatabaseConfig config)
    {
        config.connectTimeout = 500ms;
        StoreSpoolOptions options;
        options.log.folder = m_folder->path().toStdString() + "/spool";
        options.writer.batchRecords = 300;
        options.writer.openTimeout = options.writer.writeTimeout = 1s;
        auto spool = StoreSpool::open(
            options, {1},
            [config] {
                return std::make_unique<store_postgres::StorePostgres>(
                    sessionPool(config), std::vector<domain::Account>{{"paper", "main", {}}});
            },
            m_clock, [](std::exception_ptr) { std::abort(); });
        return spool ? std::move(*spool) : nullptr;
    }
    void append(StoreSpool &spool, unsigned from, unsigned to)
    {
        for (unsigned i = from; i <= to; ++i) {
            const auto appended = spool.append(recordNumber(i));
            QVERIFY2(appended, messageOf(appended));
        }
    }
    QString rows()
    {
        const auto found = m_server->sql(
            "SELECT 'orders ' || (SELECT count(*) FROM orders) || ' of them filled ' || "
            "(SELECT count(*) FROM orders WHERE state = 'filled') || ' fills ' || (SELECT count(*) FROM fills)");
        return QString::fromStdString(found ? *found : found.error().message);
    }
    // Rows that are not what their record says: wrong version or wrong amount.
    QString wrongRows()
    {
        const auto found = m_server->sql(
            "SELECT (SELECT count(*) FROM orders WHERE state = 'filled' AND sequence % 3 <> 2 OR state = 'open' "
            "AND sequence % 3 <> 1 OR client_id <> 'c' || (sequence - (sequence + 2) % 3) OR quantity <> 0.25) + "
            "(SELECT count(*) FROM fills WHERE trade_id <> 't' || sequence OR quantity <> 0.1)");
        return QString::fromStdString(found ? *found : found.error().message);
    }
    void verifyComplete(StoreSpool &spool)
    {
        const auto flushed = spool.flush(60s);
        QVERIFY2(flushed, messageOf(flushed));
        QCOMPARE(rows(), expectedRows());
        QCOMPARE(wrongRows(), QStringLiteral("0"));
        QCOMPARE(spool.status().rejectedRecords, 0);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        log::installSink([](auto...) {});
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
    }
    void cleanup() { m_server.reset(); }

    void a_server_that_is_killed_again_and_again_gets_every_record_once()
    {
        const auto spool = openSpool(m_server->config());
        QVERIFY(spool);
        constexpr unsigned kOutages = 5;
        for (unsigned outage = 0; outage < kOutages; ++outage) {
            const unsigned from = outage * kRecords / kOutages + 1, to = (outage + 1) * kRecords / kOutages;
            append(*spool, from, (from + to) / 2);
            QTRY_VERIFY_WITH_TIMEOUT(spool->status().writtenRecords > from, 30'000); // it flows
            QVERIFY(m_server->stopImmediate());
            append(*spool, (from + to) / 2 + 1, to);
            QTRY_VERIFY_WITH_TIMEOUT(!spool->status().reachable, 30'000);
            QVERIFY(m_server->start());
        }
        verifyComplete(*spool);
    }

    void this_engine_killed_during_the_outage_loses_nothing()
    {
        {
            const auto spool = openSpool(m_server->config());
            append(*spool, 1, kRecords / 2);
            QTRY_VERIFY_WITH_TIMEOUT(spool->status().writtenRecords > 100, 30'000);
            QVERIFY(m_server->stopImmediate());
            append(*spool, kRecords / 2 + 1, kRecords);
        } // not flushed: the next start finds the rest on disk
        QVERIFY(m_server->start());
        const auto spool = openSpool(m_server->config());
        append(*spool, 1, kRecords); // the journal is replayed
        verifyComplete(*spool);
    }

    void a_server_that_hangs_is_an_outage_and_not_a_hang_of_ours()
    {
        const auto spool = openSpool(m_server->config());
        append(*spool, 1, 1'000);
        QTRY_VERIFY_WITH_TIMEOUT(spool->status().writtenRecords > 100, 30'000);
        m_server->pause();
        QElapsedTimer clock;
        clock.start();
        append(*spool, 1'001, kRecords);
        const qint64 appendMs = clock.restart();
        QTRY_VERIFY_WITH_TIMEOUT(!spool->status().reachable, 30'000);
        const qint64 noticedMs = clock.elapsed();
        m_server->resume();
        QVERIFY2(appendMs < 20'000, qPrintable(QString::number(appendMs)));
        QVERIFY2(noticedMs < 20'000, qPrintable(QString::number(noticedMs)));
        verifyComplete(*spool);
    }

    void a_network_that_swallows_the_answer_to_commit_brings_no_row_twice()
    {
        TcpProxy proxy(m_server->port());
        auto config = m_server->config();
        config.port = proxy.port();
        const auto spool = openSpool(config);
        constexpr int kCuts = 10;
        for (unsigned cut = 0; cut < kCuts; ++cut) {
            proxy.cutWhenClientSends("COMMIT"); // it arrives and is done; nobody hears of it
            append(*spool, cut * kRecords / kCuts + 1, (cut + 1) * kRecords / kCuts);
            QTRY_COMPARE_WITH_TIMEOUT(proxy.cutsByText(), int(cut) + 1, 30'000);
        }
        verifyComplete(*spool);
    }
};

QTEST_GUILESS_MAIN(TestStoreOutage)
#include "tst_store_outage.moc"
