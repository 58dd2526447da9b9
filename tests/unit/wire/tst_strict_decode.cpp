#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

#include <QTest>

using namespace qcat;

class TestStrictDecode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformed_commands_are_refused_with_a_sentence_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, QByteArray json, const char *expected) {
            QTest::newRow(name) << json.replace('\'', '"') << QString::fromUtf8(expected);
        };
        row("nothing", "", "the message is not JSON");
        row("cut off", "{'type':'halt'", "the message is not JSON");
        row("not an object", "[]", "the message must be an object");
        row("no type", "{}", "type is missing");
        row("unknown type", "{'type':'buy'}", "type names nothing that is known here");
        row("type of another kind", "{'type':5}", "type must be a text");
        row("missing field", "{'type':'halt'}", "reason is missing");
        row("unknown key", "{'type':'halt','reason':'x','force':true}",
            "the message holds a key that is not known here");
        row("wrong kind", "{'type':'enable_strategy','strategy':'a','enabled':'yes'}", "enabled must be true or false");
        row("long actor", "{'actor':'" + QByteArray(65, 'a') + "','type':'cancel_entries'}",
            "the message holds a longer actor than 64 bytes");
        row("number out of range", "{'type':'set_replay_speed','speed':1e999,'paused':false}",
            "the message is not JSON");
        row("not UTF-8", "{'type':'halt','reason':'\xff'}", "the message is not JSON");
        row("too large", "{'type':'halt','reason':'" + QByteArray(70'000, 'x') + "'}",
            "the message is 70027 bytes, above the limit of 65536");
        row("deeply nested", QByteArray(30'000, '[') + QByteArray(30'000, ']'), "the message must be an object");
    }
    void malformed_commands_are_refused_with_a_sentence()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, expected);
        const auto result = wire::decodeCommand(json.toStdString());
        QVERIFY(!result);
        QCOMPARE(QString::fromStdString(result.error().message), expected);
    }

    void actor_and_tag_may_be_left_out()
    {
        const auto request = wire::decodeCommand("{\"type\":\"halt\",\"reason\":\"why\"}");
        QVERIFY(request);
        QCOMPARE(request->command.actor, std::string("api"));
        QCOMPARE(std::get<api::Halt>(request->command.body).reason, std::string("why"));
    }

    void what_a_file_holds_is_base64_and_nothing_else()
    {
        const auto decode = [](const std::string &content) {
            return wire::decodeCommand("{\"type\":\"attach_file\",\"incident\":\"INC-1\",\"name\":\"a\",\"content\":\"" + content + "\"}");
        };
        for (const auto &[text, bytes] : {std::pair("", ""), {"Zg==", "f"}, {"Zm8=", "fo"}, {"Zm9v", "foo"}, {"Zm9vYg==", "foob"}}) {
            const auto request = decode(text);
            QVERIFY2(request, text);
            QCOMPARE(std::get<api::AttachFile>(request->command.body).content.bytes, std::string(bytes));
            QVERIFY(wire::encode(*request).find(std::string("\"content\":\"") + text + '"') != std::string::npos);
        }
        for (const char *bad : {"Z", "Zg", "Zg=", "Z===", "====", "Zh==", "Zm9v\\n", "Zm-v", "Zg==Zg==", "Z=g="})
            QVERIFY2(!decode(bad), bad);
    }

    void path_of_the_wrong_value_is_told()
    {
        api::Snapshot snapshot;
        auto trading = std::make_shared<api::TradingSnapshot>();
        trading->books.resize(2);
        trading->books[1].bids = {{base::Decimal::fromInt(61800), base::Decimal::fromInt(1)}};
        snapshot.trading = trading;
        snapshot.ops = std::make_shared<api::OpsSnapshot>();
        auto text = wire::encode(snapshot, {1});
        text.replace(text.find("\"61800\""), 7, "\"6x800\"");
        const auto result = wire::decodeSnapshot(text, {1});
        QVERIFY(!result);
        QCOMPARE(result.error().message,
                 std::string("trading.books[1].bids[0].price must be a decimal number in a text, like \"61800.2\""));
        QCOMPARE(result.error().arg("path"), std::string_view("trading.books[1].bids[0].price"));
    }

    // Whatever is cut off or flipped in a snapshot, the decoder answers with an error or a value, and never falls over.
    void damaged_snapshots_never_crash()
    {
        api::Snapshot snapshot;
        auto trading = std::make_shared<api::TradingSnapshot>();
        trading->books.resize(1);
        trading->workingOrders.resize(1);
        snapshot.trading = trading;
        snapshot.ops = std::make_shared<api::OpsSnapshot>();
        const auto text = wire::encode(snapshot, {1});
        int refused = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            QVERIFY(!wire::decodeSnapshot(std::string_view(text).substr(0, i), {1}));
            auto flipped = text;
            flipped[i] = char(flipped[i] ^ 0x15);
            refused += wire::decodeSnapshot(flipped, {1}) ? 0 : 1;
        }
        QVERIFY2(refused > int(text.size() / 2), "most damage must be noticed");
    }
};

QTEST_GUILESS_MAIN(TestStrictDecode)
#include "tst_strict_decode.moc"
