#include <qcat/history_store/sqlite_history_store.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using history_store::SqliteHistoryStore;

namespace
{

constexpr std::int64_t kMinute = 60'000'000'000;

ops::HistoryMinute minute(const char *series, std::int64_t number, double mean)
{
    return {series, "ms", {{number * kMinute}, mean - 1, mean, mean + 1}};
}

} // namespace

class TestSqliteHistoryStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("history.sqlite")).toStdString();
    }
    void keeps_minutes_across_a_restart()
    {
        {
            auto store = SqliteHistoryStore::open(m_file);
            QVERIFY(store);
            QVERIFY((*store)->append({minute("a", 100, 5), minute("a", 101, 6), minute("b", 100, 7)}));
        }
        auto store = SqliteHistoryStore::open(m_file);
        const auto points = (*store)->read("a", {100 * kMinute}, {102 * kMinute});
        QVERIFY(points);
        QVERIFY((*points == std::vector<domain::HistoryPoint>{{{100 * kMinute}, 4, 5, 6}, {{101 * kMinute}, 5, 6, 7}}));
        const auto known = (*store)->known();
        QCOMPARE(known->size(), std::size_t(2));
        QCOMPARE(known->at(0).unit, std::string("ms"));
    }
    void minute_written_again_is_replaced()
    {
        auto store = SqliteHistoryStore::open(m_file);
        QVERIFY((*store)->append({minute("a", 100, 5)}));
        QVERIFY((*store)->append({minute("a", 100, 50)}));
        const auto points = (*store)->read("a", {0}, {1000 * kMinute});
        QCOMPARE(points->size(), std::size_t(1));
        QCOMPARE(points->front().mean, 50.0);
    }
    void range_takes_its_begin_and_not_its_end()
    {
        auto store = SqliteHistoryStore::open(m_file);
        QVERIFY((*store)->append({minute("a", 100, 5), minute("a", 101, 6), minute("a", 102, 7)}));
        QCOMPARE((*store)->read("a", {100 * kMinute + 1}, {102 * kMinute})->size(), std::size_t(1));
    }
    void forgets_what_is_too_old()
    {
        auto store = SqliteHistoryStore::open(m_file);
        QVERIFY((*store)->append({minute("a", 100, 5), minute("a", 101, 6)}));
        QVERIFY((*store)->forgetBefore({101 * kMinute}));
        QCOMPARE((*store)->read("a", {0}, {1000 * kMinute})->size(), std::size_t(1));
    }
    void file_that_is_no_database_is_refused_and_left_alone()
    {
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray text(4096, 'x');
        file.write(text);
        file.close();
        const auto store = SqliteHistoryStore::open(m_file);
        QVERIFY(!store);
        QCOMPARE(store.error().code, std::string("history.failed"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
};

QTEST_GUILESS_MAIN(TestSqliteHistoryStore)
#include "tst_sqlite_history_store.moc"
