#include "recording_text.h"

#include <qcat/domain/names.h>
#include <qcat/feed/replay_feed.h>

#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace recordingtext;
using Step = trading::MarketFeed::Step;

class TestReplayFeed : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_root;

    std::unique_ptr<feed::ReplayFeed> open(const QByteArray &content)
    {
        auto recording = feed::describeRecording(write(m_root.filePath(QStringLiteral("recording")), content));
        if (!recording)
            qFatal("%s", recording.error().message.c_str());
        domain::Universe universe;
        for (const auto &recorded : recording->instruments)
            universe.instruments.push_back(recorded.instrument);
        auto opened = feed::ReplayFeed::open(*recording, universe);
        if (!opened)
            qFatal("%s", opened.error().message.c_str());
        return std::move(opened).value();
    }
    // "kind@position" or the code of an error, until the end.
    static QByteArray rest(feed::ReplayFeed &feed)
    {
        QByteArrayList words;
        domain::MarketEvent event;
        while (true) {
            const auto step = feed.next(event);
            if (step && *step == Step::End)
                return words.join(' ');
            words << (step ? QByteArray(domain::name(event.kind).data()) + '@' + QByteArray::number(feed.position())
                           : QByteArray::fromStdString(step.error().code));
        }
    }

private Q_SLOTS:
    void positions_are_line_numbers()
    {
        auto feed = open(snapshot() + line(R"({"e":"kline","k":{}})") + diff(9, 12) + trade());
        QCOMPARE(feed->position(), 0u);
        QCOMPARE(rest(*feed), QByteArray("book_snapshot@1 book_diff@3 trade@4"));
        QCOMPARE(feed->progress(), 1.0);
        QCOMPARE(rest(*feed), QByteArray());
    }

    void goes_on_behind_a_bad_line_and_says_where_it_was()
    {
        auto feed = open(snapshot() + trade("NaN") + trade());
        domain::MarketEvent event;
        QVERIFY(feed->next(event));
        const auto bad = feed->next(event);
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, std::string("feed.bad_price"));
        QVERIFY(
            bad.error().message.starts_with(m_root.filePath(QStringLiteral("recording")).toStdString() + " line 2: "));
        QCOMPARE(bad.error().arg("line"), std::string_view("2"));
        QCOMPARE(rest(*feed), QByteArray("trade@3"));
    }

    void continues_behind_an_event_seen_before()
    {
        const QByteArray content = snapshot() + diff(9, 12) + trade("NaN") + trade() + diff(12, 13);
        auto whole = open(content);
        QCOMPARE(rest(*whole), QByteArray("book_snapshot@1 book_diff@2 feed.bad_price trade@4 book_diff@5"));
        auto feed = open(content);
        QVERIFY(feed->skipTo(4));
        QCOMPARE(feed->position(), 4u);
        QCOMPARE(rest(*feed), QByteArray("book_diff@5"));
    }

    void a_position_that_is_not_there_is_refused()
    {
        auto beyond = open(snapshot() + trade());
        QCOMPARE(beyond->skipTo(9).error().code, std::string("feed.position_beyond_end"));
        auto between = open(snapshot() + line(R"({"e":"kline","k":{}})") + trade());
        QCOMPARE(between->skipTo(2).error().code, std::string("feed.no_such_position"));
    }

    void instruments_that_are_not_traded_are_left_out()
    {
        const auto recording = feed::describeRecording(
            write(m_root.filePath(QStringLiteral("two")), snapshot() + diff(9, 12) + trade("5", "ETHUSDT") + trade()));
        QVERIFY(recording);
        domain::Universe onlyBtc;
        onlyBtc.instruments = {recording->instruments[0].instrument};
        auto feed = feed::ReplayFeed::open(*recording, onlyBtc);
        QVERIFY(feed);
        QCOMPARE(rest(**feed), QByteArray("book_snapshot@1 book_diff@2 trade@4"));
        const auto nothing = feed::ReplayFeed::open(*recording, {});
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, std::string("feed.no_instrument"));
    }
};

QTEST_APPLESS_MAIN(TestReplayFeed)
#include "tst_replay_feed.moc"
