#include "pumped_executor.h"
#include "real_clock.h"

#include <qcat/log_files/civil_time.h>
#include <qcat/log_reader/local_reader.h>

#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <random>

using namespace qcat;
namespace fs = std::filesystem;

// Log files as the window reads them, on the real files and threads.
class TestLogReader : public QObject
{
    Q_OBJECT

private:
    using Lines = std::vector<api::LogLine>;

    fs::path path(const std::string &name) const { return fs::path(m_folder->path().toStdString()) / name; }
    static void write(const fs::path &file, const std::string &text) { std::ofstream(file, std::ios::app | std::ios::binary) << text; }
    static void writePacked(const fs::path &file, const std::string &text, bool isAppended = false)
    {
        gzFile out = ::gzopen(file.c_str(), isAppended ? "ab" : "wb");
        ::gzwrite(out, text.data(), unsigned(text.size()));
        ::gzclose(out);
    }
    static std::string message(int second, const char *level, const std::string &text)
    {
        return fmt::format("2026-11-20 10:{:02}:{:02}.000000 [{}] [order] {}\n", second / 60, second % 60, level, text);
    }
    static std::int64_t us(const char *time) { return log_files::parseCivilTime(time)->us; }

    void open(std::vector<fs::path> paths, bool withRotated = false, bool isFollowed = true)
    {
        api::LogSource source;
        for (const auto &each : paths)
            source.paths.push_back(each.string());
        source.withRotated = withRotated;
        source.isFollowed = isFollowed;
        m_view.reset();
        m_state = {};
        m_view = m_reader->open(source, [this](const api::LogState &state) { m_state = state; }, m_executor);
        QVERIFY(until([&] { return m_state.phase == api::LogState::Phase::Ready; }));
    }
    template <typename Condition>
    bool until(Condition isMet)
    {
        return m_executor->runUntil(isMet);
    }
    void filter(api::LogFilter wanted)
    {
        std::optional<base::Status> accepted;
        m_view->setFilter(std::move(wanted), [&](base::Status status) { accepted = status; });
        QVERIFY(until([&] { return accepted.has_value(); }));
        QVERIFY2(*accepted, accepted->hasValue() ? "" : accepted->error().message.c_str());
        QVERIFY(until([&] { return !m_state.isFiltering && m_state.filter > 0; }));
    }
    Lines lines(std::uint64_t row = 0, std::size_t count = 2000)
    {
        std::optional<base::Result<Lines>> answer;
        m_view->lines(row, count, [&](base::Result<Lines> found) { answer = std::move(found); });
        return until([&] { return answer.has_value(); }) && *answer ? **answer : Lines();
    }
    std::string raw(std::uint64_t row = 0, std::size_t count = 2000)
    {
        std::string all;
        for (const auto &line : lines(row, count))
            all += (line.isLost ? "(lost)" : line.isContext ? "~" + line.raw : line.raw) + '\n';
        return all;
    }
    std::optional<std::uint64_t> row(const std::function<void(api::LogView::RowArrived)> &ask)
    {
        std::optional<std::optional<std::uint64_t>> answer;
        ask([&](std::optional<std::uint64_t> found) { answer = found; });
        return until([&] { return answer.has_value(); }) ? *answer : std::nullopt;
    }
    static api::LogFilter withText(const char *text)
    {
        api::LogFilter wanted;
        wanted.text = text;
        return wanted;
    }
    static api::LogFilter ofLevel(api::LogLevel level)
    {
        api::LogFilter wanted;
        wanted.levels.set(std::size_t(level));
        return wanted;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    RealClock m_clock;
    std::shared_ptr<base::MemoryLedger> m_ledger;
    std::unique_ptr<log_reader::LocalReader> m_reader;
    std::shared_ptr<PumpedExecutor> m_executor;
    api::LogState m_state;
    std::unique_ptr<api::LogView> m_view;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_executor = std::make_shared<PumpedExecutor>();
        m_state = {};
        m_ledger = std::make_shared<base::MemoryLedger>();
        m_reader = std::make_unique<log_reader::LocalReader>(path("own.log").string(), m_clock, std::string(), m_ledger);
    }
    void cleanup()
    {
        m_view.reset();
        m_reader.reset();
    }

    void lines_come_with_level_time_and_columns()
    {
        write(path("a.log"), message(1, "INFO ", "placed order=7") + message(2, "ERROR", "rejected") + "    #0 in send\n");
        open({path("a.log")});
        const auto all = lines();
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(all[0].category, std::string("order"));
        QCOMPARE(all[0].text, std::string("placed order=7"));
        QCOMPARE(all[0].time, std::string("2026-11-20 10:00:01.000000"));
        QVERIFY(all[1].level == api::LogLevel::Error && all[1].isHeader);
        QVERIFY(all[2].level == api::LogLevel::Error && !all[2].isHeader);
        QCOMPARE(all[2].text, std::string("    #0 in send"));
        QCOMPARE(all[2].timeUs, us("2026-11-20 10:00:02"));
        QCOMPARE(m_state.minutes->size(), std::size_t(1));
        QCOMPARE(m_state.messages, std::uint64_t(2));
    }

    void what_an_index_holds_is_counted_while_it_is_open()
    {
        std::string many;
        for (int i = 0; i < 3000; ++i)
            many += message(i, "INFO ", "placed order=7");
        write(path("a.log"), many);
        auto &memory = m_ledger->holder("log_index");
        QCOMPARE(memory.bytes(), std::int64_t(0));
        open({path("a.log")});
        const auto one = memory.bytes();
        QVERIFY2(one >= 3000, std::to_string(one).c_str()); // more than a byte a line, less than the log itself
        QVERIFY2(one < std::int64_t(many.size()), std::to_string(one).c_str());
        m_view.reset();
        QTRY_COMPARE_WITH_TIMEOUT(memory.bytes(), std::int64_t(0), 30'000);
        QVERIFY(!m_reader->isMemoryScarce());
        memory.setShed(true);
        QVERIFY(m_reader->isMemoryScarce());
    }

    void members_of_json_lines_are_columns()
    {
        write(path("a.jsonl"), "{\"ts\":\"2026-11-20T10:00:01.5+08:00\",\"level\":\"error\",\"logger\":\"risk\",\"msg\":\"\\u8d85\\u9650\",\"order\":\"7\",\"n\":[1,{\"a\":2}]}\n"
                               "{\"ts\":\"2026-11-20T10:00:02\",\"level\":\"info\",\"msg\":\"cut short\n");
        open({path("a.jsonl")});
        const auto all = lines();
        QCOMPARE(all[0].text, std::string("超限 order=7 n=[1,{\"a\":2}]"));
        QCOMPARE(all[0].category, std::string("risk"));
        QVERIFY(all[0].level == api::LogLevel::Error);
        QVERIFY2(all[1].text.starts_with("{\"ts\""), all[1].text.c_str()); // what is no JSON is shown as it stands
    }

    void a_filter_keeps_messages_whole_with_the_lines_around_them()
    {
        write(path("a.log"), message(1, "INFO ", "one") + message(2, "ERROR", "two") + "    #0 in send\n" + message(3, "INFO ", "three") + message(4, "INFO ", "four"));
        open({path("a.log")});
        auto wanted = withText("IN SEND");
        filter(wanted);
        QCOMPARE(raw(), message(2, "ERROR", "two") + "    #0 in send\n");
        wanted.context = 1;
        filter(wanted);
        QCOMPARE(raw(), '~' + message(1, "INFO ", "one") + message(2, "ERROR", "two") + "    #0 in send\n" + '~' + message(3, "INFO ", "three"));
        QCOMPARE(m_state.messages, std::uint64_t(1));
        wanted = withText("in send");
        wanted.isInverted = true;
        filter(wanted);
        QCOMPARE(m_state.rows, std::uint64_t(3));
        filter({});
        QCOMPARE(m_state.rows, std::uint64_t(5));
    }

    void every_filter_finds_what_a_look_at_each_message_finds_data()
    {
        QTest::addColumn<int>("kind");
        const char *const names[] = {"level", "time", "category", "text", "expression and level", "inverted", "whole word"};
        for (int i = 0; i < 7; ++i)
            QTest::newRow(names[i]) << i;
    }
    void every_filter_finds_what_a_look_at_each_message_finds()
    {
        QFETCH(int, kind);
        std::mt19937 random(unsigned(kind) + 1);
        struct Message {
            std::string text;
            int second, level, category;
            bool hasTrace;
        };
        const char *const levels[] = {"DEBUG", "INFO ", "WARN ", "ERROR"};
        const char *const categories[] = {"order", "risk", "md"};
        std::vector<Message> messages;
        std::string text;
        for (int i = 0; i < 3000; ++i) {
            Message one{{}, i / 2, int(random() % 4), int(random() % 3), random() % 9 == 0};
            one.text = fmt::format("2026-11-20 10:{:02}:{:02}.000000 [{}] [{}] order={} px={}\n", one.second / 60, one.second % 60, levels[one.level],
                                   categories[one.category], random() % 500, random() % 99);
            if (one.hasTrace)
                one.text += "    #0 in Router::send\n    #1 in main\n";
            text += one.text;
            messages.push_back(std::move(one));
        }
        write(path("a.log"), text);
        open({path("a.log")});
        api::LogFilter wanted;
        std::function<bool(const Message &)> isWanted;
        switch (kind) {
        case 0:
            wanted.levels.set(std::size_t(api::LogLevel::Warning)).set(std::size_t(api::LogLevel::Error));
            isWanted = [](const Message &m) { return m.level >= 2; };
            break;
        case 1:
            wanted.fromUs = us("2026-11-20 10:05");
            wanted.toUs = us("2026-11-20 10:07");
            isWanted = [](const Message &m) { return m.second >= 300 && m.second < 420; };
            break;
        case 2:
            wanted.categories = {"risk", "md"};
            isWanted = [](const Message &m) { return m.category > 0; };
            break;
        case 3:
            wanted = withText("ROUTER::");
            isWanted = [](const Message &m) { return m.hasTrace; };
            break;
        case 4:
            wanted = withText("px=[0-9]\\n?$");
            wanted.isRegex = true;
            wanted.levels.set(std::size_t(api::LogLevel::Info));
            isWanted = [](const Message &m) { const auto at = m.text.find("px="); return m.level == 1 && m.text[at + 4] == '\n'; };
            break;
        case 5:
            wanted = withText("router");
            wanted.isInverted = true;
            isWanted = [](const Message &m) { return !m.hasTrace; };
            break;
        case 6:
            wanted = withText("order=7");
            wanted.wholeWord = true;
            isWanted = [](const Message &m) { return m.text.find("order=7 ") != std::string::npos; };
            break;
        }
        filter(wanted);
        std::string expected;
        std::uint64_t count = 0;
        for (const auto &one : messages)
            if (isWanted(one)) {
                expected += one.text;
                ++count;
            }
        std::string got;
        for (std::uint64_t at = 0; at < m_state.rows; at += 500)
            got += raw(at, 500);
        QVERIFY(got == expected);
        QCOMPARE(m_state.messages, count);
        std::uint64_t inMinutes = 0;
        for (const auto &minute : *m_state.minutes)
            for (const auto each : minute.messages)
                inMinutes += each;
        QCOMPARE(inMinutes, count);
    }

    void a_bad_expression_is_refused_and_the_filter_before_stays()
    {
        write(path("a.log"), message(1, "INFO ", "one") + message(2, "ERROR", "two"));
        open({path("a.log")});
        filter(withText("two"));
        auto bad = withText("(");
        bad.isRegex = true;
        std::optional<base::Status> accepted;
        m_view->setFilter(bad, [&](base::Status status) { accepted = status; });
        QVERIFY(until([&] { return accepted.has_value(); }));
        QCOMPARE(accepted->error().code, std::string("log.bad_pattern"));
        QCOMPARE(raw(), message(2, "ERROR", "two"));
    }

    void a_rotated_and_compressed_set_is_one_stream()
    {
        writePacked(path("a.log.2.gz"), message(1, "INFO ", "one") + message(2, "ERROR", "two"));
        writePacked(path("a.log.2.gz"), message(3, "INFO ", "behind it"), true); // two members
        write(path("a.log.1"), message(4, "INFO ", "four"));
        write(path("a.log"), message(5, "ERROR", "five"));
        write(path("a.logbook"), message(5, "ERROR", "another log"));
        open({path("a.log")}, true);
        QCOMPARE(raw(), message(1, "INFO ", "one") + message(2, "ERROR", "two") + message(3, "INFO ", "behind it") + message(4, "INFO ", "four") +
                            message(5, "ERROR", "five"));
        QVERIFY(!m_state.isMerged);
        filter(ofLevel(api::LogLevel::Error));
        QCOMPARE(raw(), message(2, "ERROR", "two") + message(5, "ERROR", "five"));
        filter(withText("two"));
        QCOMPARE(raw(), message(2, "ERROR", "two"));
    }

    void any_place_of_a_large_compressed_file_is_read()
    {
        std::mt19937 random(5);
        std::string text;
        std::vector<std::string> all;
        for (int i = 0; text.size() < (14u << 20); ++i) { // several points apart
            all.push_back(message(i / 200, "INFO ", fmt::format("order={} {}", random(), std::string(random() % 60, char('a' + random() % 20)))));
            text += all.back();
        }
        writePacked(path("a.gz"), text.substr(0, text.size() / 2));
        writePacked(path("a.gz"), text.substr(text.size() / 2), true);
        open({path("a.gz")});
        QCOMPARE(m_state.lines, std::uint64_t(all.size()));
        for (int i = 0; i < 60; ++i) {
            const auto at = random() % (all.size() - 3);
            QCOMPARE(raw(at, 3), all[at] + all[at + 1] + all[at + 2]);
        }
    }

    void files_whose_times_overlap_are_merged_message_by_message()
    {
        write(path("a.log"), message(1, "INFO ", "a1") + "    trace of a1\n" + message(4, "INFO ", "a4"));
        write(path("b.log"), message(2, "INFO ", "b2") + message(3, "ERROR", "b3") + "    trace of b3\n" + message(5, "INFO ", "b5"));
        open({m_folder->path().toStdString()});
        QVERIFY(m_state.isMerged);
        QCOMPARE(raw(), message(1, "INFO ", "a1") + "    trace of a1\n" + message(2, "INFO ", "b2") + message(3, "ERROR", "b3") + "    trace of b3\n" +
                            message(4, "INFO ", "a4") + message(5, "INFO ", "b5"));
        QCOMPARE(m_state.files.size(), std::size_t(2));
        filter(withText("trace"));
        QCOMPARE(m_state.rows, std::uint64_t(4));
        QCOMPARE(row([&](auto arrived) { m_view->rowAtTime(us("2026-11-20 10:00:03"), arrived); }), std::optional<std::uint64_t>(2));
    }

    void other_encodings_are_shown_and_searched()
    {
        write(path("gbk.log"), "2026-11-20 10:00:01.000000 [ERROR] [order] \xb6\xa9\xb5\xa5\xb1\xbb\xbe\xdc\xbe\xf8\n2026-11-20 10:00:02.000000 [INFO ] [order] ok\n");
        open({path("gbk.log")});
        QCOMPARE(m_state.files[0].encoding, std::string("GB18030"));
        QCOMPARE(lines()[0].text, std::string("订单被拒绝"));
        filter(withText("拒绝"));
        QCOMPARE(m_state.rows, std::uint64_t(1));
    }

    void what_is_written_is_added_and_filtered()
    {
        write(path("a.log"), message(1, "INFO ", "one"));
        open({path("a.log")});
        write(path("a.log"), message(2, "ERROR", "two"));
        QVERIFY(until([&] { return m_state.lines == 2; }));
        filter(withText("needle"));
        write(path("a.log"), "    at a needle\n" + message(3, "INFO ", "three") + "half a li");
        QVERIFY(until([&] { return m_state.lines == 4; }));
        QCOMPARE(raw(), message(2, "ERROR", "two") + "    at a needle\n"); // by its last line
        write(path("a.log"), "ne\n");
        QVERIFY(until([&] { return m_state.lines == 5; }));
        QCOMPARE(m_state.rows, std::uint64_t(2));
        auto wanted = withText("needle");
        wanted.isInverted = true;
        filter(wanted);
        const auto before = m_state.rows;
        write(path("a.log"), message(4, "INFO ", "four"));
        QVERIFY(until([&] { return m_state.rows == before + 1; }));
        write(path("a.log"), "    a needle after all\n");
        QVERIFY(until([&] { return m_state.rows == before; }));
        QCOMPARE(m_state.received, std::uint64_t(6));
    }

    void the_lines_around_a_match_come_later_too()
    {
        write(path("a.log"), message(1, "INFO ", "one"));
        open({path("a.log")});
        auto wanted = ofLevel(api::LogLevel::Error);
        wanted.context = 2;
        filter(wanted);
        write(path("a.log"), message(2, "ERROR", "two"));
        QVERIFY(until([&] { return m_state.rows == 2; }));
        for (int i = 3; i < 8; ++i) {
            write(path("a.log"), message(i, "INFO ", "more"));
            QVERIFY(until([&] { return m_state.lines == std::uint64_t(i); }));
        }
        QCOMPARE(m_state.rows, std::uint64_t(4));
    }

    void it_goes_on_through_rotation_and_says_what_was_cut()
    {
        write(path("a.log"), message(1, "INFO ", "one"));
        open({path("a.log")});
        fs::rename(path("a.log"), path("a.log.1"));
        write(path("a.log.1"), message(2, "INFO ", "late"));
        write(path("a.log"), message(3, "INFO ", "new"));
        QVERIFY(until([&] { return m_state.lines == 3; }));
        QCOMPARE(raw(), message(1, "INFO ", "one") + message(2, "INFO ", "late") + message(3, "INFO ", "new"));
        fs::resize_file(path("a.log"), 0);
        write(path("a.log"), message(4, "INFO ", "cut"));
        QVERIFY(until([&] { return m_state.lines == 4; }));
        QCOMPARE(raw(2), "(lost)\n" + message(4, "INFO ", "cut"));
        QVERIFY(std::ranges::any_of(m_state.files, [](const auto &file) { return file.problem && file.problem->code == "log.cut"; }));
    }

    void a_file_that_is_not_there_yet_is_waited_for()
    {
        open({path("a.log")});
        QCOMPARE(m_state.lines, std::uint64_t(0));
        QVERIFY(m_state.files[0].problem.has_value());
        write(path("a.log"), message(1, "INFO ", "one"));
        QVERIFY(until([&] { return m_state.lines == 1; }));
        QCOMPARE(raw(), message(1, "INFO ", "one"));
    }

    void one_finds_the_way_by_time_line_and_level()
    {
        std::string text;
        for (int i = 0; i < 3000; ++i)
            text += message(i, i % 1000 == 700 ? "ERROR" : "INFO ", "x");
        write(path("a.log"), text);
        open({path("a.log")});
        QCOMPARE(row([&](auto arrived) { m_view->rowAtTime(us("2026-11-20 10:20:00"), arrived); }), std::optional<std::uint64_t>(1200));
        QCOMPARE(row([&](auto arrived) { m_view->rowAtTime(us("2026-11-21"), arrived); }), std::optional<std::uint64_t>());
        const auto errors = ofLevel(api::LogLevel::Error).levels;
        QCOMPARE(row([&](auto arrived) { m_view->nextOf(errors, 0, true, arrived); }), std::optional<std::uint64_t>(700));
        QCOMPARE(row([&](auto arrived) { m_view->nextOf(errors, 700, true, arrived); }), std::optional<std::uint64_t>(1700));
        QCOMPARE(row([&](auto arrived) { m_view->nextOf(errors, 1700, false, arrived); }), std::optional<std::uint64_t>(700));
        QCOMPARE(row([&](auto arrived) { m_view->nextOf(errors, 700, false, arrived); }), std::optional<std::uint64_t>());
        filter(ofLevel(api::LogLevel::Error));
        QCOMPARE(row([&](auto arrived) { m_view->rowOfLine(800, arrived); }), std::optional<std::uint64_t>(1));
    }

    void what_is_shown_is_saved_as_it_stands()
    {
        write(path("a.log"), message(1, "INFO ", "one") + message(2, "ERROR", "two") + "    #0\r\n" + message(3, "INFO ", "three"));
        open({path("a.log")});
        filter(ofLevel(api::LogLevel::Error));
        std::optional<base::Result<std::uint64_t>> saved;
        m_view->save(path("out.log").string(), [&](base::Result<std::uint64_t> result) { saved = std::move(result); });
        QVERIFY(until([&] { return saved.has_value(); }));
        QCOMPARE(**saved, std::uint64_t(2));
        std::ifstream in(path("out.log"), std::ios::binary);
        QCOMPARE(std::string(std::istreambuf_iterator<char>(in), {}), message(2, "ERROR", "two") + "    #0\r\n");
        m_view->save("/proc/none/out.log", [&](base::Result<std::uint64_t> result) { saved = std::move(result); });
        QVERIFY(until([&] { return saved && !*saved; }));
        QCOMPARE(saved->error().code, std::string("log.not_saved"));
    }

    void messages_are_counted_by_their_patterns()
    {
        std::string text;
        for (int i = 0; i < 300; ++i)
            text += message(i, "INFO ", fmt::format("placed order={}", i)) + (i % 3 == 0 ? message(i, "ERROR", fmt::format("rejected order={} code=7", i)) + "    #0\n" : "");
        write(path("a.log"), text);
        open({path("a.log")});
        std::optional<api::LogPatterns> found;
        m_view->patterns([&](api::LogPatterns patterns) { found = std::move(patterns); });
        QVERIFY(until([&] { return found.has_value(); }));
        QCOMPARE(found->found.size(), std::size_t(2));
        QCOMPARE(found->messages, std::uint64_t(400));
        QCOMPARE(found->found[1].text, std::string("[ERROR] [order] rejected order=* code=*"));
        filter(ofLevel(api::LogLevel::Error));
        found.reset();
        m_view->patterns([&](api::LogPatterns patterns) { found = std::move(patterns); });
        QVERIFY(until([&] { return found.has_value(); }));
        QCOMPARE(found->found.size(), std::size_t(1));
        QCOMPARE(found->found[0].messages, std::uint64_t(100));
    }

    void views_come_and_go_in_the_midst_of_their_work()
    {
        std::string text;
        for (int i = 0; i < 200'000; ++i)
            text += message(i / 100, "INFO ", "order=" + std::to_string(i));
        write(path("a.log"), text);
        for (int i = 0; i < 20; ++i) {
            api::LogSource source;
            source.paths = {path("a.log").string()};
            m_view = m_reader->open(source, [this](const api::LogState &state) { m_state = state; }, m_executor);
            m_view->setFilter(withText("order=77"), [](base::Status) {});
            m_view->lines(0, 10, [](base::Result<Lines>) {});
        }
        QVERIFY(until([&] { return m_state.phase == api::LogState::Phase::Ready && !m_state.isFiltering && m_state.filter > 0; }));
        QCOMPARE(m_state.messages, std::uint64_t(1111)); // 77, 77x, 77xx, 77xxx
    }
};

QTEST_GUILESS_MAIN(TestLogReader)
#include "tst_log_reader.moc"
