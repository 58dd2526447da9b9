#include "sample_records.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace sample;

class TestJournalDamage : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_root;
    int m_count = 0;

    // A journal of twenty trades and one intent, closed in order.
    QString written(domain::JournalConfig config = {})
    {
        const QString path = m_root.filePath(QString::number(++m_count));
        auto writer = create(path, config);
        for (std::uint64_t i = 0; i < 20; ++i)
            if (!writer->append(i, diff(i)) || !writer->sync())
                qFatal("append failed");
        if (!writer->appendIntents({order()}))
            qFatal("append failed");
        return path;
    }
    static QString segment(const QString &folder, int place = 1)
    {
        return folder + QStringLiteral("/journal-%1.qj").arg(place, 8, 10, QLatin1Char('0'));
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
    }
    static std::string continueError(const QString &folder)
    {
        const auto continued = journal::continueExisting(folder.toStdString(), "subject-1", {});
        return continued ? std::string() : continued.error().code;
    }

private Q_SLOTS:
    void a_tail_torn_anywhere_in_the_last_record_is_cut_off()
    {
        const QString folder = written();
        const QByteArray whole = read(segment(folder));
        const auto records = readAll(folder).records;
        for (int cut = 1; cut < 50; ++cut) {
            const QByteArray torn = whole.chopped(cut);
            write(segment(folder),
                  cut % 2 ? torn : torn + QByteArray(4096, '\0')); // as a crash leaves it, with zeros ahead
            QCOMPARE(readAll(folder).records.size(), 20u);
            auto continued = journal::continueExisting(folder.toStdString(), "subject-1", {});
            QVERIFY2(continued, continued ? "" : continued.error().message.c_str());
            QCOMPARE(continued->writer->nextSequence(), 21u);
            QVERIFY(continued->writer->appendIntents({order()}));
            continued->writer.reset();
            QCOMPARE(read(segment(folder)), whole);
        }
        QCOMPARE(records.size(), 21u);
    }

    void damage_in_the_middle_is_refused_with_its_place()
    {
        const QString folder = written();
        QByteArray bytes = read(segment(folder));
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 0x40);
        write(segment(folder), bytes);
        const auto content = readAll(folder);
        QCOMPARE(content.error, std::string("journal.corrupt"));
        QVERIFY2(QString::fromStdString(content.message)
                     .contains(QRegularExpression(QStringLiteral(
                         "journal-00000001\\.qj at byte \\d+: record \\d+ is damaged, and whole records follow it"))),
                 content.message.c_str());
        QCOMPARE(continueError(folder), std::string("journal.corrupt"));
        QCOMPARE(read(segment(folder)), bytes);
    }

    void every_flipped_bit_before_the_last_record_is_noticed()
    {
        const QString folder = written();
        const QByteArray whole = read(segment(folder));
        const auto records = readAll(folder).records;
        for (int at = 0; at < whole.size() - 100; at += 7) {
            QByteArray bytes = whole;
            bytes[at] = char(bytes[at] ^ (1 << (at % 8)));
            write(segment(folder), bytes);
            QVERIFY2(!readAll(folder).error.empty(), qPrintable(QStringLiteral("byte %1").arg(at)));
        }
        QCOMPARE(records.size(), 21u);
    }

    void a_version_of_tomorrow_is_refused()
    {
        const QString folder = written();
        QByteArray bytes = read(segment(folder));
        bytes[8] = 2;
        write(segment(folder), bytes);
        const auto content = readAll(folder);
        QCOMPARE(content.error, std::string("journal.unknown_version"));
        QVERIFY(content.message.ends_with("the journal is of version 2, this program reads version 1"));
        QCOMPARE(continueError(folder), std::string("journal.unknown_version"));
    }

    void a_file_of_something_else_is_refused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello, this is no journal at all");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
    }
    void a_file_of_something_else_is_refused()
    {
        QFETCH(QByteArray, content);
        const QString folder = written();
        write(segment(folder), content);
        QCOMPARE(readAll(folder).error, std::string("journal.not_a_journal"));
    }

    void a_missing_segment_is_noticed()
    {
        domain::JournalConfig config;
        config.segmentBytes = 512;
        config.fsync = domain::FsyncPolicy::Never;
        const QString folder = written(config);
        QVERIFY(QFile::exists(segment(folder, 3)));
        QVERIFY(QFile::remove(segment(folder, 2)));
        QCOMPARE(readAll(folder).error, std::string("journal.corrupt"));
        QVERIFY(QFile::remove(segment(folder, 1)));
        QCOMPARE(readAll(folder).error, std::string("journal.corrupt"));
    }

    void a_segment_cut_short_before_another_is_noticed()
    {
        domain::JournalConfig config;
        config.segmentBytes = 512;
        config.fsync = domain::FsyncPolicy::Never;
        const QString folder = written(config);
        write(segment(folder, 1), read(segment(folder, 1)).chopped(5));
        QCOMPARE(readAll(folder).error, std::string("journal.corrupt"));
    }

    void a_segment_that_never_got_its_name_is_no_harm()
    {
        const QString folder = written();
        write(segment(folder, 2) + QStringLiteral(".new"), "QCATJ");
        QCOMPARE(readAll(folder).records.size(), 21u);
        QCOMPARE(continueError(folder), std::string());
    }
};

QTEST_APPLESS_MAIN(TestJournalDamage)
#include "tst_journal_damage.moc"
