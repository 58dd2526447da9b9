#include "recording_text.h"
#include "shared_data.h"

#include <qcat/feed/line_reader.h>
#include <qcat/feed/recording.h>

#include <QCryptographicHash>
#include <QTemporaryDir>

#include <zlib.h>

using namespace qcat;
using namespace recordingtext;
using domain::MarketKind;

class TestRecording : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_root;
    QString path(const char *name = "recording") const { return m_root.filePath(QLatin1String(name)); }

    static QByteArray gzipped(const QByteArray &text)
    {
        z_stream stream{};
        deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        QByteArray packed(int(deflateBound(&stream, uLong(text.size()))) + 64, '\0');
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.constData()));
        stream.avail_in = uInt(text.size());
        stream.next_out = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_out = uInt(packed.size());
        deflate(&stream, Z_FINISH);
        packed.resize(int(stream.total_out));
        deflateEnd(&stream);
        return packed;
    }
    // Lines that do not pack well, so that damage has something to hit.
    static QByteArray manyLines()
    {
        QByteArray text = snapshot();
        for (int i = 0; i < 5000; ++i)
            text += diff(10 + i, 11 + i,
                         "[\"" + QByteArray::number(50 + (i * 7919) % 50) + ".25\",\"" +
                             QByteArray::number(i * 31 % 977) + "\"]");
        return text;
    }
    base::Result<feed::Recording> described(const QByteArray &content) const
    {
        return feed::describeRecording(write(path(), content));
    }

private Q_SLOTS:
    void says_what_a_recording_holds()
    {
        const QByteArray content = snapshot() + diff(9, 12) + trade() + trade("100.65") + trade("2600.5", "ETHUSDT");
        const auto recording = described(content);
        QVERIFY2(recording, recording ? "" : recording.error().message.c_str());
        QCOMPARE(recording->lines, 5u);
        QCOMPARE(recording->badLines, 0u);
        QCOMPARE(QByteArray::fromStdString(recording->digest),
                 QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        QCOMPARE(recording->instruments.size(), 2u);
        const auto &btc = recording->instruments[0];
        QCOMPARE(btc.instrument.venue, std::string("binance-usdm"));
        QCOMPARE(btc.instrument.symbol, std::string("BTCUSDT"));
        QCOMPARE(btc.instrument.baseAsset + "/" + btc.instrument.quoteAsset, std::string("BTC/USDT"));
        QCOMPARE(btc.instrument.tickSize.toString(), std::string("0.05"));
        QCOMPARE(btc.instrument.quantityStep.toString(), std::string("0.25"));
        QCOMPARE(btc.count(MarketKind::BookSnapshot), 1u);
        QCOMPARE(btc.count(MarketKind::BookDiff), 1u);
        QCOMPARE(btc.count(MarketKind::Trade), 2u);
        QCOMPARE(recording->instruments[1].instrument.symbol, std::string("ETHUSDT"));
        QCOMPARE(recording->firstEvent.ms(), 1'723'161'255'000);
        QCOMPARE(recording->lastEvent.ms(), 1'723'161'256'322);
        QVERIFY(recording->booksCanBeBuilt());
    }

    void tells_the_venues_apart_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("venue");
        QTest::newRow("pu") << diff(9, 12) << QByteArray("binance-usdm");
        QTest::newRow("no pu") << diff(9, 12).replace("\"pu\":9,", "") << QByteArray("binance-spot");
        QTest::newRow("coin margined") << diff(9, 12).replace("BTCUSDT", "BTCUSD_PERP") << QByteArray("binance-coinm");
        QTest::newRow("USD-M that expires")
            << diff(9, 12).replace("BTCUSDT", "BTCUSDT_240927") << QByteArray("binance-usdm");
    }
    void tells_the_venues_apart()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, venue);
        const auto recording = described(line);
        QVERIFY(recording);
        QCOMPARE(QByteArray::fromStdString(recording->instruments[0].instrument.venue), venue);
    }

    void counts_bad_lines_and_names_the_first()
    {
        const auto recording = described(snapshot() + trade("NaN") + trade() + "rubbish\n");
        QVERIFY(recording);
        QCOMPARE(recording->badLines, 2u);
        const QString sentence = QString::fromStdString(recording->firstBadLine->message);
        QVERIFY2(sentence.startsWith(path() + QStringLiteral(" line 2: field 'p': 'NaN' is not a price")),
                 qPrintable(sentence));
        QCOMPARE(recording->firstBadLine->arg("line"), std::string_view("2"));
    }

    void a_continuation_has_no_snapshot_to_begin_with()
    {
        const auto recording = described(diff(9, 12) + trade());
        QVERIFY(recording);
        const auto status = recording->booksCanBeBuilt();
        QVERIFY(!status);
        QCOMPARE(status.error().code, std::string("feed.no_snapshot"));
    }

    void refuses_what_is_no_recording_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("feed.empty") << QStringLiteral(": the file is empty");
        QTest::newRow("text") << QByteArray("hello\nworld\n") << QStringLiteral("feed.not_a_recording")
                              << QStringLiteral(" line 1: it begins with 'hello', but a line of a recording is ");
        QTest::newRow("binary") << QByteArray("\x7f\x45\x4c\x46\x02\x00\x01", 7)
                                << QStringLiteral("feed.not_a_recording")
                                << QStringLiteral(" line 1: it begins with '?ELF?\?\?', but ");
        QTest::newRow("compressed emptiness") << gzipped("") << QStringLiteral("feed.not_a_recording")
                                              << QStringLiteral(": no market data of a known kind in 0 lines");
        QTest::newRow("other messages only")
            << line(json("{'e':'kline','k':{}}")) << QStringLiteral("feed.not_a_recording")
            << QStringLiteral(": no market data of a known kind in 1 lines");
        QTest::newRow("one endless line") << QByteArray(5 << 20, 'x') << QStringLiteral("feed.line_too_long")
                                          << QStringLiteral(": line 1 is longer than 4 MiB");
        QTest::newRow("truncated") << gzipped(manyLines()).chopped(100) << QStringLiteral("feed.truncated")
                                   << QStringLiteral(": the compressed file is truncated at compressed byte ");
        QByteArray damaged = gzipped(manyLines());
        damaged[damaged.size() / 2] = char(damaged[damaged.size() / 2] ^ 0xFF);
        QTest::newRow("damaged") << damaged << QStringLiteral("feed.corrupt")
                                 << QStringLiteral(": the compressed data is damaged (");
    }
    void refuses_what_is_no_recording()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, code);
        QFETCH(QString, sentence);
        const auto recording = described(content);
        QVERIFY(!recording);
        const QString said = QString::fromStdString(recording.error().message);
        QVERIFY2(said.contains(path() + sentence), qPrintable(said));
        QCOMPARE(QString::fromStdString(recording.error().code), code);
    }

    void a_missing_file_and_a_folder_are_said()
    {
        QCOMPARE(feed::describeRecording("/nowhere/r.gz").error().message,
                 std::string("/nowhere/r.gz: there is no such file"));
        QCOMPARE(feed::describeRecording("/proc").error().message,
                 std::string("/proc: this is a folder, a recording is a file"));
    }

    void compressed_and_joined_members_read_like_plain_text()
    {
        const QByteArray text = manyLines();
        const auto linesOf = [&](const QByteArray &content) {
            auto reader = feed::LineReader::open(write(path(), content));
            QByteArray all;
            while (true) {
                const auto line = reader->next();
                if (!line || !line->has_value())
                    return all;
                all += QByteArray((*line)->data(), int((*line)->size())) + '\n';
            }
        };
        QCOMPARE(linesOf(text), text);
        QCOMPARE(linesOf(gzipped(text)), text);
        QCOMPARE(linesOf(gzipped(text.left(1000)) + gzipped(text.mid(1000))), text);
        QCOMPARE(linesOf(text.chopped(1)), text);
        QCOMPARE(linesOf(QByteArray(text).replace("\n", "\r\n")), text);
    }

    void cryptofeed_lines_are_read_too()
    {
        const auto split = feed::splitRecordedLine("1626992741.06217: {\"e\":1}");
        QVERIFY(split);
        QCOMPARE(split->receivedAt.ns, 1'626'992'741'062'170'000);
        QCOMPARE(split->frame, std::string_view("{\"e\":1}"));
        QVERIFY(
            feed::splitRecordedLine("wss://fstream.binance.com/stream?streams=x <-> 1626992740.179554")->frame.empty());
        QVERIFY(!feed::splitRecordedLine("1626992741,5: {}"));
        QVERIFY(!feed::splitRecordedLine("99 {}"));
        QVERIFY(!feed::splitRecordedLine("-5 {}"));
    }

    void the_recorded_usdm_day_is_described_as_published()
    {
        QCAT_NEED_SHARED(file, "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz");
        const auto recording = feed::describeRecording(file.toStdString());
        QVERIFY2(recording, recording ? "" : recording.error().message.c_str());
        QCOMPARE(recording->lines, 93'954u);
        QCOMPARE(recording->badLines, 0u);
        QVERIFY(recording->digest.starts_with("0ad7b3a0f5cff220"));
        QCOMPARE(recording->instruments.size(), 1u);
        const auto &btc = recording->instruments[0];
        QCOMPARE(btc.instrument.venue, std::string("binance-usdm"));
        QCOMPARE(btc.instrument.tickSize.toString(), std::string("0.1"));
        QCOMPARE(btc.instrument.quantityStep.toString(), std::string("0.001"));
        QCOMPARE(btc.count(MarketKind::BookDiff), 6'551u);
        QCOMPARE(btc.count(MarketKind::Ticker), 66'089u);
        QCOMPARE(btc.count(MarketKind::Trade), 21'313u);
        QCOMPARE(btc.count(MarketKind::BookSnapshot), 1u);
    }

    void recorded_coin_margined_and_usdm_streams_are_read()
    {
        QCAT_NEED_SHARED(coin, "data/bmoscon+cryptofeed/sample_data/BINANCE_DELIVERY.ws.1.0");
        QCAT_NEED_SHARED(usd, "data/bmoscon+cryptofeed/sample_data/BINANCE_FUTURES.ws.1.0");
        const auto delivery = feed::describeRecording(coin.toStdString());
        QVERIFY2(delivery, delivery ? "" : delivery.error().message.c_str());
        QCOMPARE(delivery->badLines, 0u);
        QCOMPARE(delivery->instruments.size(), 10u);
        QCOMPARE(delivery->instruments[0].instrument.venue, std::string("binance-coinm"));
        const auto futures = feed::describeRecording(usd.toStdString());
        QVERIFY2(futures, futures ? "" : futures.error().message.c_str());
        QCOMPARE(futures->badLines, 0u);
        QCOMPARE(futures->instruments.size(), 4u);
    }
};

QTEST_APPLESS_MAIN(TestRecording)
#include "tst_recording.moc"
