#include "http_peer.h"

#include <qcat/notify_channels/send.h>
#include <qcat/notify_channels/signatures.h>

#include <fmt/format.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::ChannelKind;
using ops::SendOutcome;

Q_DECLARE_METATYPE(qcat::domain::ChannelKind)

namespace
{

const char *word(SendOutcome outcome)
{
    return std::array{"accepted", "temporary", "permanent", "throttled"}.at(std::size_t(outcome));
}

QByteArray described(const ops::SendResult &result)
{
    QByteArray text = word(result.outcome);
    if (result.retryAfter)
        text += " after " + QByteArray::number(qint64(*result.retryAfter / 1s)) + " s";
    return text;
}

} // namespace

class TestHttpChannels : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string secretFile(const std::string &name, const std::string &text)
    {
        QFile file(m_folder.filePath(QString::fromStdString(name)));
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("cannot write a secret");
        file.write(QByteArray::fromStdString(text));
        return file.fileName().toStdString();
    }
    // The URL of a robot is a secret, that of a webhook is not.
    domain::ChannelConfig channelTo(ChannelKind kind, const HttpPeer &peer)
    {
        domain::ChannelConfig channel;
        channel.name = "one";
        channel.kind = kind;
        channel.privateHosts = true;
        channel.timeout = 20s;
        channel.chat = "42";
        channel.url = kind == ChannelKind::DingTalk ? peer.url("/robot/send?access_token=t0ken") : peer.url();
        return channel;
    }
    static ops::OutgoingMessage message()
    {
        ops::OutgoingMessage message;
        message.id = "INC-1/1/0/alice/one";
        message.thread = "INC-1";
        message.severity = domain::Severity::P0;
        message.email = "alice@example.org";
        message.phone = "+8613800138000";
        message.subject = "[QCAT] P0 数据库连接失败";
        message.body = "12 open orders, gross 120000";
        message.time = {1'700'000'000'000'000'000};
        return message;
    }

private Q_SLOTS:
    void answer_is_taken_for_what_the_provider_means_by_it_data()
    {
        QTest::addColumn<ChannelKind>("kind");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, ChannelKind kind, const std::string &answer, const char *expected) {
            QTest::newRow(name) << kind << QByteArray::fromStdString(answer) << QByteArray(expected);
        };
        const auto ok = [](const std::string &body) { return HttpPeer::ok(body); };
        const auto with = [](const char *status, const char *fields, const std::string &body) { return HttpPeer::ok(body, status, fields); };
        const std::string page = "<html><body>Sign in to the guest network</body></html>";

        row("webhook 204", ChannelKind::Webhook, with("204 No Content", "", ""), "accepted");
        row("webhook 500", ChannelKind::Webhook, with("500 Oops", "", "no"), "temporary");
        row("webhook 503 that says when", ChannelKind::Webhook, with("503 Busy", "Retry-After: 120\r\n", ""), "temporary after 120 s");
        row("webhook 404", ChannelKind::Webhook, with("404 Not Found", "", page), "permanent");
        row("webhook 429", ChannelKind::Webhook, with("429 Slow", "Retry-After: 30\r\n", ""), "throttled after 30 s");
        row("webhook 429 without a time", ChannelKind::Webhook, with("429 Slow", "", ""), "throttled after 60 s");
        row("webhook that asks for a year", ChannelKind::Webhook, with("429 Slow", "Retry-After: 31536000\r\n", ""), "throttled after 3600 s");
        row("webhook that leads elsewhere", ChannelKind::Webhook, with("302 Found", "Location: http://169.254.169.254/\r\n", ""), "permanent");
        row("dingtalk", ChannelKind::DingTalk, ok(R"({"errcode":0,"errmsg":"ok"})"), "accepted");
        row("dingtalk too fast, inside 200", ChannelKind::DingTalk, ok(R"({"errcode":130101,"errmsg":"send too fast"})"), "throttled after 600 s");
        row("dingtalk wrong signature", ChannelKind::DingTalk, ok(R"({"errcode":310000,"errmsg":"sign not match"})"), "permanent");
        row("dingtalk busy", ChannelKind::DingTalk, ok(R"({"errcode":-1,"errmsg":"system busy"})"), "temporary");
        row("dingtalk firewall", ChannelKind::DingTalk, ok(R"({"status":1111,"wait":5})"), "throttled after 5 s");
        row("dingtalk a page", ChannelKind::DingTalk, ok(page), "temporary");
        row("dingtalk nothing", ChannelKind::DingTalk, ok(""), "temporary");
        row("dingtalk an array", ChannelKind::DingTalk, ok("[]"), "temporary");
        row("dingtalk errcode as text", ChannelKind::DingTalk, ok(R"({"errcode":"0"})"), "temporary");
        row("feishu", ChannelKind::Feishu, ok(R"({"code":0,"msg":"success"})"), "accepted");
        row("feishu old form", ChannelKind::Feishu, ok(R"({"StatusCode":0,"StatusMessage":"success"})"), "accepted");
        row("feishu too fast", ChannelKind::Feishu, ok(R"({"code":11232})"), "throttled after 60 s");
        row("feishu wrong signature", ChannelKind::Feishu, ok(R"({"code":19021})"), "permanent");
        row("wecom", ChannelKind::WeCom, ok(R"({"errcode":0})"), "accepted");
        row("wecom too fast", ChannelKind::WeCom, ok(R"({"errcode":45009})"), "throttled after 60 s");
        row("wecom wrong key", ChannelKind::WeCom, ok(R"({"errcode":93000})"), "permanent");
        row("slack", ChannelKind::Slack, ok("ok"), "accepted");
        row("slack a page", ChannelKind::Slack, ok(page), "temporary");
        row("slack too fast", ChannelKind::Slack, with("429 Slow", "Retry-After: 7\r\n", ""), "throttled after 7 s");
        row("telegram", ChannelKind::Telegram, ok(R"({"ok":true})"), "accepted");
        row("telegram too fast", ChannelKind::Telegram, with("429 Slow", "", R"({"ok":false,"parameters":{"retry_after":9}})"), "throttled after 9 s");
        row("telegram wrong chat", ChannelKind::Telegram, with("400 Bad", "", R"({"ok":false,"description":"chat not found"})"), "permanent");
        row("telegram that refuses inside 200", ChannelKind::Telegram, ok(R"({"ok":false})"), "permanent");
        row("gateway", ChannelKind::Gateway, with("202 Accepted", "", "{}"), "accepted");
        row("aliyun", ChannelKind::AliyunSms, ok(R"({"Code":"OK","BizId":"9006^0","Message":"OK"})"), "accepted");
        row("aliyun call", ChannelKind::AliyunVoice, ok(R"({"Code":"OK","CallId":"116^102"})"), "accepted");
        row("aliyun too many to one number, inside 200", ChannelKind::AliyunSms, ok(R"({"Code":"isv.BUSINESS_LIMIT_CONTROL","Message":"触发分钟级流控"})"), "throttled after 60 s");
        row("aliyun too many a day", ChannelKind::AliyunSms, ok(R"({"Code":"isv.DAY_LIMIT_CONTROL"})"), "throttled after 3600 s");
        row("aliyun too fast", ChannelKind::AliyunSms, with("503 Busy", "", R"({"Code":"Throttling.User"})"), "throttled after 60 s");
        row("aliyun 429 without a code", ChannelKind::AliyunSms, with("429 Slow", "Retry-After: 7\r\n", page), "throttled after 7 s");
        row("aliyun without money", ChannelKind::AliyunSms, ok(R"({"Code":"isv.AMOUNT_NOT_ENOUGH"})"), "permanent");
        row("aliyun no such number", ChannelKind::AliyunVoice, ok(R"({"Code":"isv.MOBILE_NUMBER_ILLEGAL"})"), "permanent");
        row("aliyun wrong signature", ChannelKind::AliyunSms, with("400 Bad", "", R"({"Code":"SignatureDoesNotMatch"})"), "permanent");
        row("aliyun its own trouble", ChannelKind::AliyunSms, ok(R"({"Code":"isp.SYSTEM_ERROR"})"), "temporary");
        row("aliyun a page", ChannelKind::AliyunSms, ok(page), "temporary");
        row("aliyun nothing", ChannelKind::AliyunVoice, ok(""), "temporary");
        row("aliyun a code that is no text", ChannelKind::AliyunSms, ok(R"({"Code":0})"), "temporary");
        row("no HTTP at all", ChannelKind::Webhook, "SSH-2.0-OpenSSH_9.2\r\n", "permanent");
        row("a megabyte of answer", ChannelKind::Webhook, ok(std::string(1 << 20, 'x')), "accepted");
    }
    void answer_is_taken_for_what_the_provider_means_by_it()
    {
        QFETCH(ChannelKind, kind);
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, expected);
        HttpPeer peer([&](const auto &) { return answer.toStdString(); });
        const auto result = notify_channels::sendNow(channelTo(kind, peer), message());
        QVERIFY2(described(result) == expected, (described(result) + ": " + result.what.text.c_str()).constData());
        QCOMPARE(peer.requests().size(), std::size_t(1)); // a redirect was not followed
    }

    void provider_that_says_nothing_or_a_byte_now_and_then_is_given_up()
    {
        for (const bool drips : {false, true}) {
            HttpPeer peer([&](const auto &) { return drips ? HttpPeer::ok(std::string(4096, 'x')) : std::string(); });
            peer.drips = drips;
            auto channel = channelTo(ChannelKind::DingTalk, peer);
            channel.timeout = 1s;
            QCOMPARE(word(notify_channels::sendNow(channel, message()).outcome), "temporary");
        }
    }

    void nobody_at_the_port_is_worth_another_try()
    {
        int port = 0;
        {
            const HttpPeer gone([](const auto &) { return std::string(); });
            port = gone.port();
        }
        domain::ChannelConfig channel;
        channel.kind = ChannelKind::Webhook;
        channel.privateHosts = true;
        channel.url = "http://127.0.0.1:" + std::to_string(port);
        const auto result = notify_channels::sendNow(channel, message());
        QCOMPARE(word(result.outcome), "temporary");
        QCOMPARE(result.what.code, std::string("notify.unreachable"));
    }

    void private_and_link_local_addresses_are_not_for_a_channel_that_may_not_use_them()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(""); });
        auto channel = channelTo(ChannelKind::Webhook, peer);
        channel.privateHosts = false;
        QCOMPARE(word(notify_channels::sendNow(channel, message()).outcome), "permanent");
        channel.url = "http://localhost:" + std::to_string(peer.port()); // by name neither
        QCOMPARE(word(notify_channels::sendNow(channel, message()).outcome), "permanent");
        channel.privateHosts = true;
        channel.url = "http://169.254.169.254/latest/meta-data"; // never
        QCOMPARE(word(notify_channels::sendNow(channel, message()).outcome), "permanent");
        channel.url = "file:///etc/passwd";
        QCOMPARE(word(notify_channels::sendNow(channel, message()).outcome), "permanent");
        QVERIFY(peer.requests().empty());
    }

    void dingtalk_is_signed_with_the_time_of_the_send()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(R"({"errcode":0})"); });
        auto channel = channelTo(ChannelKind::DingTalk, peer);
        channel.secretFile = secretFile("ding", "SECtest0000000000000000000000000000000000000000000000000000000000\n");
        auto sent = message();
        QCOMPARE(word(notify_channels::sendNow(channel, sent).outcome), "accepted");
        sent.time = sent.time + 2h;
        QCOMPARE(word(notify_channels::sendNow(channel, sent).outcome), "accepted");
        const auto requests = peer.requests();
        QVERIFY(requests.at(0).head.find("access_token=t0ken&timestamp=1700000000000&sign=szPcgtoCabDjIT69N8i2Omun8ktW8akfg42aQqadSCU%3D") != std::string::npos);
        QVERIFY(requests.at(1).head.find("timestamp=1700007200000&sign=") != std::string::npos);
        const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(requests.at(0).body)).object();
        QCOMPARE(body[QLatin1String("at")][QLatin1String("isAtAll")].toBool(), true);
        QVERIFY(body[QLatin1String("text")][QLatin1String("content")].toString().startsWith(QStringLiteral("[QCAT] P0 数据库连接失败")));
    }

    void webhook_can_be_checked_by_who_receives_it()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(""); });
        auto channel = channelTo(ChannelKind::Webhook, peer);
        channel.secretFile = secretFile("hook", "shared-key");
        (void)notify_channels::sendNow(channel, message());
        const auto request = peer.requests().at(0);
        const auto expected = notify_channels::webhookSignature(1'700'000'000, request.body, "shared-key");
        const std::string field = fmt::format("X-Qcat-Signature: {}", expected);
        QVERIFY2(request.head.find(field) != std::string::npos, request.head.c_str());
    }

    void gateway_needs_a_phone_number()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(""); });
        auto without = message();
        without.phone.clear();
        const auto result = notify_channels::sendNow(channelTo(ChannelKind::Gateway, peer), without);
        QCOMPARE(result.what.code, std::string("notify.no_address"));
        QVERIFY(peer.requests().empty());
    }

    void aliyun_is_told_incident_and_attempt_in_the_approved_text_and_brings_back_who_was_called()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(R"({"Code":"OK"})"); });
        auto channel = channelTo(ChannelKind::AliyunVoice, peer);
        channel.url = peer.url("");
        channel.accessKey = "LTAI";
        channel.secretFile = secretFile("ak", "aliyun-secret");
        channel.templateCode = "TTS_1";
        auto sent = message();
        sent.attempt = 2;
        sent.answerKey = "abcdefghijklmno";
        QCOMPARE(word(notify_channels::sendNow(channel, sent).outcome), "accepted");
        const auto head = peer.requests().at(0).head;
        for (const char *part : {"GET /?CalledNumber=13800138000&OutId=abcdefghijklmno&PlayTimes=3&TtsCode=TTS_1&TtsParam=", "%22attempt%22%3A%222%22",
                                 "%22incident%22%3A%22INC-1%22", "x-acs-action: SingleCallByTts", "Credential=LTAI,", "x-acs-date: 2023-11-14T22:13:20Z"})
            QVERIFY2(head.find(part) != std::string::npos, head.c_str());
        QVERIFY(head.find("aliyun-secret") == std::string::npos);
    }

    void a_receipt_is_what_the_provider_plainly_says_and_nothing_else_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("arrival");
        const auto row = [](const char *name, const std::string &answer, ops::Arrival arrival) {
            QTest::newRow(name) << QByteArray::fromStdString(answer) << int(arrival);
        };
        const auto detail = [](const std::string &fields) {
            return HttpPeer::ok("{\"Code\":\"OK\",\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":[{" + fields + "}]}}");
        };
        using ops::Arrival;
        row("arrived", detail("\"SendStatus\":3,\"ErrCode\":\"DELIVERED\""), Arrival::Arrived);
        row("did not arrive", detail("\"SendStatus\":2,\"ErrCode\":\"MOBILE_NOT_ON_SERVICE\""), Arrival::Failed);
        row("on its way", detail("\"SendStatus\":1"), Arrival::NotKnown);
        row("a status of another kind", detail("\"SendStatus\":\"3\""), Arrival::NotKnown);
        row("a status of no meaning", detail("\"SendStatus\":77"), Arrival::NotKnown);
        row("no status", detail("\"ErrCode\":\"DELIVERED\""), Arrival::NotKnown);
        row("nothing found", HttpPeer::ok("{\"Code\":\"OK\",\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":[]}}"), Arrival::NotKnown);
        row("a list that is none", HttpPeer::ok("{\"Code\":\"OK\",\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":7}}"), Arrival::NotKnown);
        row("refused inside 200", HttpPeer::ok("{\"Code\":\"isv.InvalidDayuStatus\"}"), Arrival::NotKnown);
        row("asked too often", HttpPeer::ok("{\"Code\":\"Throttling.User\"}", "503 Busy"), Arrival::NotKnown);
        row("a page", HttpPeer::ok("<html>maintenance</html>"), Arrival::NotKnown);
        row("nothing", HttpPeer::ok(""), Arrival::NotKnown);
        row("no HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n", Arrival::NotKnown);
    }
    void a_receipt_is_what_the_provider_plainly_says_and_nothing_else()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, arrival);
        HttpPeer peer([&](const auto &) { return answer.toStdString(); });
        auto channel = channelTo(ChannelKind::AliyunSms, peer);
        channel.url = peer.url("");
        const ops::ReceiptQuestion question{"9006^0", "+86 138 0000 0000", {1'700'000'000'000'000'000}, {1'700'000'060'000'000'000}};
        QCOMPARE(int(notify_channels::askNow(channel, question).arrival), arrival);
        const auto head = peer.requests().front().head;
        for (const char *part : {"x-acs-action: QuerySendDetails", "BizId=9006%5E0", "PhoneNumber=13800000000", "SendDate=20231115"})
            QVERIFY2(head.find(part) != std::string::npos, head.c_str());
    }

    void provider_of_short_messages_that_says_nothing_is_given_up()
    {
        HttpPeer peer([](const auto &) { return std::string(); });
        auto channel = channelTo(ChannelKind::AliyunSms, peer);
        channel.url = peer.url("");
        channel.timeout = 1s;
        QCOMPARE(word(notify_channels::sendNow(channel, message()).outcome), "temporary");
        QVERIFY(notify_channels::askNow(channel, {"9006^0", "+8613800000000", {}, {}}).arrival == ops::Arrival::NotKnown);
    }

    void secret_stands_in_no_result()
    {
        HttpPeer echo([](const HttpPeer::Request &request) { return HttpPeer::ok("no such bot: " + request.head, "404 Not Found"); });
        auto channel = channelTo(ChannelKind::Telegram, echo);
        channel.secretFile = secretFile("bot", "123456:AAbbCCddEE");
        const auto bot = notify_channels::sendNow(channel, message());
        QVERIFY2(bot.what.text.find("AAbbCCddEE") == std::string::npos, bot.what.text.c_str());

        auto robot = channelTo(ChannelKind::DingTalk, echo);
        robot.url.clear();
        robot.urlFile = secretFile("robot", echo.url("/robot/send?access_token=t0kenT0ken"));
        const auto refused = notify_channels::sendNow(robot, message());
        QVERIFY2(refused.what.text.find("t0kenT0ken") == std::string::npos, refused.what.text.c_str());
        QCOMPARE(notify_channels::shownTarget(robot), "127.0.0.1:" + std::to_string(echo.port()));
    }

    void secret_that_others_can_read_is_not_used()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(""); });
        auto channel = channelTo(ChannelKind::Webhook, peer);
        channel.secretFile = secretFile("open", "key");
        QFile::setPermissions(QString::fromStdString(channel.secretFile), QFile::ReadOwner | QFile::ReadOther);
        QCOMPARE(notify_channels::sendNow(channel, message()).what.code, std::string("notify.secret"));
        QVERIFY(peer.requests().empty());
    }

    void proxy_is_asked_for_the_whole_address()
    {
        HttpPeer proxy([](const auto &) { return HttpPeer::ok(""); });
        auto channel = channelTo(ChannelKind::Webhook, proxy);
        channel.url = "http://hooks.example.org/x";
        channel.proxy = proxy.url("");
        QCOMPARE(word(notify_channels::sendNow(channel, message()).outcome), "accepted");
        QVERIFY(proxy.requests().at(0).head.starts_with("POST http://hooks.example.org/x"));
    }
};

QTEST_GUILESS_MAIN(TestHttpChannels)
#include "tst_http_channels.moc"
