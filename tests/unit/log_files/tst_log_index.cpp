#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/index_file.h>

#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>
#include <zlib.h>

#include <fstream>
#include <random>

using namespace qcat;
using namespace qcat::log_files;

namespace
{

std::bitset<kLevels> of(Level level)
{
    std::bitset<kLevels> levels;
    levels.set(std::size_t(level));
    return levels;
}

std::vector<std::uint64_t> messages(const LogIndex &index, std::bitset<kLevels> levels)
{
    std::vector<std::uint64_t> lines;
    index.eachMessage(levels, 0, index.lines(), [&](std::uint64_t line) {
        lines.push_back(line);
        return true;
    });
    return lines;
}

CivilTime at(const char *text)
{
    return *parseCivilTime(text);
}

// Lines of every kind in a random order, with what is known of them.
struct Written {
    std::string text;
    std::vector<LineFacts> lines;
};
Written randomLog(unsigned seed, int count)
{
    std::mt19937 random(seed);
    Written log;
    CivilTime time = at("2026-11-20 00:00");
    Level level = Level::None;
    bool isBegun = false;
    for (int i = 0; i < count; ++i) {
        std::string line;
        LineFacts facts{log.text.size(), 0, random() % 10 != 0, {}, Level::None};
        if (facts.isHeader) {
            time.us += std::int64_t(random() % 300) * 1000;
            level = std::array{Level::Info, Level::Debug, Level::Warning, Level::Error}[random() % 4];
            isBegun = true;
            line = fmt::format("{} [{}] [order] {}", toText(time), std::array{"INFO ", "DEBUG", "WARN ", "ERROR"}[std::size_t(level == Level::Info ? 0 : level == Level::Debug ? 1 : level == Level::Warning ? 2 : 3)],
                               std::string(random() % 300, 'x'));
        } else {
            line = fmt::format("    #{} 在 ERROR {}", i, std::string(random() % 50, ' '));
        }
        line += '\n';
        facts.length = line.size();
        if (isBegun) {
            facts.time = time;
            facts.level = level;
        }
        log.text += line;
        log.lines.push_back(facts);
    }
    return log;
}

} // namespace

class TestLogIndex : public QObject
{
    Q_OBJECT

private:
    std::string file(const std::string &text)
    {
        const auto path = m_folder.filePath(QStringLiteral("log")).toStdString();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    static void compare(const LogIndex &index, const Written &log)
    {
        QCOMPARE(index.lines(), std::uint64_t(log.lines.size()));
        for (std::uint64_t i = 0; i < index.lines(); ++i) {
            const auto found = index.line(i);
            const auto &wanted = log.lines[i];
            QVERIFY2(found.offset == wanted.offset && found.length == wanted.length && found.isHeader == wanted.isHeader &&
                         found.time == wanted.time && found.level == wanted.level,
                     qPrintable(QStringLiteral("line %1").arg(i)));
        }
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void every_line_has_its_place_time_and_level_however_the_bytes_come()
    {
        const auto log = randomLog(1, 3000);
        std::mt19937 random(2);
        LogIndex index;
        for (std::size_t from = 0; from < log.text.size();) {
            const auto size = random() % 3 == 0 ? random() % 5 : random() % 5000;
            index.append(std::string_view(log.text).substr(from, size));
            from += size;
        }
        compare(index, log);
        QCOMPARE(index.openBytes(), std::uint64_t(0));
        QVERIFY(index.isOrdered());
    }

    void parts_that_were_indexed_side_by_side_are_as_one()
    {
        const auto log = randomLog(3, 2000);
        for (const std::size_t cut : {std::size_t(0), std::size_t(1), std::size_t(777), std::size_t(1999)}) {
            const auto offset = log.lines[cut].offset;
            LogIndex first, second(offset);
            first.append(std::string_view(log.text).substr(0, offset));
            second.append(std::string_view(log.text).substr(offset));
            first.append(std::move(second));
            compare(first, log);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void a_file_of_many_parts_is_indexed_as_it_is_read()
    {
        auto log = randomLog(4, 250'000); // some 40 MB: three parts
        const auto index = indexFile(file(log.text), {});
        QVERIFY(index);
        compare(*index, log);
        QVERIFY(index->memory() < log.lines.size() * 6);
    }

    void a_line_without_a_break_is_open_until_it_comes_or_none_will()
    {
        LogIndex index;
        index.append("2026-11-20 10:00:00.000000 [INFO ] one\n2026-11-20 10:00:01.000000 [ERR");
        QCOMPARE(index.lines(), std::uint64_t(1));
        QCOMPARE(index.openBytes(), std::uint64_t(31));
        index.append("OR] two");
        QCOMPARE(index.lines(), std::uint64_t(1));
        index.append("\n");
        QCOMPARE(index.line(1).level, Level::Error);
        index.append("2026-11-20 10:00:02 [WARN] three");
        index.seal();
        QCOMPARE(index.lines(), std::uint64_t(3));
        QCOMPARE(index.line(2).level, Level::Warning);
        QCOMPARE(index.line(2).length, std::uint64_t(32));
    }

    void messages_of_a_level_are_found_with_their_last_line()
    {
        LogIndex index;
        index.append("rest of another\n"
                     "2026-11-20 10:00:00 [ERROR] a\n  trace\n  trace\n"
                     "2026-11-20 10:00:01 [INFO] b\n"
                     "2026-11-20 10:00:02 [ERROR] c\n");
        QCOMPARE(messages(index, of(Level::Error)), (std::vector<std::uint64_t>{1, 5}));
        QCOMPARE(messages(index, {}), (std::vector<std::uint64_t>{1, 4, 5}));
        QCOMPARE(index.countMessages(of(Level::Error)), std::uint64_t(2));
        QCOMPARE(index.messageEnd(1), std::uint64_t(4));
        QCOMPARE(index.messageEnd(5), std::uint64_t(6));
        QCOMPARE(index.headerOf(3), std::uint64_t(1));
        QCOMPARE(index.headerOf(0), std::uint64_t(0)); // nothing before it
        QCOMPARE(index.line(0).level, Level::None);
    }

    void a_moment_is_gone_to_and_minutes_are_counted()
    {
        LogIndex index;
        for (int minute = 0; minute < 60; ++minute)
            for (int second = 0; second < 60; second += 20)
                index.append(fmt::format("2026-11-20 10:{:02}:{:02}.500000 [{}] x\n  trace\n", minute, second, second == 40 ? "WARN" : "INFO"));
        QCOMPARE(index.firstAt(at("2026-11-20 10:30")), std::uint64_t(30 * 6));
        QCOMPARE(index.firstAt(at("2026-11-20 10:30:00.501")), std::uint64_t(30 * 6 + 2));
        QCOMPARE(index.firstAt(at("2026-11-20 09:00")), std::uint64_t(0));
        QCOMPARE(index.firstAt(at("2026-11-20 11:00")), index.lines());
        QCOMPARE(index.histogram().size(), std::size_t(60));
        const auto &minute = index.histogram().at(at("2026-11-20 10:07"));
        QCOMPARE(minute[std::size_t(Level::Info)], std::uint64_t(2));
        QCOMPARE(minute[std::size_t(Level::Warning)], std::uint64_t(1));
    }

    void a_clock_that_goes_back_is_noticed()
    {
        LogIndex index;
        index.append("2026-11-20 10:00:00 [INFO] a\n2026-11-20 09:00:00 [INFO] b\n");
        QVERIFY(!index.isOrdered());
        QCOMPARE(index.line(1).time, at("2026-11-20 09:00"));
    }

    void a_compressed_file_is_indexed_by_what_is_unpacked()
    {
        const auto log = randomLog(5, 2000);
        const auto path = m_folder.filePath(QStringLiteral("log.gz")).toStdString();
        gzFile out = ::gzopen(path.c_str(), "wb");
        ::gzwrite(out, log.text.data(), unsigned(log.text.size()));
        ::gzclose(out);
        const auto index = indexFile(path, {});
        QVERIFY(index);
        compare(*index, log);
    }

    void an_index_that_nobody_wants_any_more_ends()
    {
        IndexOptions options;
        options.cancel.cancel();
        const auto index = indexFile(file(randomLog(6, 100).text), options);
        QVERIFY(!index);
        QCOMPARE(index.error().code, std::string("log.cancelled"));
        const auto missing = indexFile("/nonexistent/log", {});
        QCOMPARE(missing.error().code, std::string("log.unreadable"));
    }

    void an_empty_file_has_no_lines()
    {
        const auto index = indexFile(file({}), {});
        QVERIFY(index);
        QCOMPARE(index->lines(), std::uint64_t(0));
        QCOMPARE(index->firstAt(at("2026-11-20 10:00")), std::uint64_t(0));
        QCOMPARE(messages(*index, {}), std::vector<std::uint64_t>());
    }
};

QTEST_GUILESS_MAIN(TestLogIndex)
#include "tst_log_index.moc"
