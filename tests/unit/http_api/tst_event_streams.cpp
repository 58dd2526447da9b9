#include "serving.h"

using namespace qcat;

namespace
{

api::EventBody notice(const std::string &text)
{
    return api::Notice{{"test", text, {}, {}}};
}

// The id that stands before the event with this text.
QByteArray idOf(const QByteArray &stream, const QByteArray &text)
{
    const auto at = stream.indexOf(text);
    const auto start = stream.lastIndexOf("id: ", at) + 4;
    return stream.mid(start, stream.indexOf('\n', start) - start);
}

} // namespace

class TestEventStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stream_begins_with_the_newest_snapshot()
    {
        Serving s;
        s.engine.publishOrders(77);
        HttpConnection reader(s.port());
        reader.request("GET", "/api/v1/events", kBearer);
        const auto text = reader.readUntil("\"orders_total\":77");
        QVERIFY(text.contains("Content-Type: text/event-stream"));
        QVERIFY(text.contains("event: snapshot\ndata: {"));
    }

    void data_comes_before_its_snapshot_and_only_what_is_new()
    {
        Serving s;
        auto first = std::make_shared<api::DataPlaneSnapshot>();
        domain::RedisStatus redis;
        redis.target = "redis-one";
        first->redis = std::make_shared<const domain::RedisStatus>(redis);
        s.engine.setData(first);
        HttpConnection reader(s.port());
        s.engine.publishOrders(1);
        reader.request("GET", "/api/v1/events", kBearer);
        auto text = reader.readUntil("event: snapshot");
        QVERIFY(text.contains("event: data"));
        QVERIFY(text.contains("redis-one"));
        auto second = std::make_shared<api::DataPlaneSnapshot>(*first);
        second->pools.push_back({});
        second->pools.front().name = "pool-two";
        s.engine.setData(second);
        s.engine.publishOrders(2);
        text = reader.readUntil("\"orders_total\":2");
        QVERIFY(text.contains("pool-two"));
        QVERIFY2(text.mid(text.lastIndexOf("event: data")).contains("\"redis\":null"), "the reader has it");
    }

    void snapshots_are_coalesced_and_the_last_one_arrives()
    {
        Serving s;
        HttpConnection reader(s.port());
        reader.request("GET", "/api/v1/events", kBearer);
        reader.readUntil("event: snapshot");
        for (int i = 1; i <= 500; ++i)
            s.engine.publishOrders(i);
        const auto text = reader.readUntil("\"orders_total\":500");
        QVERIFY(text.contains("\"orders_total\":500"));
        QVERIFY2(text.count("event: snapshot") < 50, "one a tenth of a second is enough");
    }

    void events_arrive_all_and_in_order()
    {
        Serving s;
        HttpConnection reader(s.port());
        reader.request("GET", "/api/v1/events", kBearer);
        reader.readUntil("event: snapshot");
        for (int i = 0; i < 300; ++i)
            s.engine.publish(notice("n" + std::to_string(i) + "."));
        const auto text = reader.readUntil("n299.");
        qsizetype at = 0;
        for (int i = 0; i < 300; ++i) {
            at = text.indexOf("n" + QByteArray::number(i) + ".", at);
            QVERIFY2(at >= 0, qPrintable(QString::number(i)));
        }
    }

    void reader_that_comes_back_gets_what_it_missed()
    {
        Serving s;
        QByteArray lastId;
        {
            HttpConnection reader(s.port());
            reader.request("GET", "/api/v1/events", kBearer);
            reader.readUntil("event: snapshot");
            s.engine.publish(notice("seen"));
            lastId = idOf(reader.readUntil("seen"), "seen");
        }
        s.engine.publish(notice("missed-1"));
        s.engine.publish(notice("missed-2"));
        HttpConnection again(s.port());
        again.request("GET", "/api/v1/events", kBearer + "Last-Event-ID: " + lastId + "\r\n");
        const auto text = again.readUntil("missed-2");
        QVERIFY(text.contains("missed-1") && text.contains("missed-2"));
        QVERIFY(!text.contains("seen") && !text.contains("event: gap"));
    }

    void what_is_no_longer_kept_is_told_as_a_gap()
    {
        Serving s;
        HttpConnection reader(s.port());
        reader.request("GET", "/api/v1/events", kBearer);
        reader.readUntil("event: snapshot");
        s.engine.publish(notice("first."));
        const auto lastId = idOf(reader.readUntil("first."), "first.");
        for (int i = 0; i < 5000; ++i)
            s.engine.publish(notice("x"));
        s.engine.publish(notice("last."));
        reader.readUntil("last.", 30'000); // by then the server has kept and forgotten all of them
        HttpConnection again(s.port());
        again.request("GET", "/api/v1/events", kBearer + "Last-Event-ID: " + lastId + "\r\n");
        const auto text = again.readUntil("last.");
        QVERIFY(text.contains("event: gap\ndata: {\"from\":2,\"to\":906}"));
        QVERIFY(text.contains("last."));
    }

    void id_of_another_run_is_told_as_a_gap()
    {
        Serving s;
        s.engine.publish(notice("a"));
        for (const char *id : {"deadbeef-1", "7", "0-99", "-", "x"}) {
            HttpConnection reader(s.port());
            reader.request("GET", "/api/v1/events", kBearer + "Last-Event-ID: " + id + "\r\n");
            QVERIFY2(reader.readUntil("event: gap").contains("event: gap"), id);
        }
    }

    void reader_that_does_not_read_is_cut_off_and_others_go_on()
    {
        Serving s;
        HttpConnection lazy(s.port());
        lazy.request("GET", "/api/v1/events", kBearer);
        HttpConnection good(s.port());
        good.request("GET", "/api/v1/events", kBearer);
        good.readUntil("event: snapshot");
        const std::string block(100'000, 'x');
        for (int i = 0; i < 400; ++i) {
            s.engine.publish(notice(block));
            const QByteArray mark = "mark" + QByteArray::number(i) + ".";
            s.engine.publish(notice(mark.toStdString()));
            QVERIFY(good.readUntil(mark).contains(mark));
            good.forget();
        }
        const auto received = lazy.readToEnd();
        QVERIFY(lazy.isClosed());
        QVERIFY2(received.size() < (24 << 20), "what waits for a reader is bounded");
        QCOMPARE(ask(s.port(), "GET", "/metrics").status, 200);
    }

    void number_of_streams_is_bounded()
    {
        Serving s;
        std::vector<std::unique_ptr<HttpConnection>> readers;
        for (int i = 0; i < 32; ++i) {
            readers.push_back(std::make_unique<HttpConnection>(s.port()));
            readers.back()->request("GET", "/api/v1/events", kBearer);
            QVERIFY(readers.back()->readUntil("event: snapshot").contains("200 OK"));
        }
        HttpConnection one(s.port());
        one.request("GET", "/api/v1/events", kBearer);
        QVERIFY(one.readUntil("http.too_many_streams").startsWith("HTTP/1.1 503"));
    }

    void silence_is_filled_with_signs_of_life()
    {
        Serving s;
        HttpConnection reader(s.port());
        reader.request("GET", "/api/v1/events", kBearer);
        QVERIFY(reader.readUntil(": alive").contains(": alive"));
    }
};

QTEST_GUILESS_MAIN(TestEventStreams)
#include "tst_event_streams.moc"
