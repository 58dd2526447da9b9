#include <qcat/store_spool/store_spool.h>

#include <qcat/base/log.h>
#include <qcat/base/manual_executor.h>

#include <scripted_store.h>
#include <store_records.h>

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace qcat;
using namespace qcat::base;
using namespace store_records;
using namespace store_spool;

namespace
{

// Keeps written sequence numbers in a file, one line each, so that another process can read what this one wrote before
// it was killed.
class FileStore : public trading::TradingStore
{
public:
    explicit FileStore(const std::string &path) : m_file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600)) {}
    ~FileStore() override { ::close(m_file); }

    Status open(domain::Epoch, Duration) override { return {}; }
    Status write(const std::vector<trading::StoreRecord> &batch, Duration) override
    {
        std::string lines;
        for (const auto &record : batch)
            lines += std::to_string(record.sequence) + "\n";
        const bool whole = ::write(m_file, lines.data(), lines.size()) == ssize_t(lines.size());
        return whole ? Status() : Error{"store.busy", "short write"};
    }
    Result<Counts> counts(Duration) override { return Counts{}; }
    std::string description() const override { return "file"; }

private:
    const int m_file;
};

std::vector<std::uint64_t> numbersIn(const QString &path)
{
    std::vector<std::uint64_t> numbers;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (!line.isEmpty())
                numbers.push_back(line.toULongLong());
    return numbers;
}

} // namespace

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

    // The child appends what the journal would replay, from the first record on; whenever it is killed, the next one
    // goes on.
    void killed_at_any_moment_it_loses_nothing_and_keeps_the_order()
    {
        constexpr unsigned kRecords = 20'000;
        constexpr int kRounds = 25;
        const std::string written = m_folder->path().toStdString() + "/written";
        std::mt19937 random(7);
        for (int round = 0; round < kRounds; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                const auto spool = open([&] { return std::make_unique<FileStore>(written); });
                for (unsigned i = 1; spool && i <= kRecords; ++i)
                    if (!spool->append(order("c", i)))
                        ::_exit(2);
                ::pause();
            }
            QVERIFY(child > 0);
            const timespec moment{0, long(random() % 20'000'000)};
            ::nanosleep(&moment, nullptr); // the moment of the kill is the random input of this test
            ::kill(child, SIGKILL);
            int ended = 0;
            ::waitpid(child, &ended, 0);
            QVERIFY2(WIFSIGNALED(ended), "the child ended by itself: the spool refused a record");
        }
        {
            const auto spool = open([&] { return std::make_unique<FileStore>(written); });
            QVERIFY(spool);
            for (unsigned i = 1; i <= kRecords; ++i)
                QVERIFY(spool->append(order("c", i)));
            QVERIFY(spool->flush(60s));
        }
        std::uint64_t highest = 0, again = 0;
        for (const std::uint64_t number : numbersIn(QString::fromStdString(written))) {
            QVERIFY2(number <= highest + 1, qPrintable(QStringLiteral("%1 after %2: a gap").arg(number).arg(highest)));
            again += number <= highest; // a batch whose cursor was not saved; the database drops it by its key
            highest = std::max(highest, number);
        }
        QCOMPARE(highest, std::uint64_t(kRecords));
        QVERIFY2(again <= kRounds * 50, qPrintable(QString::number(again)));
        qInfo("%d kills, %llu records written a second time", kRounds, static_cast<unsigned long long>(again));
    }
};

QTEST_APPLESS_MAIN(TestStoreSpool)
#include "tst_store_spool.moc"
