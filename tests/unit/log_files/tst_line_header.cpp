#include <qcat/log_files/line_header.h>

#include <QTest>

using namespace qcat::log_files;

// What begins a message, and what it says of it.
class TestLineHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_line_says_its_time_and_level_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("time");
        QTest::addColumn<int>("level");
        const auto row = [](const char *name, const char *line, const char *time, Level level) {
            QTest::newRow(name) << QByteArray(line) << QString::fromUtf8(time) << int(level);
        };
        row("ours", "2026-11-20 10:00:00.123456 [ERROR] [order] text", "2026-11-20 10:00:00.123456", Level::Error);
        row("padded level", "2026-11-20 10:00:00.5 [WARN ] [order] text", "2026-11-20 10:00:00.500000", Level::Warning);
        row("no fraction", "2026-11-20 10:00:00 [info] text", "2026-11-20 10:00:00.000000", Level::Info);
        row("comma", "2026-11-20 10:00:00,5 [info] text", "2026-11-20 10:00:00.500000", Level::Info);
        row("thread before the level", "2026-11-20 10:00:00.1 [7] [critical] text", "2026-11-20 10:00:00.100000", Level::Critical);
        row("level without brackets", "2026-11-20 10:00:00.1 ERROR: text", "2026-11-20 10:00:00.100000", Level::Error);
        row("time in brackets", "[2026-11-20 10:00:00.1] [error] text", "2026-11-20 10:00:00.100000", Level::Error);
        row("no level", "2026-11-20 10:00:00.1 something", "2026-11-20 10:00:00.100000", Level::None);
        row("json", R"({"ts":"2026-11-20T10:00:00.25+08:00","level":"warning","msg":"x"})", "2026-11-20 10:00:00.250000", Level::Warning);
        row("json with blanks", R"({"level": "error", "time": "2026-11-20T10:00:00"})", "2026-11-20 10:00:00.000000", Level::Error);
        row("leap day", "2024-02-29 23:59:59.999999 [DEBUG] x", "2024-02-29 23:59:59.999999", Level::Debug);
    }
    void a_line_says_its_time_and_level()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, time);
        QFETCH(int, level);
        LineHeader header;
        QVERIFY(readHeader(line.toStdString(), header));
        QCOMPARE(QString::fromStdString(toText(header.time)), time);
        QCOMPARE(int(header.level), level);
    }

    void what_begins_no_message_is_not_taken_for_one_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"", "    at com.example.Main", "2026-11-20", "2026-13-20 10:00:00", "2026-11-20 10:61:00", "2026-11-20x10:00:00", "{\"a\":1}", "{\"ts\":5}",
                                 "Caused by: 2026-11-20 10:00:00"})
            QTest::newRow(line) << QByteArray(line);
    }
    void what_begins_no_message_is_not_taken_for_one()
    {
        QFETCH(QByteArray, line);
        LineHeader header;
        QVERIFY(!readHeader(line.toStdString(), header));
    }

    void times_are_read_as_people_write_them()
    {
        QCOMPARE(toText(*parseCivilTime("2026-11-20")), std::string("2026-11-20 00:00:00.000000"));
        QCOMPARE(toText(*parseCivilTime("2026-11-20 10:30")), std::string("2026-11-20 10:30:00.000000"));
        QCOMPARE(toText(*parseCivilTime("2026-11-20T10:30:01.5")), std::string("2026-11-20 10:30:01.500000"));
        QVERIFY(!parseCivilTime("yesterday"));
        QVERIFY(!parseCivilTime("2026-11-20 10:30:01 PM"));
    }
};

QTEST_GUILESS_MAIN(TestLineHeader)
#include "tst_line_header.moc"
