#include "recording_text.h"

#include <qcat/domain/names.h>
#include <qcat/feed/frame_parser.h>

#include <QTest>

#include <sstream>

using namespace qcat;
using feed::FrameParser;
using recordingtext::json;

namespace
{

QByteArray toText(const domain::MarketEvent &e)
{
    std::ostringstream out;
    out << domain::name(e.kind) << ' ' << e.instrument.value << " @" << e.eventTime.ns / 1'000'000;
    if (e.lastUpdateId)
        out << " ids " << e.previousUpdateId << ' ' << e.firstUpdateId << ".." << e.lastUpdateId;
    for (const auto *side : {&e.bids, &e.asks}) {
        out << (side == &e.bids ? " bids" : " asks");
        for (const auto &level : *side)
            out << ' ' << level.price.toString() << 'x' << level.quantity.toString();
    }
    if (e.price.isPositive())
        out << " price " << e.price.toString() << " quantity " << e.quantity.toString() << ' '
            << domain::name(e.takerSide) << " trade " << e.tradeId;
    if (e.nextFundingTime.isValid())
        out << " funding " << e.fundingRate.toString() << " @" << e.nextFundingTime.ns / 1'000'000;
    return QByteArray::fromStdString(out.str());
}

std::vector<feed::FeedSymbol> symbols()
{
    return {{"BTCUSDT", {3}, domain::BookChain::PreviousId}, {"BTCSPOT", {4}, domain::BookChain::NextId}};
}

// The event, "ignored", or the error's code and sentence.
QByteArray parsed(FrameParser &parser, const QByteArray &frame)
{
    domain::MarketEvent event;
    const auto result = parser.parse(std::string_view(frame.constData(), std::size_t(frame.size())),
                                     {1'000'000'000'000'000'000}, event);
    if (!result)
        return QByteArray::fromStdString(result.error().code + ": " + result.error().message);
    return *result == FrameParser::Parsed::Ignored ? QByteArray("ignored") : toText(event);
}

QByteArray parsed(const QByteArray &frame)
{
    FrameParser parser(symbols());
    return parsed(parser, frame);
}

const QByteArray kDiff = json(
    "{'stream':'btcusdt@depth@0ms','data':{'e':'depthUpdate','E':1723161256299,'T':1723161256298,'s':'BTCUSDT','U':"
    "5123107832006,'u':5123107837557,'pu':5123107831937,'b':[['58710.20','0.014'],['61496.50','0.000']],'a':[]}}");
const QByteArray kTrade = json("{'stream':'btcusdt@trade','data':{'e':'trade','E':1723161256322,'T':1723161256322,'s':'"
                               "BTCUSDT','t':5266583935,'p':'61800.30','q':'0.006','X':'MARKET','m':false}}");
const QByteArray kTicker = json("{'e':'bookTicker','u':5123107839020,'s':'BTCUSDT','b':'61800.20','B':'2.507','a':'"
                                "61800.30','A':'2.510','T':1723161256313,'E':1723161256313}");

} // namespace

class TestFrameParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_what_the_venue_sends_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QByteArray>("event");
        QTest::newRow("diff")
            << kDiff
            << QByteArray(
                   "book_diff 3 @1723161256299 ids 5123107831937 5123107832006..5123107837557 bids 58710.2x0.014 "
                   "61496.5x0 asks");
        QTest::newRow("trade")
            << kTrade
            << QByteArray("trade 3 @1723161256322 bids asks price 61800.3 quantity 0.006 buy trade 5266583935");
        QTest::newRow("ticker, raw stream")
            << kTicker
            << QByteArray("ticker 3 @1723161256313 ids 0 0..5123107839020 bids 61800.2x2.507 asks "
                          "61800.3x2.51");
        QTest::newRow("spot ticker, which does not say what it is")
            << QByteArray(json("{'stream':'x','data':{'u':5,'s':'BTCSPOT','b':'1.50','B':'2','a':'1.60','A':'3'}}"))
            << QByteArray("ticker 4 @1000000000000 ids 0 0..5 bids 1.5x2 asks 1.6x3");
        QTest::newRow("ticker with an empty side")
            << QByteArray(json(
                   "{'e':'bookTicker','u':5,'s':'BTCUSDT','b':'0.00','B':'0','a':'1.60','A':'3','E':1723161256313}"))
            << QByteArray("ticker 3 @1723161256313 ids 0 0..5 bids asks 1.6x3");
        QTest::newRow("snapshot with its symbol")
            << QByteArray(json("{'lastUpdateId':10,'E':1723161256501,'T':1723161256493,'symbol':'BTCUSDT','bids':[['5',"
                               "'1']],'asks':[['6','2']]}"))
            << QByteArray("book_snapshot 3 @1723161256501 ids 0 0..10 bids 5x1 asks 6x2");
        QTest::newRow("aggregate trade")
            << QByteArray(json("{'e':'aggTrade','E':1626992741575,'a':77,'s':'BTCUSDT','p':'1.01100','q':'10','f':1,'l'"
                               ":1,'T':1,'m':true}"))
            << QByteArray("trade 3 @1626992741575 bids asks price 1.011 quantity 10 sell trade 77");
        QTest::newRow("mark price") << QByteArray(json("{'e':'markPriceUpdate','E':1626992741575,'s':'BTCUSDT','p':'9."
                                                       "5','i':'9','P':'8','r':'-0.0001','T':1626998400000}"))
                                    << QByteArray("mark_price 3 @1626992741575 bids asks price 9.5 quantity 0 buy trade 0 "
                                                  "funding -0.0001 @1626998400000");
        QTest::newRow("mark price of a contract that is delivered")
            << QByteArray(json("{'e':'markPriceUpdate','E':1626992741575,'s':'BTCUSDT','p':'9.5','r':'','T':0}"))
            << QByteArray("mark_price 3 @1626992741575 bids asks price 9.5 quantity 0 buy trade 0");
        QTest::newRow("blanks between")
            << QByteArray(
                   json("{ 'e' : 'trade' , 'E':1723161256322, 's':'BTCUSDT','t': 1,'p' : '5','q':'1','m': true }"))
            << QByteArray("trade 3 @1723161256322 bids asks price 5 quantity 1 sell trade 1");
        QTest::newRow("unknown fields of any shape")
            << QByteArray(kTrade).replace("\"t\":", json("'new':{'x':[1,-2.5e3,'a\\'b',null,{'y':true}]},'t':"))
            << QByteArray("trade 3 @1723161256322 bids asks price 61800.3 quantity 0.006 buy trade 5266583935");
        QTest::newRow("fields in another order")
            << QByteArray(json("{'data':{'m':false,'q':'0.006','p':'61800.30','t':5,'s':'BTCUSDT','E':1723161256322,'e'"
                               ":'trade'},'stream':'x'}"))
            << QByteArray("trade 3 @1723161256322 bids asks price 61800.3 quantity 0.006 buy trade 5");
    }
    void reads_what_the_venue_sends()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QByteArray, event);
        QCOMPARE(parsed(frame), event);
    }

    void leaves_alone_what_is_not_ours_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("another symbol") << QByteArray(kTrade).replace("BTCUSDT", "ETHUSDT");
        QTest::newRow("another kind") << QByteArray(
            json("{'e':'kline','E':1,'s':'BTCUSDT','k':{'t':1,'b':[['x']]},'b':[1,2]}"));
        QTest::newRow("a print of the insurance fund") << QByteArray(kTrade).replace("MARKET", "INSURANCE_FUND");
        QTest::newRow("the answer to a subscription") << QByteArray(json("{'result':null,'id':1}"));
    }
    void leaves_alone_what_is_not_ours()
    {
        QFETCH(QByteArray, frame);
        QCOMPARE(parsed(frame), QByteArray("ignored"));
    }

    void refuses_what_cannot_be_with_one_sentence_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QByteArray>("sentence");
        const auto trade = [](const char *from, const char *to) { return QByteArray(kTrade).replace(from, to); };
        const QByteArray price =
            "is not a price: a quoted decimal above 0, at most 100000000, with at most 8 decimals (byte ";
        const QByteArray quantity =
            "is not a quantity: a quoted decimal from 0 to 9999999999 with at most 8 decimals (byte ";
        QTest::newRow("NaN in quotes") << trade("61800.30", "NaN")
                                       << QByteArray("feed.bad_price: field 'p': 'NaN' " + price + "116)");
        QTest::newRow("NaN alone") << trade("\"61800.30\"", "NaN") << QByteArray("feed.bad_price: field 'p'");
        QTest::newRow("negative price") << trade("61800.30", "-5")
                                        << QByteArray("feed.bad_price: field 'p': '-5' " + price);
        QTest::newRow("price zero") << trade("61800.30", "0.00")
                                    << QByteArray("feed.bad_price: trade: field 'p' is 0, a price must be above");
        QTest::newRow("absurd price") << trade("61800.30", "100000000.1") << QByteArray("feed.bad_price: field 'p': ");
        QTest::newRow("exponent") << trade("61800.30", "6e4") << QByteArray("feed.bad_price: field 'p': '6e4' ");
        QTest::newRow("nine decimals") << trade("61800.30", "1.123456789")
                                       << QByteArray("feed.bad_price: field 'p': '1.123456789' ");
        QTest::newRow("no digit behind the point")
            << trade("61800.30", "1.") << QByteArray("feed.bad_price: field 'p': '1.' ");
        QTest::newRow("negative quantity")
            << trade("0.006", "-0.006") << QByteArray("feed.bad_quantity: field 'q': '-0.006' " + quantity);
        QTest::newRow("quantity of eleven digits")
            << trade("0.006", "12345678901") << QByteArray("feed.bad_quantity: field 'q': ");
        QTest::newRow("missing field") << trade(",\"p\":\"61800.30\"", "")
                                       << QByteArray("feed.missing_field: trade without field 'p'");
        QTest::newRow("missing time") << trade("\"E\":1723161256322,", "")
                                      << QByteArray("feed.missing_field: trade without field 'E'");
        QTest::newRow("time in seconds") << trade("\"E\":1723161256322", "\"E\":1723161256")
                                         << QByteArray("feed.bad_time: ");
        QTest::newRow("fraction for an id") << trade("5266583935", "1.5") << QByteArray("feed.malformed: ");
        QTest::newRow("id of twenty digits")
            << trade("5266583935", "52665839350000000000") << QByteArray("feed.bad_number: field 't': ");
        QTest::newRow("field twice") << trade("\"t\":5266583935", "\"t\":1,\"t\":2")
                                     << QByteArray("feed.field_twice: field 't' is there twice");
        QTest::newRow("cut off") << kTrade.chopped(9)
                                 << QByteArray("feed.malformed: not a message of the venue: it does not end with '}'");
        QTest::newRow("empty") << QByteArray() << QByteArray("feed.malformed: ");
        QTest::newRow("one bracket too many")
            << kTrade + "}" << QByteArray("feed.malformed: not a message of the venue: unexpected '}'");
        QTest::newRow("one bracket too few") << kTrade.chopped(1) << QByteArray("feed.malformed: ");
        QTest::newRow("not an object") << QByteArray("[1,2}") << QByteArray("feed.malformed: ");
        QTest::newRow("neither event nor snapshot")
            << QByteArray(json("{'x':1}")) << QByteArray("feed.unknown_message: ");
        const auto diff = [](const char *from, const char *to) { return QByteArray(kDiff).replace(from, to); };
        QTest::newRow("level with NaN") << diff("\"0.014\"", "\"NaN\"")
                                        << QByteArray("feed.bad_quantity: field 'b': 'NaN' ");
        QTest::newRow("level of price zero") << diff("58710.20", "0.0") << QByteArray("feed.bad_price: field 'b': ");
        QTest::newRow("level without quantity") << diff(",\"0.014\"", "") << QByteArray("feed.malformed: ");
        QTest::newRow("level of three") << diff("\"0.014\"", "\"0.014\",\"1\"") << QByteArray("feed.malformed: ");
        QTest::newRow("levels left open") << diff("\"0.000\"]]", "\"0.000\"]") << QByteArray("feed.malformed: ");
        QTest::newRow("diff without pu") << diff(",\"pu\":5123107831937", "")
                                         << QByteArray("feed.missing_field: depthUpdate without field 'pu'");
        QTest::newRow("ids the wrong way round")
            << diff("5123107837557", "5123107832005") << QByteArray("feed.bad_ids: ");
        QTest::newRow("snapshot of nobody") << QByteArray(json("{'lastUpdateId':10,'bids':[],'asks':[]}"))
                                            << QByteArray("feed.missing_field: a snapshot without a symbol");
        QTest::newRow("nested beyond reason") << QByteArray("{\"x\":" + QByteArray(40, '[') + QByteArray(40, ']') + "}")
                                              << QByteArray("feed.malformed: ");
    }
    void refuses_what_cannot_be_with_one_sentence()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QByteArray, sentence);
        const QByteArray got = parsed(frame);
        QVERIFY2(got.startsWith(sentence), got.constData());
        QVERIFY2(!got.contains('\n'), got.constData());
    }

    void every_cut_and_every_changed_byte_is_refused_or_read_never_worse()
    {
        const QList<QByteArray> frames{kDiff, kTrade, kTicker};
        for (const QByteArray &frame : frames) {
            for (int size = 0; size < frame.size(); ++size)
                QVERIFY2(parsed(frame.left(size)).startsWith("feed."), frame.left(size).constData());
            for (int at = 0; at < frame.size(); ++at)
                for (const char c : {'\0', '"', '}', ']', '0', ' ', '\\', '\xff'}) {
                    QByteArray changed = frame;
                    changed[at] = c;
                    QVERIFY(!parsed(changed).isEmpty());
                }
        }
    }

    void reads_a_decimal_of_any_length_as_its_exact_value_data()
    {
        QTest::addColumn<QByteArray>("behind");
        QTest::newRow("in the middle") << QByteArray(",\"X\":\"MARKET\"}");
        QTest::newRow("at the very end") << QByteArray("}");
    }
    void reads_a_decimal_of_any_length_as_its_exact_value()
    {
        QFETCH(const QByteArray, behind);
        FrameParser parser(symbols());
        domain::MarketEvent event;
        for (int digits = 1; digits <= 10; ++digits) {
            for (int decimals = 0; decimals <= 8; ++decimals) {
                const QByteArray number = QByteArray("9081726354").left(digits) + (decimals ? "." : "") +
                                          QByteArray("05060708").left(decimals);
                const QByteArray frame =
                    json("{'e':'trade','m':true,'E':1723161256322,'s':'BTCUSDT','t':1,'p':'1','q':'") + number + "\"" +
                    behind;
                const auto result = parser.parse(frame.toStdString(), {}, event);
                QVERIFY2(result, frame.constData());
                QCOMPARE(event.quantity.raw(), base::Decimal::parse(number.toStdString())->raw());
            }
        }
    }

    void messages_without_a_time_get_the_last_one_seen()
    {
        FrameParser parser(symbols());
        const QByteArray ticker = json("{'u':5,'s':'BTCSPOT','b':'1','B':'2','a':'2','A':'3'}");
        QVERIFY(parsed(parser, ticker).startsWith("ticker 4 @1000000000000 "));
        parsed(parser, kTrade);
        QVERIFY(parsed(parser, ticker).startsWith("ticker 4 @1723161256322 "));
    }

    void a_snapshot_without_symbol_is_of_the_only_instrument()
    {
        FrameParser parser({{"BTCUSDT", {7}, domain::BookChain::PreviousId}});
        QVERIFY(
            parsed(parser, json("{'lastUpdateId':10,'bids':[['5','1']],'asks':[]}")).startsWith("book_snapshot 7 "));
    }

    void aggregates_are_not_counted_beside_single_trades()
    {
        FrameParser parser(symbols());
        const QByteArray aggregate =
            json("{'e':'aggTrade','E':1626992741575,'a':77,'s':'BTCUSDT','p':'1','q':'1','T':1,'m':true}");
        QVERIFY(parsed(parser, aggregate).startsWith("trade"));
        QVERIFY(parsed(parser, kTrade).startsWith("trade"));
        QCOMPARE(parsed(parser, aggregate), QByteArray("ignored"));
    }

    void learns_symbols_and_their_chains_when_told_to()
    {
        FrameParser parser({}, FrameParser::Unknown::Learn);
        QVERIFY(parsed(parser, kTrade).startsWith("trade 0 "));
        QVERIFY(parsed(parser, json("{'u':5,'s':'ETHUSDT','b':'1','B':'2','a':'2','A':'3'}")).startsWith("ticker 1 "));
        QVERIFY(parsed(parser, kDiff).startsWith("book_diff 0 "));
        QCOMPARE(parser.symbols().size(), 2u);
        QCOMPARE(parser.symbols()[0].symbol, std::string("BTCUSDT"));
        QVERIFY(parser.symbols()[0].chain == domain::BookChain::PreviousId);
        QVERIFY(parser.symbols()[1].chain == domain::BookChain::NextId);
    }
};

QTEST_APPLESS_MAIN(TestFrameParser)
#include "tst_frame_parser.moc"
