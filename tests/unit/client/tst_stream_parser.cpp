#include "stream_parser.h"

#include <QTest>

using qcat::client::StreamMessage;
using qcat::client::StreamParser;

class TestStreamParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_are_the_same_however_the_bytes_are_cut()
    {
        const QByteArray stream = ": alive\n\nevent: snapshot\ndata: {\"a\":1}\n\nevent: event\r\nid: 1f-7\r\ndata: "
                                  "x\r\ndata: y\r\n\r\nid: only\n\n";
        for (qsizetype step = 1; step <= stream.size(); ++step) {
            QByteArrayList seen;
            StreamParser parser([&](const StreamMessage &m) { seen << m.event + '|' + m.id + '|' + m.data; });
            for (qsizetype at = 0; at < stream.size(); at += step)
                QVERIFY(parser.feed(stream.mid(at, step)));
            QCOMPARE(seen, (QByteArrayList{"snapshot||{\"a\":1}", "event|1f-7|x\ny"}));
        }
    }

    void message_beyond_all_bounds_is_refused()
    {
        StreamParser parser([](const StreamMessage &) {});
        const QByteArray block(10 << 20, 'x');
        QVERIFY(parser.feed("data: " + block));
        bool good = true;
        for (int i = 0; i < 5 && good; ++i)
            good = parser.feed(block);
        QVERIFY(!good);
    }
};

QTEST_GUILESS_MAIN(TestStreamParser)
#include "tst_stream_parser.moc"
