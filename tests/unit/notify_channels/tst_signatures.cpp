#include "aliyun.h"
#include "bodies.h"
#include "mail_text.h"

#include <qcat/notify_channels/signatures.h>

#include <QByteArray>
#include <QTest>

using namespace qcat;
using namespace qcat::notify_channels;

// Against vectors that other implementations (Python, OpenSSL) gave: a signature that only agrees with itself proves nothing.
class TestSignatures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dingtalk_signs_time_and_secret_with_the_secret()
    {
        const std::string secret = "SECtest0000000000000000000000000000000000000000000000000000000000";
        const auto signature = dingTalkSignature(1'700'000'000'000, secret);
        QCOMPARE(signature, std::string("szPcgtoCabDjIT69N8i2Omun8ktW8akfg42aQqadSCU="));
        QCOMPARE(percentEncoded(signature), std::string("szPcgtoCabDjIT69N8i2Omun8ktW8akfg42aQqadSCU%3D"));
    }

    void feishu_signs_nothing_with_time_and_secret()
    {
        const auto signature = feishuSignature(1'700'000'000, "feishuSecretDemo");
        QCOMPARE(signature, std::string("b1wAP40gohZtuDEp15Av8f084NSOMDPbFTk8n7+7O0U="));
        QVERIFY2(signature != "klWcfNlGUZVkkNyvHmv9xQ/1z4qF0LRwVQqKb4yuPxI=", "that is the way of DingTalk");
    }

    void aliyun_signs_the_query_and_its_headers() // the example of its own documentation, and one that Python signed
    {
        const AliyunCall documented{"RunInstances", "2014-05-26", "ecs.cn-shanghai.aliyuncs.com", "3156853299f313e23d1673dc12e1703d",
                                    {1'698'315'752'000'000'000},
                                    {{"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}, {"RegionId", "cn-shanghai"}}};
        QCOMPARE(aliyunAuthorization(documented, "POST", "YourAccessKeyId", "YourAccessKeySecret"),
                 std::string("ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
                             "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                             "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"));
        const AliyunCall message{"SendSms", "2017-05-25", "dysmsapi.aliyuncs.com", "0123456789abcdef0123456789abcdef", {1'700'000'000'000'000'000},
                                 {{"PhoneNumbers", "13912345678"}, {"SignName", "青猫"}, {"TemplateCode", "SMS_1"}, {"TemplateParam", R"({"severity":"P0"})"}}};
        QVERIFY(aliyunAuthorization(message, "GET", "testId", "testSecret").ends_with("Signature=1c568046d859cb2f49e10c1b370939816581b53ef2d35fbce6c616d5b70410c2"));
    }

    void aliyun_is_given_numbers_as_it_writes_them()
    {
        QCOMPARE(aliyunNumber("+86 139-1234-5678"), std::string("13912345678"));
        QCOMPARE(aliyunNumber("13912345678"), std::string("13912345678"));
        QCOMPARE(aliyunNumber("+85261234567"), std::string("85261234567"));
        QCOMPARE(aliyunNumber("+8657112345678"), std::string("8657112345678"));
    }

    void a_webhook_is_signed_over_its_time_and_body() // RFC 4231 checks the HMAC, case 2
    {
        QByteArray mac = QByteArray::fromStdString(hmacSha256("Jefe", "what do ya want for nothing?"));
        QCOMPARE(mac.toHex(), QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        const auto one = webhookSignature(1'700'000'000, "{}", "key");
        QVERIFY(one.starts_with("v1="));
        QCOMPARE(one.size(), std::size_t(3 + 64));
        QVERIFY(one != webhookSignature(1'700'000'001, "{}", "key"));
        QVERIFY(one != webhookSignature(1'700'000'000, "{ }", "key"));
    }

    void no_text_adds_a_field_to_a_mail()
    {
        ops::OutgoingMessage message;
        message.id = "INC-1/1\r\nBcc: thief@example.org";
        message.thread = "INC-1";
        message.email = "alice@example.org\r\nBcc: thief@example.org";
        message.subject = "P0 数据库连接失败\r\nBcc: thief@example.org";
        message.body = "body";
        const auto text = mailText(message, "qcat@example.org\nX-Evil: 1");
        QVERIFY2(text.find("\nBcc:") == std::string::npos && text.find("\nX-Evil") == std::string::npos, text.c_str());
        QVERIFY(text.find("References: <INC-1@qcat>") != std::string::npos);
    }

    void a_subject_of_any_language_comes_back_whole()
    {
        ops::OutgoingMessage message;
        message.email = "a@b";
        message.subject = "[QCAT] P0 数据库连接失败：PostgreSQL 不应答，持仓 3 个，敞口 120000 USDT，请立即处理";
        const auto text = mailText(message, "q@b");
        QByteArray subject;
        auto words = QByteArray::fromStdString(text.substr(text.find("Subject: ") + 9));
        words.truncate(words.indexOf("\r\nDate:"));
        for (const auto &word : words.split(' ')) {
            QVERIFY2(word.trimmed().size() <= 75, word.constData());
            const auto encoded = word.trimmed();
            subject += QByteArray::fromBase64(encoded.mid(10, encoded.size() - 12));
        }
        QCOMPARE(subject, QByteArray::fromStdString(message.subject));
    }

    void a_shortened_text_ends_with_a_whole_character()
    {
        QCOMPARE(shortened("短文本", 9), std::string("短文本"));
        QCOMPARE(shortened("短文本啊", 10), std::string("短文…"));
        QCOMPARE(shortened("abcdef", 5), std::string("ab…"));
    }
};

QTEST_GUILESS_MAIN(TestSignatures)
#include "tst_signatures.moc"
