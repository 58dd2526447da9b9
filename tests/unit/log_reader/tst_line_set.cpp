#include "line_order.h"
#include "line_set.h"

#include <QTest>

#include <random>
#include <set>

using namespace qcat::log_reader;

// Which lines are shown, and in what order files give them, against what a set and a list say.
class TestLineSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_and_lines_are_those_of_a_set_whatever_is_added_and_removed()
    {
        std::mt19937 random(3);
        LineSet lines;
        std::set<std::uint64_t> wanted;
        for (int round = 0; round < 400; ++round) {
            const std::uint64_t first = random() % 20'000, count = random() % 200;
            const bool isIn = random() % 3 != 0;
            isIn ? lines.add(first, count) : lines.remove(first, count);
            for (auto line = first; line < first + count; ++line)
                isIn ? void(wanted.insert(line)) : void(wanted.erase(line));
            if (round % 40 != 0)
                continue;
            QCOMPARE(lines.count(), std::uint64_t(wanted.size()));
            std::uint64_t row = 0;
            for (const auto line : wanted) {
                QCOMPARE(lines.at(row), line);
                QCOMPARE(lines.before(line), row);
                QVERIFY(lines.has(line));
                ++row;
            }
            for (std::uint64_t line = 0; line < 21'000; line += 7) {
                const auto next = wanted.lower_bound(line);
                QCOMPARE(lines.next(line), next == wanted.end() ? std::nullopt : std::optional(*next));
                QCOMPARE(lines.has(line), wanted.contains(line));
            }
        }
    }

    void lines_of_many_files_keep_the_order_in_which_they_came()
    {
        std::mt19937 random(4);
        LineOrder order;
        std::vector<std::pair<std::size_t, std::uint64_t>> wanted;
        std::vector<std::uint64_t> lines(3);
        for (int i = 0; i < 300; ++i) {
            const auto file = random() % 3;
            const auto count = random() % 20;
            order.append(file, lines[file], count);
            for (std::uint64_t k = 0; k < count; ++k)
                wanted.emplace_back(file, lines[file]++);
        }
        QCOMPARE(order.size(), std::uint64_t(wanted.size()));
        for (std::uint64_t number = 0; number < order.size(); ++number) {
            const auto place = order.at(number);
            QVERIFY((std::pair{place.file, place.line} == wanted[number]));
            QVERIFY(place.left > 0);
        }
        const std::uint64_t from = lines[1] / 3, to = lines[1] - 5;
        std::uint64_t next = from;
        order.eachRun(1, from, to, [&](std::uint64_t number, std::uint64_t count) {
            for (std::uint64_t k = 0; k < count; ++k)
                QVERIFY((wanted[number + k] == std::pair{std::size_t(1), next++}));
        });
        QCOMPARE(next, to);
    }
};

QTEST_APPLESS_MAIN(TestLineSet)
#include "tst_line_set.moc"
