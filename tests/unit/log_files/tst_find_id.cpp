#include <qcat/log_files/find_id.h>
#include <qcat/log_files/gzip_points.h>
#include <qcat/log_files/packed_log.h>

#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <random>

using namespace qcat;
using namespace qcat::log_files;
namespace fs = std::filesystem;

// The life of an order through a log, by an index that is kept beside it.
class TestFindId : public QObject
{
    Q_OBJECT

private:
    fs::path path(const std::string &name) const { return fs::path(m_folder->path().toStdString()) / name; }
    std::string cache() const { return path("cache").string(); }
    static base::WallTime later() { return {std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch() + std::chrono::hours(1)).count()}; }
    std::size_t kept() const
    {
        std::error_code ignored;
        return std::size_t(std::distance(fs::directory_iterator(cache(), ignored), fs::directory_iterator()));
    }

    struct Found {
        std::string text;
        std::uint64_t bytes = 0;
    };
    Found found(const fs::path &log, const std::string &id, base::WallTime now = later())
    {
        const auto file = LogFile::open(log);
        const Sidecars sidecars(cache());
        Found all;
        const auto totals = findId(**file, id, {sidecars, now, {}}, [&](std::string_view message) {
            all.text += message;
            return true;
        });
        all.text += totals ? "" : totals.error().code;
        all.bytes = totals ? totals->bytes : 0;
        return all;
    }

    // Orders whose lines lie far apart, some with stack traces; what each of them must give.
    struct Written {
        std::string text;
        std::map<std::string, std::string> lives;
    };
    static Written written(std::size_t bytes, unsigned seed)
    {
        std::mt19937_64 random(seed);
        Written log;
        std::vector<std::string> open;
        for (int i = 0; log.text.size() < bytes; ++i) {
            if (open.size() < 300 || random() % 4 == 0)
                open.push_back(fmt::format("{:016x}", random() | 0x1000000000000000));
            const auto id = open[random() % 8 == 0 ? random() % open.size() : open.size() - 1 - std::min<std::size_t>(open.size() - 1, random() % 20)];
            auto message = fmt::format("2026-11-20 {:02}:{:02}:{:02}.{:06} [INFO ] [order] ev=ACK px={} cid={} tid=4104\n", i / 36000 % 24, i / 600 % 60, i / 10 % 60,
                                       i, random() % 1000, id);
            if (random() % 50 == 0)
                message += "    #0  0x124e188526cf in qcat::Order::submit\n    #1  in main\n";
            log.text += message;
            log.lives[id] += message;
        }
        return log;
    }
    static void pack(const fs::path &to, const std::string &text)
    {
        gzFile out = ::gzopen(to.c_str(), "wb1");
        ::gzwrite(out, text.data(), unsigned(text.size()));
        ::gzclose(out);
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void the_whole_life_is_found_and_little_is_read_data()
    {
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("plain") << false;
        QTest::newRow("packed") << true;
    }
    void the_whole_life_is_found_and_little_is_read()
    {
        QFETCH(bool, isPacked);
        const auto log = written(20 << 20, 7); // more than one group of pieces
        const auto file = path("app.log.1");
        isPacked ? pack(file, log.text) : void(std::ofstream(file, std::ios::binary) << log.text);
        int asked = 0;
        for (const auto &[id, life] : log.lives) {
            if (++asked % (int(log.lives.size()) / 30) != 0)
                continue;
            const auto seen = found(file, id);
            QVERIFY2(seen.text == life, id.c_str());
            const auto linesApart = std::ranges::count(life, '\n');
            QVERIFY(seen.bytes <= std::uint64_t(linesApart + 4) * (768 << 10));
        }
        QCOMPARE(found(file, "0123456789abcdee").text, std::string());
        QVERIFY(kept() > 0);
    }

    void words_that_are_no_ids_and_files_that_are_written_are_looked_through()
    {
        const auto file = path("app.log");
        std::ofstream(file) << "2026-11-20 10:00:00.1 [INFO] order=77 cid=abcdef0123\n2026-11-20 10:00:00.2 [INFO] order=771\n";
        QCOMPARE(found(file, "77").text, std::string("2026-11-20 10:00:00.1 [INFO] order=77 cid=abcdef0123\n"));
        QCOMPARE(kept(), std::size_t(0));
        const base::WallTime now{std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count()};
        QCOMPARE(found(file, "abcdef0123", now).text, std::string("2026-11-20 10:00:00.1 [INFO] order=77 cid=abcdef0123\n"));
        QCOMPARE(kept(), std::size_t(0));
        QVERIFY(IdIndex::isId("2399d29db61e6ba5") && IdIndex::isId("7300000000") && !IdIndex::isId("rejected") && !IdIndex::isId("a b12345"));
    }

    void what_is_kept_is_of_that_very_file()
    {
        const auto file = path("app.log.1");
        std::ofstream(file) << "2026-11-20 10:00:00.1 [INFO] cid=abcdef0123\n";
        QVERIFY(!found(file, "abcdef0123").text.empty());
        std::ofstream(file, std::ios::app) << "2026-11-20 10:00:00.2 [INFO] cid=fedcba9876\n";
        QCOMPARE(found(file, "fedcba9876").text, std::string("2026-11-20 10:00:00.2 [INFO] cid=fedcba9876\n"));
        for (const auto &entry : fs::directory_iterator(cache())) { // cut, as a full disk leaves it
            QCOMPARE(entry.status().permissions() & fs::perms::others_all, fs::perms::none);
            fs::resize_file(entry.path(), 100);
        }
        QCOMPARE(found(file, "abcdef0123").text, std::string("2026-11-20 10:00:00.1 [INFO] cid=abcdef0123\n"));
    }

    void a_compressed_file_opens_again_without_being_unpacked()
    {
        const auto log = written(9 << 20, 3);
        const auto file = path("app.log.2.gz");
        pack(file, log.text);
        const Sidecars sidecars(cache());
        std::uint64_t unpacked = 0;
        IndexOptions options;
        options.progress = [&](std::uint64_t bytes) { unpacked = bytes; };
        const auto first = LogFile::open(file);
        const auto once = indexPacked(**first, sidecars, options);
        QCOMPARE(unpacked, std::uint64_t(log.text.size()));
        unpacked = 0;
        const auto second = LogFile::open(file);
        const auto again = indexPacked(**second, sidecars, options);
        QCOMPARE(unpacked, std::uint64_t(0));
        QCOMPARE(again->lines(), once->lines());
        for (std::uint64_t line = 0; line < once->lines(); line += 997) {
            const auto a = once->line(line), b = again->line(line);
            QVERIFY(a.offset == b.offset && a.length == b.length && a.time == b.time && a.level == b.level);
            QCOMPARE(*(*second)->read(b.offset, std::size_t(b.length)), log.text.substr(a.offset, a.length));
        }
        QVERIFY(again->histogram() == once->histogram());
    }

    void what_is_kept_is_bounded()
    {
        const Sidecars sidecars(cache(), 100'000);
        std::vector<std::shared_ptr<LogFile>> files;
        for (int i = 0; i < 8; ++i) {
            std::ofstream(path(std::to_string(i))) << i;
            files.push_back(*LogFile::open(path(std::to_string(i))));
            sidecars.keep("x", *files.back(), std::vector<std::uint8_t>(30'000));
        }
        QVERIFY(kept() <= 3);
        QVERIFY(sidecars.find("x", *files.back()).has_value());
        QVERIFY(!Sidecars({}).find("x", *files.back()).has_value());
    }
};

QTEST_APPLESS_MAIN(TestFindId)
#include "tst_find_id.moc"
