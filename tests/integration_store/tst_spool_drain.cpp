#include <qcat/store_postgres/store_postgres.h>
#include <qcat/store_spool/store_spool.h>

#include <qcat/base/log.h>
#include <qcat/base/manual_executor.h>

#include <postgres_server.h>
#include <session_pool.h>
#include <store_records.h>

#include <fmt/format.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <libpq-fe.h>

#include <latch>
#include <memory>

using namespace qcat;
using namespace std::chrono_literals;
using namespace store_records;

namespace
{

constexpr unsigned kRecords = 60'000;
constexpr int kRounds = 3;

struct Closer {
    void operator()(PGconn *connection) const { PQfinish(connection); }
};

// What a person would load a table with: one COPY of text that lies ready in memory.
class RawCopy
{
public:
    explicit RawCopy(const domain::DatabaseConfig &config)
        : m_connection(PQconnectdb(("host=127.0.0.1 dbname=qcat user=qcat_user port=" + std::to_string(config.port) +
                                    " password=" + config.password)
                                       .c_str()))
    {
    }

    bool run(const std::string &sql, ExecStatusType expected = PGRES_COMMAND_OK)
    {
        PGresult *const result = PQexec(m_connection.get(), sql.c_str());
        const bool good = PQresultStatus(result) == expected;
        PQclear(result);
        return good;
    }
    std::vector<std::string> rowsOf(const std::string &table)
    {
        std::vector<std::string> rows;
        if (!run("COPY " + table + " TO STDOUT", PGRES_COPY_OUT))
            return rows;
        char *buffer = nullptr;
        for (int size = 0; (size = PQgetCopyData(m_connection.get(), &buffer, 0)) > 0; PQfreemem(buffer))
            rows.emplace_back(buffer, std::size_t(size));
        drainResults();
        return rows;
    }
    bool load(const std::string &table, const std::vector<std::string> &rows)
    {
        if (!run("COPY " + table + " FROM STDIN", PGRES_COPY_IN))
            return false;
        for (const auto &row : rows)
            PQputCopyData(m_connection.get(), row.data(), int(row.size()));
        return PQputCopyEnd(m_connection.get(), nullptr) == 1 && drainResults();
    }

private:
    bool drainResults()
    {
        bool good = true;
        while (PGresult *const result = PQgetResult(m_connection.get())) {
            good = good && PQresultStatus(result) == PGRES_COMMAND_OK;
            PQclear(result);
        }
        return good;
    }

    std::unique_ptr<PGconn, Closer> m_connection;
};

trading::StoreRecord recordNumber(unsigned i)
{
    return i % 3 == 0 ? fill(fmt::format("t{}", i), i)
                      : order(fmt::format("c{}", i), i, 1, domain::OrderState::PendingNew);
}

} // namespace

// How fast a backlog is brought in after an outage, beside a raw COPY of the same rows into the same tables, in one run.
class TestSpoolDrain : public QObject
{
    Q_OBJECT

private:
    // Seconds from the start of the writer until the store has everything; the records lie on disk before.
    double drain()
    {
        const QTemporaryDir folder;
        store_spool::StoreSpoolOptions options;
        options.log.folder = folder.path().toStdString();
        {
            auto log = store_spool::SpoolLog::open(options.log);
            for (unsigned i = 1; i <= kRecords; ++i)
                if (!(*log)->append(recordNumber(i)))
                    return -1;
        }
        const auto config = m_server->config();
        std::latch go(1); // the start reads the spool once: that is no part of the draining
        auto spool = store_spool::StoreSpool::open(
            options, {1},
            [config, &go] {
                go.wait();
                return std::make_unique<store_postgres::StorePostgres>(sessionPool(config), std::vector<domain::Account>{{"paper", "main", {}}});
            },
            m_clock, [](std::exception_ptr) { std::abort(); });
        QElapsedTimer clock;
        clock.start();
        go.count_down();
        const auto flushed = (*spool)->flush(60s);
        return flushed ? double(clock.nsecsElapsed()) / 1e9 : -1;
    }

    std::unique_ptr<PostgresServer> m_server;
    base::ManualClock m_clock;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        log::installSink([](auto...) {});
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
    }

    void a_backlog_is_brought_in_at_half_the_speed_of_a_raw_copy_or_better()
    {
        {
            store_postgres::StorePostgres store(sessionPool(m_server->config()), {{"paper", "main", {}}});
            QVERIFY(store.open({1}, 10s));
        }
        RawCopy raw(m_server->config());
        double bestDrain = 1e9, bestCopy = 1e9;
        for (int round = 0; round < kRounds; ++round) {
            QVERIFY(raw.run("TRUNCATE orders, fills, positions"));
            const double drained = drain();
            QVERIFY(drained > 0);
            const auto orders = raw.rowsOf("orders"), fills = raw.rowsOf("fills");
            QCOMPARE(orders.size() + fills.size(), std::size_t(kRecords));
            QVERIFY(raw.run("TRUNCATE orders, fills, positions"));
            QElapsedTimer clock;
            clock.start();
            QVERIFY(raw.load("orders", orders) && raw.load("fills", fills));
            const double copied = double(clock.nsecsElapsed()) / 1e9;
            qInfo("round %d: drain %.0f rows/s, raw COPY %.0f rows/s", round, kRecords / drained, kRecords / copied);
            bestDrain = std::min(bestDrain, drained);
            bestCopy = std::min(bestCopy, copied);
        }
        const double ratio = bestCopy / bestDrain;
        qInfo("drain is %.0f %% of a raw COPY", ratio * 100);
        QVERIFY2(ratio >= 0.5, qPrintable(QString::number(ratio)));
    }
};

QTEST_GUILESS_MAIN(TestSpoolDrain)
#include "tst_spool_drain.moc"
