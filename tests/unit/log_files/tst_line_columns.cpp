#include <qcat/log_files/line_columns.h>
#include <qcat/log_files/line_header.h>

#include <QTest>

#include <random>

using namespace qcat::log_files;

// A line in its parts, whatever it is.
class TestLineColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_parts_of_a_line_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *line, const char *time, const char *category, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(time) << QString::fromUtf8(category) << QString::fromUtf8(text);
        };
        row("ours", "2026-11-20 10:00:00.123456 [INFO ] [order] placed [now]\n", "2026-11-20 10:00:00.123456", "order", "placed [now]");
        row("without a category", "2026-11-20 10:00:00 [ERROR] lost [7]", "2026-11-20 10:00:00", "", "lost [7]");
        row("the process before the level", "2026-11-20 10:00:00 [71] [WARN] [md] late", "2026-11-20 10:00:00", "md", "[71] [WARN] [md] late");
        row("the time in brackets", "[2026-11-20 10:00:00] [WARN] [md] late", "2026-11-20 10:00:00", "md", "late");
        row("no time", "    #0 in main", "", "", "    #0 in main");
        row("json", "{\"ts\":\"2026-11-20T10:00:00Z\",\"level\":\"info\",\"logger\":\"md\",\"msg\":\"a\\\"b\\u00e9\\n c\",\"n\":3,\"o\":{\"x\":[1,\"}\"]}}",
            "2026-11-20T10:00:00Z", "md", "a\"b\xc3\xa9  c n=3 o={\"x\":[1,\"}\"]}");
        row("json that is cut", "{\"ts\":\"2026-11-20T10:00:00Z\",\"msg\":\"a", "", "", "{\"ts\":\"2026-11-20T10:00:00Z\",\"msg\":\"a");
        row("a pair", "{\"msg\":\"\\ud83d\\ude00\\ud83d\"}", "", "", "\xf0\x9f\x98\x80\xef\xbf\xbd");
        row("empty object", "{}", "", "", "");
    }
    void the_parts_of_a_line()
    {
        QFETCH(QString, line);
        const auto columns = columnsOf(line.toStdString());
        QTEST(QString::fromStdString(columns.time), "time");
        QTEST(QString::fromStdString(columns.category), "category");
        QTEST(QString::fromStdString(columns.text), "text");
    }

    // No line makes a reader go beyond it or not come back; those who look for memory errors run this under a sanitizer.
    void any_bytes_are_a_line()
    {
        std::mt19937 random(11);
        const std::string pieces[] = {"{", "}", "[", "]", "\"", "\\", "\\u", "d83d", ":", ",", "ts", "\"ts\":\"2026-11-20 10:00:00\"", "2026-11-20 10:00:00.1",
                                      "[ERROR]", "[order]", "level", "\xe4\xb8", "\xff", " ", "\n", "1e9", "null"};
        for (int i = 0; i < 200'000; ++i) {
            std::string line = random() % 2 == 0 ? "{" : "";
            for (auto parts = random() % 20; parts > 0; --parts)
                line += random() % 8 == 0 ? std::string(1, char(random())) : pieces[random() % std::size(pieces)];
            LineHeader header;
            readHeader(line, header);
            const auto category = categoryOf(line);
            QVERIFY(category.empty() || (category.data() >= line.data() && category.data() + category.size() <= line.data() + line.size()));
            const auto columns = columnsOf(line);
            QVERIFY(columns.text.size() <= line.size() * 3 + 16);
        }
    }
};

QTEST_APPLESS_MAIN(TestLineColumns)
#include "tst_line_columns.moc"
