#include "reply_reader.h"

#include <QTest>

using namespace qcat::redis_link;

namespace
{

// "+OK" -> OK, ":1" -> 1, "$..." -> "text", nil -> -, error -> !text, array -> [a b]
std::string textOf(const Reply &reply)
{
    switch (reply.kind) {
    case Reply::Kind::Nil:
        return "-";
    case Reply::Kind::Integer:
        return std::to_string(reply.integer);
    case Reply::Kind::Text:
        return '"' + reply.text + '"';
    case Reply::Kind::Status:
        return reply.text;
    case Reply::Kind::Error:
        return '!' + reply.text;
    case Reply::Kind::Array:
        break;
    }
    std::string all = "[";
    for (const auto &item : reply.items)
        all += (all.size() > 1 ? " " : "") + textOf(item);
    return all + ']';
}

std::string readAll(const std::string &bytes, std::size_t step, ReplyLimits limits)
{
    ReplyReader reader(limits);
    std::string all;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        if (!reader.feed(std::string_view(bytes).substr(at, step)))
            return all + "refused";
        for (;;) {
            auto reply = reader.next();
            if (!reply)
                return all + "refused";
            if (!*reply)
                break;
            all += textOf(**reply) + ' ';
        }
    }
    return all;
}

} // namespace

class TestReplyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replies_are_read_in_any_pieces_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, QByteArray bytes, QByteArray expected) {
            QTest::newRow(name) << bytes << expected;
        };
        row("status", "+PONG\r\n", "PONG ");
        row("error", "-ERR no\r\n", "!ERR no ");
        row("integers", ":0\r\n:-9223372036854775808\r\n", "0 -9223372036854775808 ");
        row("text with line ends", "$6\r\na\r\nb\r\n\r\n", "\"a\r\nb\r\n\" ");
        row("nil", "$-1\r\n*-1\r\n", "- - ");
        row("nested", "*3\r\n*2\r\n:1\r\n$1\r\nx\r\n*0\r\n$-1\r\n", "[[1 \"x\"] [] -] ");
        row("two in a row", "+A\r\n*1\r\n+B\r\n", "A [B] ");
        row("not redis", "HTTP/1.1 400 Bad Request\r\n", "refused");
        row("RESP3", "%1\r\n+a\r\n+b\r\n", "refused");
        row("integer that does not fit", ":99999999999999999999\r\n", "refused");
        row("more items than are taken", "*101\r\n", "refused");
        row("more items than are taken, nested", "*2\r\n*60\r\n" + QByteArray(":1\r\n").repeated(60) + "*60\r\n",
            "refused");
        row("absurd count", "*2147483647\r\n", "refused");
        row("negative count", "*-2\r\n", "refused");
        row("a text larger than is taken", "$2000\r\n" + QByteArray(2000, 'x') + "\r\n", "refused");
        row("a line without end", QByteArray("+") + QByteArray(2000, 'x'), "refused");
        row("too deep", QByteArray("*1\r\n").repeated(20), "refused");
    }
    void replies_are_read_in_any_pieces()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        for (const std::size_t step : {1u, 2u, 7u, 100'000u})
            QCOMPARE(QByteArray::fromStdString(readAll(bytes.toStdString(), step, {.bytes = 1000, .items = 100})),
                     expected);
    }
};

QTEST_APPLESS_MAIN(TestReplyReader)
#include "tst_reply_reader.moc"
