#include "log_queue.h"

#include <QTest>

using namespace qcat;
using log_spdlog::LogQueue;

namespace
{

void push(LogQueue &queue, log::Level level, const std::string &text)
{
    queue.push({{}, level, "test", text});
}

QStringList texts(const std::vector<log_spdlog::LogLine> &lines)
{
    QStringList all;
    for (const auto &line : lines)
        all << QString::fromStdString(line.text);
    return all;
}

} // namespace

class TestLogQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oldest_line_below_error_makes_room()
    {
        LogQueue queue(3);
        push(queue, log::Level::Error, "e1");
        push(queue, log::Level::Info, "i1");
        push(queue, log::Level::Info, "i2");
        push(queue, log::Level::Info, "i3");
        push(queue, log::Level::Error, "e2");
        QCOMPARE(texts(queue.takeAll()),
                 (QStringList{QStringLiteral("e1"), QStringLiteral("i3"), QStringLiteral("e2")}));
        QCOMPARE(queue.dropped(), std::uint64_t(2));
    }

    void errors_are_never_dropped()
    {
        LogQueue queue(2);
        for (int i = 0; i < 100; ++i)
            push(queue, log::Level::Error, "e");
        push(queue, log::Level::Warning, "w");
        QCOMPARE(queue.takeAll().size(), std::size_t(100));
        QCOMPARE(queue.dropped(), std::uint64_t(1));
    }

    void closed_queue_still_gives_what_it_holds()
    {
        LogQueue queue(10);
        push(queue, log::Level::Info, "last");
        queue.close();
        QCOMPARE(queue.takeAll().size(), std::size_t(1));
        queue.noteWritten();
        QVERIFY(queue.takeAll().empty());
    }
};

QTEST_GUILESS_MAIN(TestLogQueue)
#include "tst_log_queue.moc"
