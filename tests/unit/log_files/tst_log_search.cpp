#include <qcat/log_files/search.h>
#include <qcat/log_files/text_encoding.h>
#include <qcat/log_files/time_range.h>

#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>
#include <zlib.h>

#include <fstream>

using namespace qcat;
using namespace qcat::log_files;

namespace
{

constexpr const char *kLog = "2026-11-20 10:00:00.000001 [INFO ] [order] NEW order=7\n"
                             "2026-11-20 10:00:01.000000 [ERROR] [order] rejected order=7\n"
                             "    #0 in Router::send\n"
                             "    #1 in main ERROR\n"
                             "2026-11-20 11:00:00.000000 [WARN ] [risk] near the limit\n";

} // namespace

// Found by message: a stack trace goes with the line that it belongs to.
class TestLogSearch : public QObject
{
    Q_OBJECT

private:
    std::string file(const std::string &text, const char *name = "log")
    {
        const auto path = m_folder.filePath(QLatin1String(name)).toStdString();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    std::string packed(const std::string &text)
    {
        const auto path = m_folder.filePath(QStringLiteral("log.gz")).toStdString();
        gzFile out = ::gzopen(path.c_str(), "wb");
        ::gzwrite(out, text.data(), unsigned(text.size()));
        ::gzclose(out);
        return path;
    }
    static std::string found(const std::string &path, const LogQuery &query)
    {
        auto source = ByteSource::open(path);
        if (!source)
            return source.error().code;
        std::string all;
        const auto totals = search(**source, query, [&](std::string_view message) {
            all += message;
            return true;
        });
        return totals ? all : all + totals.error().code;
    }
    static std::string withPattern(const std::string &path, const char *text, Pattern::Options options = {}, bool isInverted = false)
    {
        const auto pattern = Pattern::compile(text, options);
        if (!pattern)
            return pattern.error().message;
        LogQuery query;
        query.pattern = &*pattern;
        query.isInverted = isInverted;
        return found(path, query);
    }
    static LogQuery ofLevel(Level level)
    {
        LogQuery query;
        query.levels.set(std::size_t(level));
        return query;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void a_level_finds_the_message_with_its_stack_trace()
    {
        QCOMPARE(found(file(kLog), ofLevel(Level::Error)),
                 std::string("2026-11-20 10:00:01.000000 [ERROR] [order] rejected order=7\n    #0 in Router::send\n    #1 in main ERROR\n"));
    }

    void a_word_in_the_stack_trace_finds_the_whole_message_once()
    {
        QCOMPARE(withPattern(file(kLog), "Router"),
                 std::string("2026-11-20 10:00:01.000000 [ERROR] [order] rejected order=7\n    #0 in Router::send\n    #1 in main ERROR\n"));
        QCOMPARE(withPattern(file(kLog), "order=7"), std::string(kLog).substr(0, std::string(kLog).find("2026-11-20 11")));
    }

    void case_words_and_inversion_are_obeyed()
    {
        const auto path = file(kLog);
        QCOMPARE(withPattern(path, "ROUTER"), std::string());
        QVERIFY(!withPattern(path, "ROUTER", {.ignoresCase = true}).empty());
        QCOMPARE(withPattern(path, "rout", {.ignoresCase = true, .wholeWord = true}), std::string());
        QCOMPARE(withPattern(path, "order", {}, true), std::string("2026-11-20 11:00:00.000000 [WARN ] [risk] near the limit\n"));
        QCOMPARE(withPattern(path, "Router::send", {.isFixed = true}), withPattern(path, "Router"));
        QCOMPARE(withPattern(path, "Router..send", {.isFixed = true}), std::string());
    }

    void an_expression_does_not_join_lines()
    {
        QCOMPARE(withPattern(file(kLog), "send\\s+#1"), std::string());
        QVERIFY(!withPattern(file(kLog), "^ +#1").empty());
        QVERIFY(!withPattern(file(kLog), "limit$").empty());
    }

    void a_time_begins_inside_and_ends_before()
    {
        LogQuery query;
        query.from = *parseCivilTime("2026-11-20 10:00:01");
        query.to = *parseCivilTime("2026-11-20 11:00");
        QCOMPARE(found(file(kLog), query), found(file(kLog), ofLevel(Level::Error)));
    }

    void compressed_files_are_found_by_their_bytes_and_what_is_left_of_a_cut_one_is_given()
    {
        std::string large;
        for (int i = 0; i < 20'000; ++i)
            large += fmt::format("2026-11-20 10:00:00.{:06} [INFO ] line {}\n", i, i * 7919);
        const auto path = packed(large);
        QCOMPARE(found(path, {}), large);
        std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
        const auto part = found(path, {});
        QVERIFY(part.ends_with("log.damaged"));
        QVERIFY(part.size() > 100'000);
        QVERIFY(large.starts_with(part.substr(0, part.size() - std::string("log.damaged").size())));
    }

    void messages_across_the_borders_of_pieces_stay_whole()
    {
        std::string large;
        std::size_t messages = 0;
        for (; large.size() < (5u << 20); ++messages) {
            large += fmt::format("2026-11-20 10:00:00.{:06} [ERROR] message {}\n", messages, messages);
            for (std::size_t i = 0; i < messages % 50; ++i)
                large += fmt::format("    #{} frame of {}\n", i, messages);
        }
        auto source = ByteSource::open(file(large));
        const auto pattern = Pattern::compile("frame of [0-9]*7$", {});
        std::size_t wanted = 0;
        for (std::size_t i = 7; i < messages; i += 10)
            wanted += i % 50 > 0;
        LogQuery query;
        query.pattern = &*pattern;
        const auto totals = search(**source, query, {});
        QCOMPARE(totals->messages, wanted);
        QCOMPARE(found(file(large), ofLevel(Level::Error)), large);
    }

    void lines_without_any_time_stand_for_themselves()
    {
        const auto path = file("one\ntwo ERROR\nthree\n");
        QCOMPARE(withPattern(path, "ERROR"), std::string("two ERROR\n"));
        QCOMPARE(found(path, ofLevel(Level::Error)), std::string());
        QCOMPARE(withPattern(path, "o", {}, true), std::string("three\n"));
    }

    void a_huge_line_binary_bytes_and_a_missing_last_break_are_no_trouble()
    {
        const auto huge = fmt::format("2026-11-20 10:00:00.1 [ERROR] {:x>10000000}", "needle");
        const auto path = file(std::string("\0\xff\xfe\n", 4) + huge);
        const auto all = withPattern(path, "needle");
        QCOMPARE(all.size(), huge.size());
        QVERIFY(all == huge);
    }

    void an_empty_file_has_nothing()
    {
        QCOMPARE(found(file(""), {}), std::string());
        QCOMPARE(withPattern(file(""), "x"), std::string());
    }

    void what_cannot_be_read_or_looked_for_is_said()
    {
        QCOMPARE(found(m_folder.filePath(QStringLiteral("none")).toStdString(), {}), std::string("log.unreadable"));
        QCOMPARE(found(m_folder.path().toStdString(), {}), std::string("log.unreadable"));
        const auto why = withPattern(file(kLog), "(a");
        QVERIFY2(why.find("character") != std::string::npos, why.c_str());
    }

    void bytes_of_a_time_are_found_without_reading_the_rest()
    {
        std::string large;
        for (int minute = 0; minute < 24 * 60; ++minute)
            for (int i = 0; i < 40; ++i)
                large += fmt::format("2026-11-20 {:02}:{:02}:{:02}.000000 [INFO ] line {}\n    behind it\n", minute / 60, minute % 60, i, i);
        const auto path = file(large);
        for (const auto &[from, to] : {std::pair{"2026-11-20 10:00", "2026-11-20 11:00"}, {"2026-11-19", "2026-11-21"}, {"2026-11-20 23:59", "2026-11-21"},
                                       {"2026-11-20 00:00", "2026-11-20 00:01"}, {"2026-11-21", "2026-11-22"}, {"2026-11-20 10:00:05.5", "2026-11-20 10:00:06.5"}}) {
            LogQuery query;
            query.from = *parseCivilTime(from);
            query.to = *parseCivilTime(to);
            const auto range = bytesOf(path, *query.from, *query.to);
            QVERIFY(range);
            QCOMPARE(large.substr(range->begin, range->end - range->begin), found(path, query));
        }
        QCOMPARE(bytesOf(file("no times\n", "other"), {0}, {1}).error().code, std::string("log.no_times"));
        QCOMPARE(toText(*firstTimeOf(path)), std::string("2026-11-20 00:00:00.000000"));
    }

    void gb18030_is_recognised_and_searched_in_its_own_bytes()
    {
        const std::string text = "2026-11-20 10:00:00.1 [ERROR] 数据库写入失败\n";
        const auto bytes = fromUtf8(text, TextEncoding::Gb18030);
        QVERIFY(bytes != text);
        const auto path = file(bytes);
        QVERIFY(*encodingOfFile(path) == TextEncoding::Gb18030);
        QVERIFY(encodingOf(text) == TextEncoding::Utf8);
        QVERIFY(encodingOf(std::string_view(text).substr(0, 31)) == TextEncoding::Utf8); // cut within a character
        QCOMPARE(toUtf8(withPattern(path, fromUtf8("写入", TextEncoding::Gb18030).c_str(), {.isFixed = true, .isUtf8 = false}), TextEncoding::Gb18030), text);
    }
};

QTEST_GUILESS_MAIN(TestLogSearch)
#include "tst_log_search.moc"
