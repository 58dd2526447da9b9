#include <qcat/store_sqlite/sqlite_record_pruner.h>
#include <qcat/store_sqlite/store_sqlite.h>

#include <store_records.h>
#include <trading_store_contract.h>

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace qcat;
using namespace qcat::base;
using namespace store_records;

class TestStoreSqlite : public TradingStoreContract
{
    Q_OBJECT

protected:
    void makeEmptyDatabase() override { m_folder = std::make_unique<QTemporaryDir>(); }
    std::unique_ptr<Store> makeStore(const Accounts &accounts, const Migrations &migrations) override
    {
        return std::make_unique<store_sqlite::StoreSqlite>(file(), accounts, migrations);
    }
    std::unique_ptr<store_schema::RecordPruner> makePruner() override
    {
        return std::make_unique<store_sqlite::SqliteRecordPruner>(file());
    }
    const Migrations &migrations() const override { return store_schema::sqliteMigrations(); }
    QString ask(const QString &statement) override
    {
        QStringList rows;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
            database.setDatabaseName(QString::fromStdString(file().string()));
            database.open();
            QSqlQuery query(database);
            if (!query.exec(statement))
                rows << query.lastError().text();
            while (query.next()) {
                QStringList values;
                for (int i = 0; i < query.record().count(); ++i)
                    values << query.value(i).toString();
                rows << values.join(QLatin1Char('|'));
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("test"));
        return rows.join(QLatin1Char(' '));
    }
    QString rawAmount(const QString &column) const override { return column; }
    QString micros(const QString &column) const override { return column + QStringLiteral(" / 1000"); }
    QStringList columnsOf(const QString &table) override
    {
        return ask(QStringLiteral("SELECT name FROM pragma_table_info('%1')").arg(table))
            .split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }

private:
    std::filesystem::path file() const { return std::filesystem::path(m_folder->path().toStdString()) / "qcat.db"; }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void another_writer_costs_no_more_than_the_timeout()
    {
        const auto store = TradingStoreContract::makeStore();
        QVERIFY(store->open({1}, 10s));
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(QString::fromStdString(file().string()));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
            QElapsedTimer clock;
            clock.start();
            const auto blocked = store->write({order("c1", 1)}, 100ms);
            QVERIFY(!blocked);
            QCOMPARE(QString::fromStdString(blocked.error().code), QStringLiteral("store.busy"));
            QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        QVERIFY(store->write({order("c1", 1)}, 10s));
    }

    void a_missing_folder_is_one_sentence_with_the_file()
    {
        store_sqlite::StoreSqlite store("/nonexistent/folder/qcat.db", {{"paper", "main", {}}});
        const auto opened = store.open({1}, 1s);
        QVERIFY(!opened);
        QCOMPARE(QString::fromStdString(opened.error().code), QStringLiteral("store.unreachable"));
        QVERIFY2(opened.error().message.find("/nonexistent/folder/qcat.db") != std::string::npos,
                 opened.error().message.c_str());
    }

    void a_file_that_is_no_database_is_refused_and_not_touched()
    {
        const QByteArray junk(8'192, 'x');
        QFile foreign(QString::fromStdString(file().string()));
        QVERIFY(foreign.open(QIODevice::WriteOnly) && foreign.write(junk) == junk.size());
        foreign.close();
        const auto opened = TradingStoreContract::makeStore()->open({1}, 1s);
        QVERIFY(!opened);
        QCOMPARE(QString::fromStdString(opened.error().code), QStringLiteral("store.failed"));
        QVERIFY(foreign.open(QIODevice::ReadOnly));
        QCOMPARE(foreign.readAll(), junk);
    }
};

QTEST_GUILESS_MAIN(TestStoreSqlite)
#include "tst_store_sqlite.moc"
