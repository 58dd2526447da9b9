#include <qcat/log_files/patterns_of_file.h>

#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>

#include <fstream>

using namespace qcat;
using namespace qcat::log_files;

class TestLinePatterns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_that_differ_in_figures_and_quoted_texts_are_of_one_pattern()
    {
        LinePatterns patterns;
        patterns.append("2026-11-20 10:00:00.1 [ERROR] [order] rejected order=17 code=-2019 \"Margin is insufficient\"\n"
                        "  #0 in Router::send 12\n"
                        "2026-11-20 10:00:01.2 [ERROR] [order] rejected order=18 code=-1021 \"Timestamp\"\n"
                        "2026-11-20 10:00:02.3 [INFO ] [order] filled order=19 at 1.5e3\n"
                        "2026-11-20 10:00:03.4 [ERROR] [order] rejected order=20 code=-2019 \"\"\n");
        const auto found = patterns.found();
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].text, std::string("[ERROR] [order] rejected order=* code=* *"));
        QCOMPARE(found[0].messages, std::uint64_t(3));
        QCOMPARE(found[0].level, Level::Error);
        QCOMPARE(toText(found[0].first), std::string("2026-11-20 10:00:00.100000"));
        QCOMPARE(toText(found[0].last), std::string("2026-11-20 10:00:03.400000"));
        QCOMPARE(found[1].text, std::string("[INFO ] [order] filled order=* at *"));
        QCOMPARE(found[1].line, std::uint64_t(3));
    }

    void the_value_of_a_name_is_none_of_the_pattern()
    {
        LinePatterns patterns;
        patterns.append("2026-11-20 10:00:00 [INFO ] tick symbol=BTCUSDT venue=okx\n2026-11-20 10:00:00 [INFO ] tick symbol=ETHUSDT venue=\n");
        QCOMPARE(patterns.found().size(), std::size_t(2)); // an empty one is another
        QCOMPARE(patterns.found()[1].text, std::string("[INFO ] tick symbol=* venue=*"));
    }

    void another_level_or_word_is_another_pattern()
    {
        LinePatterns patterns;
        patterns.append("2026-11-20 10:00:00 [INFO ] took 1 ms\n2026-11-20 10:00:00 [WARN ] took 2 ms\n2026-11-20 10:00:00 [WARN ] took 2 us\n");
        QCOMPARE(patterns.found().size(), std::size_t(3));
    }

    void parts_side_by_side_are_counted_as_one()
    {
        std::string text;
        for (int i = 0; i < 200'000; ++i)
            text += fmt::format("2026-11-20 10:{:02}:00.000000 [INFO ] [order] new order={} qty={}\n", i / 4000, i, i * 7);
        text += "2026-11-20 11:00:00 [ERROR] the one\n";
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("log")).toStdString();
        std::ofstream(path) << text;
        const auto patterns = patternsOfFile(path, {});
        QVERIFY(patterns);
        const auto found = patterns->found();
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].messages, std::uint64_t(200'000));
        QCOMPARE(found[1].line, std::uint64_t(200'000));
        QCOMPARE(patternsOfFile("/nonexistent", {}).error().code, std::string("log.unreadable"));
    }

    void more_patterns_than_can_be_kept_are_counted()
    {
        LinePatterns patterns;
        std::string word;
        for (std::size_t i = 0; i < LinePatterns::kMost + 10; ++i) {
            word.clear();
            for (auto n = i; n > 0; n /= 26)
                word += char('a' + n % 26);
            patterns.append("2026-11-20 10:00:00 [INFO ] " + word + "\n");
        }
        QCOMPARE(patterns.found().size(), LinePatterns::kMost);
        QCOMPARE(patterns.others(), std::uint64_t(10));
    }
};

QTEST_GUILESS_MAIN(TestLinePatterns)
#include "tst_line_patterns.moc"
