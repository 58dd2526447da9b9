#include <qcat/store_spool/store_spool.h>

#include <qcat/base/log.h>
#include <qcat/base/manual_executor.h>

#include <scripted_store.h>
#include <store_records.h>

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace qcat;
using namespace qcat::base;
using namespace store_records;
using namespace store_spool;

class TestStoreSpool : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StoreSpool> open(StoreFactory makeStore)
    {
        StoreSpoolOptions options;
        options.log = {m_folder->path().toStdString() + "/spool", 8 << 20, 1 << 14};
        options.writer.batchRecords = 50;
        options.writer.shortestWait = 1ms;
        options.writer.longestWait = 5ms;
        auto spool =
            StoreSpool::open(options, {1}, std::move(makeStore), m_clock, [](std::exception_ptr) { std::abort(); });
        return spool ? std::move(*spool) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;

private Q_SLOTS:
    void initTestCase()
    {
        log::installSink([](auto...) {});
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void what_one_thread_appends_the_worker_writes_in_order()
    {
        StoreScript script;
        const auto spool = open([&] { return std::make_unique<ScriptedStore>(script); });
        QVERIFY(spool);
        for (unsigned i = 1; i <= 5'000; ++i)
            QVERIFY(spool->append(order("c", i)));
        const auto flushed = spool->flush(30s);
        QVERIFY2(flushed, flushed ? "" : flushed.error().message.c_str());
        QCOMPARE(script.written.size(), std::size_t(5'000));
        for (std::size_t i = 0; i < script.written.size(); ++i)
            QCOMPARE(script.written[i].sequence, i + 1);
        QCOMPARE(spool->status().writtenRecords, 5'000);
    }

    void a_flush_that_cannot_finish_ends_by_its_deadline_and_says_what_stays()
    {
        StoreScript script;
        script.onOpen = [] { return Status(Error{"store.unreachable", "nobody there"}); };
        const auto spool = open([&] { return std::make_unique<ScriptedStore>(script); });
        QVERIFY(spool->append(order("c", 1)));
        const auto flushed = spool->flush(50ms);
        QVERIFY(!flushed);
        QCOMPARE(QString::fromStdString(flushed.error().code), QStringLiteral("spool.draining"));
        QVERIFY2(flushed.error().message.starts_with("1 records are not in the store yet"),
                 flushed.error().message.c_str());
    }

    void the_store_lives_and_dies_on_the_worker()
    {
        struct Witness : ScriptedStore {
            Witness(StoreScript &script, std::thread::id &died)
                : ScriptedStore(script), m_born(std::this_thread::get_id()), m_died(died)
            {
            }
            ~Witness() override { m_died = std::this_thread::get_id() == m_born ? m_born : std::thread::id(); }
            const std::thread::id m_born;
            std::thread::id &m_died;
        };
        StoreScript script;
        std::thread::id died;
        auto spool = open([&] { return std::make_unique<Witness>(script, died); });
        QVERIFY(spool->append(order("c", 1)));
        QVERIFY(spool->flush(30s));
        spool.reset();
        QVERIFY(died != std::thread::id());
        QVERIFY(died != std::this_thread::get_id());
    }
};

QTEST_APPLESS_MAIN(TestStoreSpool)
#include "tst_store_spool.moc"
