#include "postgres_story.h"
#include "running_host.h"

#include <qcat/runtime/record_check.h>
#include <qcat/store_postgres/postgres_record_reader.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

// `qcat doctor store`: the record in a real PostgreSQL against the journals of an engine that traded.
class TestRecordCheck : public QObject
{
    Q_OBJECT

private:
    base::Result<runtime::RecordCheck> check()
    {
        store_postgres::PostgresRecordReader reader(m_server->config());
        return runtime::checkRecord(m_data.toStdString(), reader, 20s);
    }
    // "orders 3 0 0 0" for 3 missing, none double, different or unexplained; what is sound is left out.
    QString faults()
    {
        const auto checked = check();
        if (!checked)
            return QString::fromStdString(checked.error().message);
        QStringList found;
        for (const auto &t : checked->tables)
            if (!t.isEqual())
                found << QStringLiteral("%1 %2 %3 %4 %5")
                             .arg(QString::fromStdString(t.name))
                             .arg(t.missing).arg(t.doubled).arg(t.different).arg(t.unexplained);
        return found.join(QLatin1String(", "));
    }
    QString faultsAfter(const std::string &sql)
    {
        const auto done = m_server->sql(sql);
        return done ? faults() : QString::fromStdString(done.error().message);
    }

    // Every row once more, as another engine would have written it.
    bool copyToAnotherAccount(const std::string &table) const
    {
        const auto copy = "CREATE TEMPORARY TABLE another AS SELECT * FROM " + table + "; UPDATE another SET account = 'other'; INSERT INTO " +
                          table + " SELECT * FROM another";
        return m_server->sql(copy).hasValue();
    }

    std::unique_ptr<PostgresServer> m_server;
    QTemporaryDir m_temp;
    QString m_data = m_temp.filePath(QStringLiteral("data"));

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
    }

    void a_record_is_equal_beside_a_running_engine_and_after_it_over_several_runs()
    {
        for (int run = 0; run < 2; ++run) {
            RunningHost host(postgres_story::config(*m_server), m_data);
            QVERIFY2(host.started(), host.started() ? "" : host.started().error().message.c_str());
            const auto before = host.now()->ops->spool.writtenRecords;
            QTRY_VERIFY_WITH_TIMEOUT(host.now()->ops->spool.writtenRecords > before + 100, 30'000);
            QTRY_COMPARE_WITH_TIMEOUT(faults(), QString(), 10'000);
        }
        const auto after = check();
        QVERIFY2(after, messageOf(after));
        QCOMPARE(faults(), QString());
        QCOMPARE(after->journals, 2);
        QCOMPARE(after->tables.size(), std::size_t(11));
        QVERIFY(after->tables[0].journal > 20 && after->tables[0].database == after->tables[0].journal);
    }

    void rows_of_another_account_in_the_same_database_are_none_of_ours()
    {
        const auto before = check();
        QVERIFY2(before, messageOf(before));
        for (const char *table : {"orders", "fills", "positions", "strategies", "audit"})
            QVERIFY(copyToAnotherAccount(table));
        QVERIFY(m_server->sql("INSERT INTO candles SELECT venue, 'OTHERUSDT', started_at, open, high, low, close, volume, quote_volume, "
                              "taker_buy_volume, trades, epoch, sequence, ordinal, recorded_at FROM candles"));
        QCOMPARE(faults(), QString());
        const auto after = check();
        QVERIFY2(after, messageOf(after));
        for (std::size_t i = 0; i < after->tables.size(); ++i)
            QCOMPARE(after->tables[i].database, before->tables[i].database);
        for (const char *table : {"orders", "fills", "positions", "strategies", "audit"})
            QVERIFY(m_server->sql(std::string("DELETE FROM ") + table + " WHERE account = 'other'"));
    }

    void records_in_the_spool_are_on_the_way_and_not_missing()
    {
        {
            RunningHost host(postgres_story::config(*m_server), m_data);
            QVERIFY(host.started());
            QTRY_VERIFY_WITH_TIMEOUT(host.now()->ops->spool.storeReachable, 20'000);
            QVERIFY(m_server->sql("ALTER TABLE orders RENAME TO hidden"));
            QTRY_VERIFY_WITH_TIMEOUT(host.now()->ops->spool.pendingRecords > 50, 30'000);
        }
        QVERIFY(m_server->sql("ALTER TABLE hidden RENAME TO orders"));
        const auto checked = check();
        QVERIFY2(checked, messageOf(checked));
        QCOMPARE(faults(), QString());
        QVERIFY(checked->tables[0].onTheWay > 0);
        RunningHost(postgres_story::config(*m_server), m_data); // brings them in
        QTRY_COMPARE_WITH_TIMEOUT(check()->tables[0].onTheWay, 0, 20'000);
    }

    void each_kind_of_fault_is_found_by_what_the_row_is()
    {
        QCOMPARE(faultsAfter("DELETE FROM fills WHERE trade_id IN (SELECT trade_id FROM fills LIMIT 2)"), QStringLiteral("fills 2 0 0 0"));
        QCOMPARE(faultsAfter("UPDATE orders SET filled = filled + 1 WHERE client_id = (SELECT min(client_id) FROM orders WHERE state = 'filled')"),
                 QStringLiteral("orders 0 0 1 0, fills 2 0 0 0"));
        QCOMPARE(faultsAfter("INSERT INTO positions (venue, account, symbol, position_side, quantity, entry_price, realized_pnl, fees, epoch, "
                             "sequence, ordinal) SELECT venue, account, 'NEVERUSDT', position_side, 1, 1, 0, 0, (SELECT min(epoch) FROM orders), 1, 0 FROM "
                             "positions LIMIT 1"),
                 QStringLiteral("orders 0 0 1 0, fills 2 0 0 0, positions 0 0 0 1"));
        QCOMPARE(faultsAfter("ALTER TABLE fills DROP CONSTRAINT fills_pkey; INSERT INTO fills SELECT * FROM fills LIMIT 3"),
                 QStringLiteral("orders 0 0 1 0, fills 2 3 0 0, positions 0 0 0 1"));
        QCOMPARE(faultsAfter("DELETE FROM audit WHERE act = (SELECT min(act) FROM audit); UPDATE strategy_versions SET parameters = 'other' WHERE "
                             "strategy = (SELECT min(strategy) FROM strategy_versions)"),
                 QStringLiteral("orders 0 0 1 0, fills 2 3 0 0, positions 0 0 0 1, strategy_versions 0 0 1 0, audit 1 0 0 0"));
    }

    void a_store_that_is_not_there_is_said_to_be_unreachable()
    {
        QVERIFY(m_server->stopFast());
        const auto checked = check();
        QVERIFY(!checked);
        QCOMPARE(QString::fromStdString(checked.error().code), QStringLiteral("store.unreachable"));
    }
};

QTEST_GUILESS_MAIN(TestRecordCheck)
#include "tst_record_check.moc"
