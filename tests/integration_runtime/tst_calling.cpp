#include "http_peer.h"
#include "running_host.h"

#include <qcat/base/loop_thread.h>
#include <qcat/notify_channels/signatures.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <fmt/format.h>

#include <algorithm>
#include <future>

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

    // Whoever watches the URL raises the alarm when it is no longer asked; by default that is every minute.
    void heartbeat_beats_while_the_desk_lives_and_ends_with_it()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(""); });
        QTemporaryDir folder;
        QFile url(folder.filePath(QStringLiteral("heartbeat.url")));
        QVERIFY(url.open(QIODevice::WriteOnly) && url.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        url.write(QByteArray::fromStdString(peer.url("/alive")));
        url.close();
        domain::Config config;
        QVERIFY(config.alerting.heartbeatEvery <= 1min);
        config.alerting.heartbeatUrlFile = url.fileName().toStdString();
        config.alerting.heartbeatEvery = 50ms;
        {
            RunningHost running(config);
            QVERIFY(running.started());
            QTRY_VERIFY_WITH_TIMEOUT(peer.requests().size() >= 3, kPatience);
        }
        const auto beats = peer.requests().size();
        const RunningHost without; // longer than a beat takes
        QVERIFY(without.started());
        QCOMPARE(peer.requests().size(), beats);
    }

    // With live money a phone is called; paper would not.
    void key_that_is_pressed_on_the_phone_acknowledges_as_the_one_who_was_called()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QTemporaryDir folder;
        QFile key(folder.filePath(QStringLiteral("calls.key")));
        QVERIFY(key.open(QIODevice::WriteOnly) && key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        key.write("shared");
        key.close();
        auto config = configFor(peer);
        config.app.environment = domain::Environment::Live;
        config.alerting.groupWithin = 0s;
        config.alerting.channels[0].kind = domain::ChannelKind::Gateway;
        config.alerting.channels[0].callbackSecretFile = key.fileName().toStdString();
        config.alerting.contacts = {{"alice", "", "+8613912345678", {"hook"}}};
        config.alerting.escalations = {{"all", {"P0", "P1", "P2", "P3"}, 15min, 3, {{0s, {"contact:alice"}}}}};
        RunningHost running(config);
        QVERIFY2(running.started(), running.started() ? "" : running.started().error().message.c_str());
        domain::ExternalAlert alert;
        alert.source = "api";
        alert.name = "SomebodyIsNeeded";
        alert.severity = domain::Severity::P1;
        const auto opened = running.run(api::ReportAlerts{{alert}}, kPatience);
        QVERIFY(opened && !opened->error);

        const auto callOf = [&](const std::string &incident) -> std::optional<QJsonObject> {
            for (const auto &request : peer.requests())
                if (const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
                    body[QLatin1String("id")].toString().startsWith(QString::fromStdString(incident)))
                    return body;
            return std::nullopt;
        };
        const auto incidentNow = [&]() -> std::optional<domain::Incident> {
            for (const auto held = running.now(); const auto &incident : held->ops->incidents)
                if (incident.component.value == "external")
                    return incident;
            return std::nullopt;
        };
        QTRY_VERIFY_WITH_TIMEOUT(incidentNow() && callOf(incidentNow()->id.value), kPatience);
        const auto call = *callOf(incidentNow()->id.value);
        QCOMPARE(call[QLatin1String("to")].toString(), QStringLiteral("+8613912345678"));
        QVERIFY(call[QLatin1String("text")].toString().contains(QLatin1String("Press 1 to acknowledge.")));

        runtime::SystemClock clock;
        base::LoopThread answers("answers", 16, [](const std::exception_ptr &) {});
        const auto pressed = [&](const std::string &digit, const std::string &signedWith) {
            const auto seconds = clock.wallNow().ms() / 1000;
            const auto body = fmt::format(R"({{"reference":"{}","key":"{}"}})", call[QLatin1String("reference")].toString().toStdString(), digit);
            std::promise<base::Result<std::vector<domain::IncidentId>>> said;
            running.host().takeKeys({"hook", std::to_string(seconds), notify_channels::webhookSignature(seconds, body, signedWith), body},
                                    [&](base::Result<std::vector<domain::IncidentId>> taken) { said.set_value(std::move(taken)); }, answers);
            return said.get_future().get();
        };
        QCOMPARE(pressed("1", "stolen").error().code, std::string("calls.bad_signature"));
        QVERIFY(pressed("2", "shared")->empty());
        QVERIFY(!incidentNow()->acknowledgedAt.isValid());
        QCOMPARE(*pressed("1", "shared"), std::vector{incidentNow()->id});
        QTRY_VERIFY_WITH_TIMEOUT(incidentNow()->acknowledgedAt.isValid(), kPatience);
        QCOMPARE(incidentNow()->owner, std::string("alice"));
        QVERIFY(pressed("1", "shared")->empty()); // once
        QVERIFY(std::ranges::any_of(incidentNow()->timeline, [](const auto &line) { return line.what.code == "notify.answered_by_key"; }));
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
