#include <qcat/notify_channels/key_report.h>
#include <qcat/notify_channels/signatures.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

constexpr base::WallTime kNow{1'700'000'000'000'000'000};
const std::string kPressed = R"({"reference":"abcdefghijklmno","key":"1"})";

QString words(const base::Result<std::vector<std::string>> &taken)
{
    if (!taken)
        return QString::fromStdString(taken.error().code);
    QStringList all;
    for (const auto &word : *taken)
        all << QString::fromStdString(word);
    return all.join(QLatin1Char(' '));
}

} // namespace

// What telephone services report, at their worst.
class TestKeyReport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    domain::ChannelConfig m_gateway;

    base::Result<std::vector<std::string>> taken(const std::string &body, std::int64_t seconds = 1'700'000'000, const std::string &key = "shared")
    {
        return notify_channels::acknowledgedBy(m_gateway, std::to_string(seconds), notify_channels::webhookSignature(seconds, body, key), body, kNow);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath(QStringLiteral("calls.key")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write("shared\n");
        m_gateway.kind = domain::ChannelKind::Gateway;
        m_gateway.callbackSecretFile = file.fileName().toStdString();
    }

    void key_1_acknowledges_and_every_other_does_not()
    {
        QCOMPARE(words(taken(kPressed)), QStringLiteral("abcdefghijklmno"));
        const std::string withHash = R"({"reference":"a","key":"1#"})";
        QCOMPARE(words(taken(withHash)), QStringLiteral("a"));
        for (const char *other : {R"({"reference":"a","key":"2"})", R"({"reference":"a","key":""})", R"({"reference":"a","key":"*1"})"})
            QCOMPARE(words(taken(other)), QString());
        for (const char *body : {R"({"reference":"a","key":1})", R"({"key":"1"})"})
            QCOMPARE(words(taken(body)), QString());
    }

    void report_is_signed_with_the_key_of_the_channel_and_is_of_now()
    {
        const QString refused = QStringLiteral("calls.bad_signature");
        QCOMPARE(words(taken(kPressed, 1'700'000'000, "another")), refused);
        QCOMPARE(words(taken(kPressed, 1'700'000'000 - 301)), refused);
        QCOMPARE(words(taken(kPressed, 1'700'000'000 + 301)), refused);
        const auto good = notify_channels::webhookSignature(1'700'000'000, kPressed, "shared");
        const auto by = [&](const char *time, const std::string &signature, const std::string &body) {
            return words(notify_channels::acknowledgedBy(m_gateway, time, signature, body, kNow));
        };
        QCOMPARE(by("1700000000", good, kPressed), QStringLiteral("abcdefghijklmno"));
        QCOMPARE(by("1700000000", good, kPressed + " "), refused);
        QCOMPARE(by("1700000001", good, kPressed), refused);
        QCOMPARE(by("1700000000", "", kPressed), refused);
        QCOMPARE(by("", good, kPressed), refused);
        QCOMPARE(by("-1", good, kPressed), refused);
        QCOMPARE(by("99999999999999999999", good, kPressed), refused);
        QCOMPARE(by("17e8", good, kPressed), refused);
    }

    void what_is_no_report_is_refused()
    {
        for (const char *body : {"", "[]", "null", "1", "'x'", "{", "\xff\xfe"})
            QCOMPARE(words(taken(body)), QStringLiteral("calls.bad_report"));
    }

    void key_that_cannot_be_read_takes_nothing()
    {
        auto channel = m_gateway;
        channel.callbackSecretFile += ".gone";
        QCOMPARE(words(notify_channels::acknowledgedBy(channel, "1700000000", "v1=", kPressed, kNow)), QStringLiteral("notify.secret"));
    }

    void aliyun_reports_states_of_calls_and_only_a_pressed_1_counts()
    {
        domain::ChannelConfig channel;
        channel.kind = domain::ChannelKind::AliyunVoice;
        const auto of = [&](const std::string &body) { return words(notify_channels::acknowledgedBy(channel, "", "", body, kNow)); };
        const std::string report = R"([{"status_code":"300000","smart_status_code":"ANSWERED","dtmf":"1","status_time":"2023-03-06 16:21:12","out_id":"abcdefghijklmno","call_id":"1^2"},)"
                                   R"({"status_code":"200002","out_id":"busybusybusybus","call_id":"1^3"},{"status_code":"300000","dtmf":"9","out_id":"ninenineninenin"},)"
                                   R"({"dtmf":"1"}, 7, null])";
        QCOMPARE(of(report), QStringLiteral("abcdefghijklmno"));
        QCOMPARE(of("{}"), QStringLiteral("calls.bad_report"));
        std::string many = "[0";
        for (int i = 0; i < 100; ++i)
            many += ",0";
        QCOMPARE(of(many + "]"), QStringLiteral("calls.bad_report"));
    }
};

QTEST_GUILESS_MAIN(TestKeyReport)
#include "tst_key_report.moc"
