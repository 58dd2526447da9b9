#include <qcat/store_spool/store_spool.h>
#include <qcat/store_sqlite/store_sqlite.h>

#include <qcat/base/log.h>
#include <qcat/base/manual_executor.h>

#include <store_records.h>

#include <fmt/format.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace qcat::base;
using namespace store_records;
using namespace store_spool;

// The embedded default as it runs: the spool's worker thread with a SQLite file of its own.
class TestSpoolSqlite : public QObject
{
    Q_OBJECT

private:
    static constexpr unsigned kRecords = 5'000;

    QString file() const { return m_folder->filePath(QStringLiteral("qcat.db")); }
    std::unique_ptr<StoreSpool> openSpool()
    {
        StoreSpoolOptions options;
        options.log.folder = m_folder->path().toStdString() + "/spool";
        options.writer.openTimeout = options.writer.writeTimeout = 100ms;
        auto spool = StoreSpool::open(
            options, {1},
            [file = file().toStdString()] {
                return std::make_unique<store_sqlite::StoreSqlite>(file,
                                                                   std::vector<domain::Account>{{"paper", "main", {}}});
            },
            m_clock, [](std::exception_ptr) { std::abort(); });
        return spool ? std::move(*spool) : nullptr;
    }
    qint64 rowsIn(const QString &table)
    {
        qint64 rows = -1;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("count"));
            database.setDatabaseName(file());
            QSqlQuery query(database.open() ? database : QSqlDatabase());
            if (query.exec(QStringLiteral("SELECT count(*) FROM ") + table) && query.next())
                rows = query.value(0).toLongLong();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("count"));
        return rows;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;

private Q_SLOTS:
    void initTestCase()
    {
        log::installSink([](auto...) {});
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void every_record_arrives_and_a_restart_adds_none()
    {
        for (int run = 0; run < 2; ++run) {
            const auto spool = openSpool();
            QVERIFY(spool);
            for (unsigned i = 1; i <= kRecords; ++i)
                QVERIFY(spool->append(i % 2 ? order(fmt::format("c{}", i), i) : fill(fmt::format("t{}", i), i)));
            const auto flushed = spool->flush(60s);
            QVERIFY2(flushed, flushed ? "" : flushed.error().message.c_str());
            QCOMPARE(rowsIn(QStringLiteral("orders")), kRecords / 2);
            QCOMPARE(rowsIn(QStringLiteral("fills")), kRecords / 2);
        }
    }

    void a_database_that_somebody_locks_is_waited_for()
    {
        const auto spool = openSpool();
        QVERIFY(spool->append(order("c1", 1)));
        QVERIFY(spool->flush(60s));
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(file());
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
            QVERIFY(spool->append(order("c2", 2)));
            QTRY_VERIFY_WITH_TIMEOUT(spool->status().error.has_value(), 10'000);
            QCOMPARE(QString::fromStdString(spool->status().error->code), QStringLiteral("store.busy"));
            QCOMPARE(spool->status().pendingRecords, 1);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        QVERIFY(spool->flush(60s));
        QCOMPARE(rowsIn(QStringLiteral("orders")), 2);
    }
};

QTEST_GUILESS_MAIN(TestSpoolSqlite)
#include "tst_spool_sqlite.moc"
