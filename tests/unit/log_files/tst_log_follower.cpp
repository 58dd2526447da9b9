#include <qcat/log_files/live_filter.h>
#include <qcat/log_files/log_follower.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <poll.h>

using namespace qcat;
using namespace qcat::log_files;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

// A log that somebody writes, and what becomes of its file.
class TestLogFollower : public QObject
{
    Q_OBJECT

private:
    fs::path path(const char *name = "app.log") const { return fs::path(m_folder->path().toStdString()) / name; }
    static void write(const fs::path &file, const std::string &text) { std::ofstream(file, std::ios::app | std::ios::binary) << text; }
    // What comes of looks until nothing does; "|" where another file begins, "!" where none is there.
    std::string gained(LogFollower &follower)
    {
        std::string all;
        while (true) {
            const auto gains = follower.look(m_now);
            if (!gains)
                return all + gains.error().code;
            for (const auto &gain : *gains)
                all += gain.kind == LogFollower::Gain::Kind::Begun ? "|" : gain.kind == LogFollower::Gain::Kind::Gone ? "!" : gain.bytes;
            if (!follower.hasMore())
                return all;
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    base::SteadyTime m_now{1'000'000'000};

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void what_is_written_comes_once_cut_anywhere()
    {
        write(path(), "before\n");
        LogFollower follower(path(), fs::file_size(path()));
        QCOMPARE(gained(follower), std::string());
        write(path(), "one\ntw");
        QCOMPARE(gained(follower), std::string("one\ntw"));
        write(path(), "o\n\xe4\xb8"); // a writer that stopped in the midst of a character
        QCOMPARE(gained(follower), std::string("o\n\xe4\xb8"));
        write(path(), "\xad\n");
        QCOMPARE(gained(follower), std::string("\xad\n"));
        QCOMPARE(gained(follower), std::string());
    }

    void renamed_away_the_rest_of_it_comes_before_the_new_one()
    {
        write(path(), "a\n");
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("a\n"));
        write(path(), "b\n");
        fs::rename(path(), path("app.log.1"));
        write(path("app.log.1"), "c\n");
        write(path(), "d\n");
        QCOMPARE(gained(follower), std::string("b\nc\n|d\n"));
    }

    void a_writer_that_was_not_told_is_heard_for_a_while()
    {
        write(path(), "a\n");
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("a\n"));
        fs::rename(path(), path("app.log.1"));
        write(path(), "new\n");
        QCOMPARE(gained(follower), std::string("|new\n"));
        write(path("app.log.1"), "late\n");
        const auto gains = follower.look(m_now);
        QCOMPARE(gains->size(), std::size_t(1));
        QCOMPARE(gains->front().bytes, std::string("late\n"));
        QCOMPARE(gains->front().source, std::uint64_t(1)); // not the new file's
        m_now = m_now + 60s;
        QCOMPARE(gained(follower), std::string());
        write(path("app.log.1"), "too late\n");
        QCOMPARE(gained(follower), std::string());
    }

    void truncated_it_begins_anew_also_when_it_is_longer_again()
    {
        write(path(), "first of all\n");
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("first of all\n"));
        fs::resize_file(path(), 0);
        write(path(), "second\n");
        QCOMPARE(gained(follower), std::string("|second\n"));
        fs::resize_file(path(), 0); // copytruncate, and a writer that is fast
        write(path(), "third, longer than what was there\n");
        QCOMPARE(gained(follower), std::string("|third, longer than what was there\n"));
    }

    void deleted_it_is_waited_for()
    {
        write(path(), "a\n");
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("a\n"));
        fs::remove(path());
        QCOMPARE(gained(follower), std::string("!"));
        QCOMPARE(gained(follower), std::string());
        write(path(), "b\n");
        QCOMPARE(gained(follower), std::string("|b\n"));
    }

    void one_that_is_not_there_yet_is_waited_for()
    {
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("!"));
        write(path(), "a\n");
        QCOMPARE(gained(follower), std::string("|a\n"));
    }

    void a_link_that_points_elsewhere_is_followed()
    {
        write(path("1.log"), "a\n");
        write(path("2.log"), "b\n");
        fs::create_symlink(path("1.log"), path());
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("a\n"));
        fs::create_symlink(path("2.log"), path("next"));
        fs::rename(path("next"), path());
        QCOMPARE(gained(follower), std::string("|b\n"));
    }

    void much_at_once_comes_in_pieces_of_bounded_size()
    {
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("!"));
        const std::string much(3 * LogFollower::kMost + 5, 'x'); // one line, with bytes of zero and no break
        write(path(), much + std::string("\0\xff\n", 3));
        std::size_t size = 0;
        do {
            const auto gains = follower.look(m_now);
            QVERIFY(gains);
            for (const auto &gain : *gains) {
                QVERIFY(gain.bytes.size() < 2 * LogFollower::kMost);
                size += gain.bytes.size();
            }
        } while (follower.hasMore());
        QCOMPARE(size, much.size() + 3);
    }

    void a_folder_in_its_place_is_told_and_not_the_end()
    {
        fs::create_directory(path());
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("log.unreadable"));
        fs::remove(path());
        QCOMPARE(gained(follower), std::string("!"));
        write(path(), "a\n");
        QCOMPARE(gained(follower), std::string("|a\n"));
    }

    void the_descriptor_wakes_who_waits_for_it()
    {
        write(path(), "a\n");
        LogFollower follower(path(), 0);
        QCOMPARE(gained(follower), std::string("a\n"));
        pollfd wake{follower.wakeDescriptor(), POLLIN, 0};
        QCOMPARE(::poll(&wake, 1, 0), 0);
        write(path(), "b\n");
        QCOMPARE(::poll(&wake, 1, 20'000), 1);
    }

    void a_filter_gives_wanted_messages_from_their_first_line_on()
    {
        const auto shown = [](const LogQuery &query, std::initializer_list<const char *> pieces) {
            std::string all;
            LiveFilter filter(query, [&](std::string_view lines) { all += lines; });
            for (const char *piece : pieces)
                filter.append(piece);
            return all;
        };
        LogQuery errors;
        errors.levels.set(std::size_t(Level::Error));
        QCOMPARE(shown(errors, {"rest of one before\n2026-11-20 10:00:00 [ERR", "OR] a\n  trace\n2026-11-20 10:00:01 [INFO] b\n  no\n"}),
                 std::string("2026-11-20 10:00:00 [ERROR] a\n  trace\n"));
        const auto pattern = *Pattern::compile("needle", {.isFixed = true});
        LogQuery query;
        query.pattern = &pattern;
        const auto *const log = "2026-11-20 10:00:00 [INFO] a\n  needle\n  after\n2026-11-20 10:00:01 [INFO] b\n";
        QCOMPARE(shown(query, {log}), std::string("2026-11-20 10:00:00 [INFO] a\n  needle\n  after\n"));
        query.isInverted = true;
        QCOMPARE(shown(query, {log}), std::string("2026-11-20 10:00:00 [INFO] a\n2026-11-20 10:00:01 [INFO] b\n"));
    }
};

QTEST_GUILESS_MAIN(TestLogFollower)
#include "tst_log_follower.moc"
