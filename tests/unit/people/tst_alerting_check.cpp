#include <qcat/people/alerting_check.h>
#include <qcat/time_zones/system_time_zones.h>

#include <QTest>

#include <functional>

using namespace qcat;
using namespace std::chrono_literals;
using domain::AlertingConfig;
using domain::ChannelKind;

namespace
{

AlertingConfig good()
{
    AlertingConfig config;
    domain::ChannelConfig mail;
    mail.host = "smtp.firm.net";
    mail.sender = "qcat@firm.net";
    config.channels = {mail};
    config.contacts = {{"alice", "alice@firm.net", "", {"mail"}}, {"bob", "bob@firm.net", "", {"mail"}}};
    domain::ScheduleConfig primary;
    primary.zone = "Asia/Shanghai";
    primary.rotation = {"alice", "bob"};
    config.schedules = {primary};
    domain::EscalationConfig chain;
    chain.steps = {{0s, {"schedule:primary"}}, {5min, {"contact:alice"}}};
    config.escalations = {chain};
    return config;
}

using Spoil = std::function<void(AlertingConfig &)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(qcat::domain::Environment)

class TestAlertingCheck : public QObject
{
    Q_OBJECT

    static QByteArray firstMistake(const AlertingConfig &config, domain::Environment environment)
    {
        const time_zones::SystemTimeZones zones;
        const auto mistakes = people::alertingMistakes(config, environment, zones, {1'780'000'000'000'000'000}); // May 2026
        return mistakes.empty() ? QByteArray() : QByteArray::fromStdString(mistakes.front().path + ": " + mistakes.front().text);
    }

private Q_SLOTS:
    void good_one_is_good_for_paper_and_for_live_money()
    {
        QCOMPARE(firstMistake(good(), domain::Environment::Paper), QByteArray());
        QCOMPARE(firstMistake(good(), domain::Environment::Live), QByteArray());
        QCOMPARE(firstMistake({}, domain::Environment::Paper), QByteArray());
    }

    void with_live_money_its_mistakes_are_told_beside_the_others()
    {
        auto config = good();
        config.contacts[0].email = "alice@example.com";
        config.contacts[1].channels = {"pigeon"};
        config.channels[0].proxy = "socks5h://[::1]:1080"; // good
        const time_zones::SystemTimeZones zones;
        const auto mistakes = people::alertingMistakes(config, domain::Environment::Live, zones, {1'780'000'000'000'000'000});
        QCOMPARE(mistakes.size(), std::size_t(2));
        QCOMPARE(mistakes[0].path, std::string("alerting.contacts[1].channels"));
        QCOMPARE(mistakes[1].path, std::string("alerting.contacts[0].email"));
    }

    void mistake_is_told_with_its_place_data()
    {
        using domain::Environment;
        QTest::addColumn<Environment>("environment");
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, Environment environment, Spoil spoil, const char *expected) {
            QTest::newRow(name) << environment << spoil << QByteArray(expected);
        };
        const auto paper = Environment::Paper;
        const auto live = Environment::Live;
        row("channel nobody knows", paper, [](auto &c) { c.contacts[0].channels = {"pigeon"}; }, "alerting.contacts[0].channels: 'pigeon' is not in");
        row("contact without a channel", paper, [](auto &c) { c.contacts[1].channels.clear(); }, "alerting.contacts[1]: bob has no channels");
        row("mail to nobody", paper, [](auto &c) { c.contacts[0].email.clear(); }, "alerting.contacts[0].email: alice has none, and the channel");
        row("call to nobody", paper, [](auto &c) { c.channels[0].kind = ChannelKind::Gateway; c.channels[0].url = "https://sms.firm.net"; c.contacts[0].phone.clear(); }, "alerting.contacts[0].phone: alice has none");
        row("two of one name", paper, [](auto &c) { c.contacts[1].name = "alice"; }, "alerting.contacts[1].name: 'alice' stands twice");
        row("zone", paper, [](auto &c) { c.schedules[0].zone = "Asia/Atlantis"; }, "alerting.schedules[0].zone: 'Asia/Atlantis' is no time zone");
        row("day", paper, [](auto &c) { c.schedules[0].starts = "2026-02-30"; }, "alerting.schedules[0].starts: '2026-02-30' is no day");
        row("time of day", paper, [](auto &c) { c.schedules[0].handover = "25:00"; }, "alerting.schedules[0].handover: '25:00' is no time of day");
        row("stranger in the rotation", paper, [](auto &c) { c.schedules[0].rotation = {"eve"}; }, "alerting.schedules[0].rotation: 'eve' is not in");
        row("override backwards", paper, [](auto &c) { c.schedules[0].overrides = {{"bob", "2026-06-02 00:00", "2026-06-01 00:00"}}; }, "alerting.schedules[0].overrides[0]: from and until");
        row("escalation without a human at the end", paper, [](auto &c) { c.escalations[0].steps.pop_back(); }, "alerting.escalations[0].steps[0]: the last step must name a contact");
        row("steps in disorder", paper, [](auto &c) { c.escalations[0].steps[1].after = 0s; }, "alerting.escalations[0].steps[1].after: a step comes later");
        row("target nobody knows", paper, [](auto &c) { c.escalations[0].steps[0].notify = {"alice"}; }, "alerting.escalations[0].steps[0].notify: 'alice' is nobody");
        row("password in the clear", paper, [](auto &c) { c.channels[0].tls = domain::MailTls::None; c.channels[0].user = "q"; c.channels[0].passwordFile = "/x"; }, "alerting.channels[0].tls: a password goes over");
        row("robot's URL in the file", paper, [](auto &c) { c.channels[0].kind = ChannelKind::DingTalk; c.channels[0].url = "https://oapi.dingtalk.com/robot/send?access_token=1"; }, "alerting.channels[0]: the URL of a robot is its password");
        row("aliyun without its key", paper, [](auto &c) { c.channels[0].kind = ChannelKind::AliyunVoice; c.contacts[0].phone = "+8613912345678"; }, "alerting.channels[0]: an Aliyun channel needs access_key, secret_file with its secret, and template");
        row("plain http", paper, [](auto &c) { c.channels[0].kind = ChannelKind::Webhook; c.channels[0].url = "http://hooks.firm.net"; }, "alerting.channels[0].url: must begin with https://");
        row("proxy that is none", paper, [](auto &c) { c.channels[0].proxy = "proxy.firm.net"; }, "alerting.channels[0].proxy: 'proxy.firm.net' is no proxy; write it like");
        row("proxy with port 0", paper, [](auto &c) { c.channels[0].proxy = "http://proxy.firm.net:0"; }, "alerting.channels[0].proxy: 'http://proxy.firm.net:0' is no proxy");
        row("proxy with login and port", paper, [](auto &c) { c.channels[0].proxy = "http://user:word@proxy.firm.net:70000"; }, "alerting.channels[0].proxy: ");
        row("address in words", paper, [](auto &c) { c.contacts[0].email = "a at b"; }, "alerting.contacts[0].email: 'a at b' is no address; write it like");
        row("two addresses in one", paper, [](auto &c) { c.contacts[0].email = "a@b.net,c@d.net"; }, "alerting.contacts[0].email: ");
        row("sender in words", paper, [](auto &c) { c.channels[0].sender = "QCAT desk"; }, "alerting.channels[0].sender: 'QCAT desk' is no address");
        row("number in words", paper, [](auto &c) { c.contacts[0].phone = "call me"; }, "alerting.contacts[0].phone: 'call me' is no number");
        row("channel twice", paper, [](auto &c) { c.contacts[0].channels = {"mail", "mail"}; }, "alerting.contacts[0].channels: 'mail' stands twice");
        row("severity twice", paper, [](auto &c) { c.escalations[0].severities = {"P0", "P1", "P0"}; }, "alerting.escalations[0].severities: 'P0' stands twice");
        row("target twice", paper, [](auto &c) { c.escalations[0].steps[0].notify = {"contact:bob", "contact:bob"}; }, "alerting.escalations[0].steps[0].notify: 'contact:bob' stands twice");
        row("host with a port", paper, [](auto &c) { c.channels[0].host = "smtp.firm.net:587"; }, "alerting.channels[0].host: 'smtp.firm.net:587' is no name of a server");
        row("URL without a server", paper, [](auto &c) { c.channels[0].kind = ChannelKind::Webhook; c.channels[0].url = "https:///hook"; }, "alerting.channels[0].url: 'https:///hook' names no server");
        row("whole day, written as none", paper, [](auto &c) { c.schedules[0].dayFrom = c.schedules[0].dayUntil = "09:00"; }, "alerting.schedules[0].day_until: is 09:00, as day_from is");
        row("somebody twice in the rotation", paper, [](auto &c) { c.schedules[0].rotation = {"alice", "bob", "alice"}; }, "alerting.schedules[0].rotation: somebody stands in it twice");
        row("live: rotation that begins next year", live, [](auto &c) { c.schedules[0].starts = "2027-01-04"; }, "alerting.escalations[0].steps[0].notify: nobody is on call from 2026-05-2");
        row("live: nobody for a P0", live, [](auto &c) { c.escalations[0].severities = {"P1", "P2", "P3"}; }, "alerting.escalations: with live money somebody must be called for a P0");
        row("live: placeholder address", live, [](auto &c) { c.contacts[0].email = "alice@example.com"; }, "alerting.contacts[0].email: 'alice@example.com' is a placeholder");
        row("live: placeholder number", live, [](auto &c) { c.contacts[0].phone = "+8613800138000"; }, "alerting.contacts[0].phone: '+8613800138000' is a placeholder");
        row("live: nobody for a P1", live, [](auto &c) { c.escalations[0].severities = {"P0", "P2", "P3"}; }, "alerting.escalations: with live money somebody must be called for a P1");
        row("live: nights that nobody owns", live, [](auto &c) { c.schedules[0].dayFrom = "08:00"; c.schedules[0].dayUntil = "20:00"; }, "alerting.escalations[0].steps[0].notify: nobody is on call from 2026-05-2");
        row("live: nobody at all", live, [](auto &c) { c = {}; }, "alerting.escalations: with live money");
    }
    void mistake_is_told_with_its_place()
    {
        QFETCH(domain::Environment, environment);
        QFETCH(Spoil, spoil);
        QFETCH(QByteArray, expected);
        auto config = good();
        spoil(config);
        const auto mistake = firstMistake(config, environment);
        QVERIFY2(mistake.startsWith(expected), mistake.constData());
    }
};

QTEST_GUILESS_MAIN(TestAlertingCheck)
#include "tst_alerting_check.moc"
