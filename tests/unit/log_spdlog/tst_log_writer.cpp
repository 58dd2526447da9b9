#include <qcat/log_spdlog/log_writer.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace qcat;
using log_spdlog::LogFormat;
using log_spdlog::LogOptions;
using log_spdlog::LogWriter;

namespace
{

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

struct Opened {
    explicit Opened(LogOptions options = {})
    {
        options.file = path.toStdString();
        auto result = LogWriter::open(options);
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        writer = std::move(*result);
    }
    QByteArray text()
    {
        writer->flush();
        return content(path);
    }

    QTemporaryDir dir;
    QString path = dir.filePath(QStringLiteral("logs/qcat.log"));
    std::unique_ptr<LogWriter> writer;
};

} // namespace

class TestLogWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_newest_lines_are_at_hand_without_the_disk_and_without_secrets()
    {
        LogOptions options;
        options.secrets = {"s3cr3t"};
        Opened log(options);
        for (int i = 0; i < 400; ++i)
            log.writer->write(log::Level::Info, "store", fmt::format("line {} s3cr3t", i));
        log.writer->write(log::Level::Debug, "store", "not wanted");
        const auto lines = log.writer->newestLines();
        QCOMPARE(lines.size(), std::size_t(300));
        QVERIFY2(lines.back().ends_with("[INFO] [store] line 399 ***"), lines.back().c_str());
        QVERIFY2(lines.front().ends_with("line 100 ***"), lines.front().c_str());
    }

    void lines_have_time_level_category_and_text()
    {
        Opened log;
        log.writer->write(log::Level::Info, "store", "written 12 records");
        log.writer->write(log::Level::Warning, "store", "slow");
        log.writer->write(log::Level::Error, "journal", "failed");
        static const QRegularExpression lines(QStringLiteral(
            "^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}) \\[INFO\\] \\[store\\] written 12 records\n"
            ".{26} \\[WARN\\] \\[store\\] slow\n"
            ".{26} \\[ERROR\\] \\[journal\\] failed\n$"));
        const auto text = QString::fromUtf8(log.text());
        QVERIFY2(lines.match(text).hasMatch(), qPrintable(text));
    }

    void text_cannot_pass_for_a_line_of_its_own()
    {
        Opened log;
        log.writer->write(log::Level::Info, "x", "a\n2026-01-01 00:00:00.000000 [ERROR] [x] forged\x1b[31m");
        const auto text = log.text();
        QVERIFY(text.endsWith("a\n    2026-01-01 00:00:00.000000 [ERROR] [x] forged\\x1b[31m\n"));
    }

    void json_lines_are_json_whatever_the_text()
    {
        LogOptions options;
        options.format = LogFormat::JsonLines;
        Opened log(options);
        log.writer->write(log::Level::Error, "a\"b", "line 1\nline \"2\" \\ 完");
        const auto line = log.text();
        QCOMPARE(line.count('\n'), qsizetype(1));
        const auto object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.value(QStringLiteral("level")).toString(), QStringLiteral("ERROR"));
        QCOMPARE(object.value(QStringLiteral("category")).toString(), QStringLiteral("a\"b"));
        QCOMPARE(object.value(QStringLiteral("text")).toString(), QStringLiteral("line 1\nline \"2\" \\ 完"));
        QVERIFY(QDateTime::fromString(object.value(QStringLiteral("ts")).toString(), Qt::ISODateWithMs).isValid());
    }

    void lines_below_the_level_are_left_out()
    {
        LogOptions options;
        options.level = log::Level::Warning;
        Opened log(options);
        log.writer->write(log::Level::Info, "x", "quiet");
        log.writer->write(log::Level::Warning, "x", "loud");
        QVERIFY(!log.text().contains("quiet"));
        QVERIFY(log.text().contains("loud"));
    }

    void secrets_never_reach_the_file()
    {
        LogOptions options;
        options.secrets = {"hunter2-value"};
        Opened log(options);
        log.writer->write(log::Level::Info, "x", "value hunter2-value, password=other1");
        QVERIFY(log.text().contains("value ***, password=***"));
    }

    void reopen_goes_on_in_a_new_file()
    {
        Opened log;
        log.writer->write(log::Level::Info, "x", "before");
        log.writer->flush();
        const QString rotated = log.path + QStringLiteral(".1");
        QVERIFY(QFile::rename(log.path, rotated));
        const auto reopened = log.writer->reopen();
        QVERIFY(reopened);
        log.writer->write(log::Level::Info, "x", "after");
        QVERIFY(log.text().contains("after") && !log.text().contains("before"));
        QVERIFY(content(rotated).contains("before"));
    }

    void reopen_that_fails_keeps_the_old_file()
    {
        Opened log;
        const QString rotated = log.path + QStringLiteral(".1");
        QVERIFY(QFile::rename(log.path, rotated));
        QVERIFY(QDir().mkpath(log.path)); // a folder stands in the way
        QVERIFY(!log.writer->reopen());
        log.writer->write(log::Level::Info, "x", "still here");
        log.writer->flush();
        QVERIFY(content(rotated).contains("still here"));
    }

    void lines_of_many_threads_all_arrive()
    {
        Opened log;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 250; ++i)
                    log.writer->write(log::Level::Error, "x", "line");
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(log.text().count("[ERROR] [x] line\n"), qsizetype(1000));
        QCOMPARE(log.writer->droppedLines(), std::uint64_t(0));
    }

    void what_waits_is_written_at_the_end()
    {
        Opened log;
        for (int i = 0; i < 100; ++i)
            log.writer->write(log::Level::Info, "x", "line");
        log.writer.reset();
        QCOMPARE(content(log.path).count('\n'), qsizetype(100));
    }

    void qt_messages_and_ours_go_to_the_same_file()
    {
        Opened log;
        log_spdlog::installAsSink(*log.writer);
        log_spdlog::installQtMessageHandler();
        qWarning("plain warning");
        static const QLoggingCategory network("net.test");
        qCCritical(network, "critical one");
        log::info("ours", "{} of {}", 1, 2);
        qInstallMessageHandler(nullptr);
        const auto text = log.text();
        log::installSink([](log::Level, std::string_view, std::string_view) {});
        QVERIFY(text.contains("[WARN] [qt] plain warning"));
        QVERIFY(text.contains("[ERROR] [net.test] critical one"));
        QVERIFY(text.contains("[INFO] [ours] 1 of 2"));
    }

    void place_that_cannot_be_written_is_told()
    {
        QTemporaryDir dir;
        QFile blocker(dir.filePath(QStringLiteral("file")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        for (const auto &path : {std::string("/proc/qcat.log"), dir.path().toStdString(),
                                 dir.filePath(QStringLiteral("file/x.log")).toStdString()}) {
            LogOptions options;
            options.file = path;
            const auto opened = LogWriter::open(options);
            QVERIFY2(!opened, path.c_str());
            QCOMPARE(opened.error().code, std::string("log.unwritable"));
            QVERIFY(opened.error().message.starts_with("the log file " + path + " cannot be written: "));
        }
    }

    void log_is_not_for_others_to_read()
    {
        Opened log;
        QCOMPARE(QFile::permissions(log.path) & (QFile::ReadOther | QFile::WriteOther | QFile::WriteGroup),
                 QFile::Permissions());
    }
};

QTEST_GUILESS_MAIN(TestLogWriter)
#include "tst_log_writer.moc"
