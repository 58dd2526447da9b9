#include "http_peer.h"
#include "running_host.h"

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

// The pager inside a real engine: a channel's test, a signature, and what they leave behind for the next start.
class TestCalling : public QObject
{
    Q_OBJECT

    static constexpr int kPatience = 30'000;

    static domain::Config configFor(const HttpPeer &peer)
    {
        domain::Config config;
        domain::ChannelConfig hook;
        hook.name = "hook";
        hook.kind = domain::ChannelKind::Webhook;
        hook.url = peer.url();
        hook.privateHosts = true;
        config.alerting.channels = {hook};
        config.alerting.contacts = {{"alice", "", "", {"hook"}}};
        domain::ScheduleConfig primary;
        primary.rotation = {"alice"};
        config.alerting.schedules = {primary};
        return config;
    }

private Q_SLOTS:
    void test_of_a_channel_is_answered_with_what_the_provider_said()
    {
        HttpPeer peer([](const HttpPeer::Request &request) { return HttpPeer::ok("", request.body.find("TEST of hook") != std::string::npos ? "202 Accepted" : "500 No"); });
        RunningHost running(configFor(peer));
        QVERIFY(running.started());
        const auto sent = running.run(api::TestChannel{"hook"}, kPatience);
        QVERIFY(sent && !sent->error);
        QCOMPARE(peer.requests().size(), std::size_t(1));
        QTRY_VERIFY_WITH_TIMEOUT(running.now()->ops->channels.at(0).lastAccepted.isValid(), kPatience);
        QCOMPARE(running.now()->ops->deliveries.at(0).state, domain::DeliveryState::Accepted);
        const auto unknown = running.run(api::TestChannel{"pigeon"}, kPatience);
        QVERIFY(unknown && unknown->error);
        QCOMPARE(unknown->error->code, std::string("notify.unknown_channel"));
    }

    void signature_for_a_schedule_is_there_after_a_restart()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(""); });
        QTemporaryDir folder;
        const auto data = folder.filePath(QStringLiteral("data"));
        {
            RunningHost running(configFor(peer), data);
            QVERIFY(running.started());
            const auto done = running.run(api::SignHandover{"primary", "alice", "quiet"}, kPatience);
            QVERIFY(done && !done->error);
        }
        RunningHost running(configFor(peer), data);
        QVERIFY(running.started());
        QTRY_VERIFY_WITH_TIMEOUT(!running.now()->ops->onCall.empty(), kPatience);
        QCOMPARE(running.now()->ops->onCall.at(0).holder, std::string("alice"));
    }
};

QTEST_GUILESS_MAIN(TestCalling)
#include "tst_calling.moc"
