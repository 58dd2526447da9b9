#include <qcat/store_spool/store_spool.h>

#include <qcat/base/log.h>
#include <qcat/base/manual_executor.h>

#include <store_records.h>

#include <QFile>
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

// The process is killed (kill -9) again and again. A file of its own: the thread sanitizer does not follow a fork.
class TestSpoolKill : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StoreSpool> open(const std::string &written)
    {
        StoreSpoolOptions options;
        options.log = {m_folder.path().toStdString() + "/spool", 8 << 20, 1 << 14};
        options.writer.batchRecords = 50;
        auto spool = StoreSpool::open(
            options, {1}, [written] { return std::make_unique<FileStore>(written); }, m_clock,
            [](std::exception_ptr) { std::abort(); });
        return spool ? std::move(*spool) : nullptr;
    }

    QTemporaryDir m_folder;
    ManualClock m_clock;

private Q_SLOTS:
    void initTestCase()
    {
        log::installSink([](auto...) {});
    }

    // The child appends what the journal would replay, from the first record on; whenever it is killed, the next one
    // goes on.
    void killed_at_any_moment_it_loses_nothing_and_keeps_the_order()
    {
        constexpr unsigned kRecords = 20'000;
        constexpr int kRounds = 25;
        const std::string written = m_folder.path().toStdString() + "/written";
        std::mt19937 random(7);
        for (int round = 0; round < kRounds; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                const auto spool = open(written);
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
            const auto spool = open(written);
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

QTEST_APPLESS_MAIN(TestSpoolKill)
#include "tst_spool_kill.moc"
