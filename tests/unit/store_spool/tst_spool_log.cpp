#include <qcat/base/log.h>
#include <qcat/store_spool/spool_log.h>

#include <store_records.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <sys/resource.h>

using namespace qcat;
using namespace store_records;
using store_spool::SpoolLog;
using store_spool::SpoolLogOptions;
namespace fs = std::filesystem;

namespace
{

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

template <typename T>
QString codeOf(const base::Result<T> &result)
{
    return result ? QStringLiteral("ok") : text(result.error().code);
}

// "c1 c2 c3": the client ids of the orders that wait.
QString waiting(SpoolLog &log, std::size_t max = 1'000)
{
    const auto records = log.peek(max);
    if (!records)
        return text(records.error().message);
    QStringList ids;
    for (const auto &record : *records)
        ids << text(std::get<trading::OrderRow>(record.row).order.request.clientId.value);
    return ids.join(QLatin1Char(' '));
}

// No file may grow above this while it lives: what a full disk looks like to a writer.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class TestSpoolLog : public QObject
{
    Q_OBJECT

private:
    SpoolLogOptions options() const { return {fs::path(m_folder->path().toStdString()) / "spool", 1 << 20, 1 << 16}; }
    std::unique_ptr<SpoolLog> open(const SpoolLogOptions &with) const
    {
        auto log = SpoolLog::open(with);
        if (!log)
            qWarning("%s", log.error().message.c_str());
        return log ? std::move(*log) : nullptr;
    }
    std::unique_ptr<SpoolLog> open() const { return open(options()); }
    // Segment files that hold something, oldest first.
    std::vector<fs::path> segments() const
    {
        std::vector<fs::path> files;
        for (const auto &entry : fs::directory_iterator(options().folder))
            if (entry.path().extension() == ".spool" && entry.file_size() > 16)
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        return files;
    }
    static void flipByte(const fs::path &path, qint64 at)
    {
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
        char byte = 0;
        QVERIFY(file.getChar(&byte) && file.seek(at) && file.putChar(char(byte ^ 0x40)));
    }
    void append(SpoolLog &log, unsigned from, unsigned to) const
    {
        for (unsigned i = from; i <= to; ++i)
            QVERIFY(log.append(order("c" + std::to_string(i), i)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        log::installSink([](auto...) {});
    } // torn tails are told in the log
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void records_come_back_in_order_and_stay_until_they_are_taken()
    {
        const auto log = open();
        append(*log, 1, 3);
        QCOMPARE(waiting(*log), QStringLiteral("c1 c2 c3"));
        QCOMPARE(waiting(*log, 2), QStringLiteral("c1 c2"));
        QVERIFY(log->take(2));
        QCOMPARE(waiting(*log), QStringLiteral("c3"));
        QCOMPARE(log->backlog().records, 1);
    }

    void a_new_start_goes_on_where_the_old_one_ended()
    {
        append(*open(), 1, 3);
        {
            const auto log = open();
            QCOMPARE(waiting(*log, 1), QStringLiteral("c1"));
            QVERIFY(log->take(1));
            append(*log, 4, 4);
        }
        const auto log = open();
        QCOMPARE(waiting(*log), QStringLiteral("c2 c3 c4"));
        QCOMPARE(log->backlog().records, 3);
    }

    void a_replayed_journal_appends_nothing_twice()
    {
        {
            const auto log = open();
            append(*log, 1, 3);
            waiting(*log);
            QVERIFY(log->take(3));
        }
        const auto log = open();
        append(*log, 1, 3); // all in the store
        QCOMPARE(waiting(*log), QString());
        append(*log, 4, 4);
        const auto again = open();
        append(*again, 1, 5); // 4 waits on disk
        QCOMPARE(waiting(*again), QStringLiteral("c4 c5"));
    }

    void records_of_one_cause_are_told_apart_by_their_ordinal()
    {
        const auto appendTwo = [](SpoolLog &log) {
            QVERIFY(log.append(order("a", 7)));
            QVERIFY(log.append(order("b", 7)));
            QVERIFY(log.append(order("c", 8)));
        };
        appendTwo(*open());
        const auto log = open();
        appendTwo(*log);
        const auto records = log->peek(10);
        QVERIFY(records);
        QCOMPARE(records->size(), std::size_t(3));
        QCOMPARE((*records)[0].ordinal, 0u);
        QCOMPARE((*records)[1].ordinal, 1u);
        QCOMPARE((*records)[2].ordinal, 0u);
    }

    void a_full_spool_refuses_and_takes_again_when_there_is_room()
    {
        auto small = options();
        small.capacityBytes = 1'000;
        const auto log = open(small);
        unsigned kept = 0;
        while (log->append(order("c" + std::to_string(kept + 1), kept + 1)))
            ++kept;
        QVERIFY(kept >= 3);
        const auto refused = log->append(order("late", kept + 1));
        QCOMPARE(codeOf(refused), QStringLiteral("spool.full"));
        QVERIFY2(text(refused.error().message).contains(QStringLiteral("%1 records").arg(kept)),
                 refused.error().message.c_str());
        QVERIFY(log->backlog().bytes <= small.capacityBytes);
        QCOMPARE(waiting(*log, 1), QStringLiteral("c1"));
        QVERIFY(log->take(1));
        QVERIFY(log->append(order("late", kept + 1)));
    }

    void written_segments_leave_the_disk()
    {
        auto small = options();
        small.segmentBytes = 1'000;
        const auto log = open(small);
        append(*log, 1, 100);
        QVERIFY(segments().size() > 10);
        for (int batch = 0; batch < 10; ++batch) {
            QCOMPARE(waiting(*log, 10).count(QLatin1Char('c')), 10);
            QVERIFY(log->take(10));
        }
        QVERIFY2(segments().size() <= 1, qPrintable(QString::number(segments().size())));
        QCOMPARE(log->backlog().bytes, 0);
        append(*log, 101, 102);
        QCOMPARE(waiting(*log), QStringLiteral("c101 c102"));
    }

    void a_tail_torn_at_any_byte_costs_only_the_record_it_belongs_to()
    {
        append(*open(), 1, 3);
        const qsizetype whole = qsizetype(fs::file_size(segments().front()));
        const qsizetype frame = (whole - 16) / 3;
        for (qsizetype size = whole - frame + 1; size < whole; ++size) {
            init();
            append(*open(), 1, 3);
            fs::resize_file(segments().front(), std::uintmax_t(size));
            const auto log = open();
            QVERIFY(log);
            QCOMPARE(waiting(*log), QStringLiteral("c1 c2"));
            append(*log, 1, 4); // the journal is replayed
            QCOMPARE(waiting(*log), QStringLiteral("c1 c2 c3 c4"));
        }
    }

    void zeros_behind_the_last_record_are_a_torn_tail()
    {
        append(*open(), 1, 2);
        fs::resize_file(segments().front(), fs::file_size(segments().front()) + 4'096);
        const auto log = open();
        QVERIFY(log);
        QCOMPARE(waiting(*log), QStringLiteral("c1 c2"));
    }

    void damage_before_the_end_is_told_with_file_and_byte_data()
    {
        QTest::addColumn<qint64>("byte");
        QTest::newRow("magic") << qint64(0);
        QTest::newRow("number of the first record") << qint64(9);
        QTest::newRow("length") << qint64(16);
        QTest::newRow("length, far too long") << qint64(19);
        QTest::newRow("checksum") << qint64(20);
        QTest::newRow("payload") << qint64(60);
    }
    void damage_before_the_end_is_told_with_file_and_byte()
    {
        QFETCH(qint64, byte);
        append(*open(), 1, 3);
        const fs::path damaged = segments().front();
        flipByte(damaged, byte);
        const auto refused = SpoolLog::open(options());
        QCOMPARE(codeOf(refused), QStringLiteral("spool.corrupt"));
        QVERIFY2(refused.error().message.find(damaged.string()) != std::string::npos, refused.error().message.c_str());
        QVERIFY2(refused.error().message.find("at byte") != std::string::npos, refused.error().message.c_str());
    }

    void a_missing_segment_is_no_silent_gap()
    {
        auto small = options();
        small.segmentBytes = 1'000;
        append(*open(small), 1, 40);
        fs::remove(segments()[1]);
        QCOMPARE(codeOf(SpoolLog::open(small)), QStringLiteral("spool.corrupt"));
    }

    void an_unreadable_cursor_means_writing_again_and_no_loss()
    {
        {
            const auto log = open();
            append(*log, 1, 3);
            waiting(*log, 1);
            QVERIFY(log->take(1));
        }
        QFile cursor(QString::fromStdString((options().folder / "cursor").string()));
        QVERIFY(cursor.open(QIODevice::WriteOnly | QIODevice::Truncate) && cursor.write("next 99") > 0);
        cursor.close();
        const auto log = open();
        QVERIFY(log);
        QCOMPARE(waiting(*log), QStringLiteral("c1 c2 c3"));
    }

    void a_lost_tail_that_the_store_has_is_not_missed()
    {
        {
            const auto log = open();
            append(*log, 1, 3);
            waiting(*log);
            QVERIFY(log->take(3));
        }
        for (const auto &file : segments())
            fs::remove(file);
        const auto log = open();
        QVERIFY(log);
        append(*log, 1, 4);
        QCOMPARE(waiting(*log), QStringLiteral("c4"));
    }

    void a_disk_that_is_full_refuses_the_record_and_keeps_the_others()
    {
        const auto log = open();
        append(*log, 1, 2);
        {
            const FileSizeLimit limit(fs::file_size(segments().front()) + 20);
            const auto refused = log->append(order("c3", 3));
            QCOMPARE(codeOf(refused), QStringLiteral("spool.write_failed"));
            QVERIFY2(refused.error().message.find(segments().front().string()) != std::string::npos,
                     refused.error().message.c_str());
        }
        QCOMPARE(waiting(*log), QStringLiteral("c1 c2"));
        append(*log, 3, 3);
        QCOMPARE(waiting(*log), QStringLiteral("c1 c2 c3"));
        QCOMPARE(waiting(*open()), QStringLiteral("c1 c2 c3"));
    }

    void a_folder_that_cannot_be_made_is_one_sentence_with_its_name()
    {
        const auto refused = SpoolLog::open({"/proc/qcat-spool", 1 << 20, 1 << 16});
        QCOMPARE(codeOf(refused), QStringLiteral("spool.write_failed"));
        QVERIFY2(refused.error().message.starts_with("cannot make the spool folder /proc/qcat-spool: "),
                 refused.error().message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestSpoolLog)
#include "tst_spool_log.moc"
