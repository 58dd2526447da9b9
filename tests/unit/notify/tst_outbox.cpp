#include "pager_fixture.h"

#include <QTest>

using namespace notify_test;

// Budgets, floods, and what providers say.
class TestOutbox : public QObject
{
    Q_OBJECT

    static domain::AlertingConfig byDing()
    {
        auto config = twoPeople();
        config.contacts[0].channels = {"ding"};
        return config;
    }

    // Alice by short message, then by mail.
    static domain::AlertingConfig bySms()
    {
        auto config = twoPeople();
        config.channels[2].kind = domain::ChannelKind::AliyunSms;
        config.contacts[0] = {"alice", "alice@firm.net", "+861", {"phone", "mail"}};
        return config;
    }
    static ops::SendResult taken(const char *receipt)
    {
        auto result = Providers::says(SendOutcome::Accepted);
        result.receipt = receipt;
        return result;
    }

private Q_SLOTS:
    void flood_is_one_message_and_a_p0_in_it_is_neither_grouped_nor_late()
    {
        PagerFixture desk;
        for (int i = 0; i < 10'000; ++i) {
            if (i == 5'000)
                desk.open("INC-P0", Severity::P0, "Engine stalled");
            desk.open(fmt::format("INC-{}", i).c_str(), Severity::P2, "Slow");
            if (i % 1000 == 999)
                desk.advance(1s);
        }
        const auto early = desk.takeSent();
        QCOMPARE(early.size(), 1);
        QVERIFY2(early.first().startsWith(QLatin1String("5 s mail")) && early.first().contains(QLatin1String("P0 Engine stalled")), qPrintable(early.first()));
        desk.advance(60s); // behind the minute of alice's last mail
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 1);
        QVERIFY2(sent.first().contains(QLatin1String("10000 notices")), qPrintable(sent.first()));
        QVERIFY2(desk.store.deliveries.size() < 10, "one row for the flood"); 
        const auto digest = std::ranges::find(desk.store.deliveries, domain::MessageKind::Digest, [](const auto &row) { return row.second.kind; });
        QVERIFY(digest->second.body.size() < 4096);
        QVERIFY(digest->second.body.find("and 9980 more") != std::string::npos);
    }

    void dingtalk_never_gets_more_than_it_allows_in_any_minute()
    {
        PagerFixture desk(byDing());
        for (int i = 0; i < 100; ++i)
            desk.open(fmt::format("INC-{}", i).c_str(), Severity::P0);
        desk.advance(10min);
        std::vector<int> times;
        for (const auto &sent : desk.takeSent())
            if (sent.contains(QLatin1String(" ding ")))
                times.push_back(sent.section(QLatin1Char(' '), 0, 0).toInt());
        QCOMPARE(times.size(), std::size_t(100));
        for (std::size_t i = 20; i < times.size(); ++i)
            QVERIFY2(times[i] - times[i - 20] >= 60, "twenty-one in a minute is ten minutes of silence");
    }

    void lesser_things_leave_room_for_a_p0()
    {
        auto config = byDing();
        config.groupWithin = 0s;
        PagerFixture desk(config);
        for (int i = 0; i < 30; ++i)
            desk.open(fmt::format("INC-{}", i).c_str(), Severity::P3);
        QCOMPARE(desk.takeSent().size(), 12); // of 18
        desk.open("INC-P0", Severity::P0);
        QCOMPARE(desk.takeSent().size(), 1);
    }

    void budget_of_the_last_minute_is_known_after_a_restart()
    {
        PagerFixture desk(byDing());
        for (int i = 0; i < 18; ++i)
            desk.open(fmt::format("INC-{}", i).c_str(), Severity::P0);
        QCOMPARE(desk.takeSent().size(), 18);
        desk.crashAndBegin();
        desk.open("INC-X", Severity::P0);
        QVERIFY(desk.takeSent().isEmpty());
        desk.advance(62s);
        QCOMPARE(desk.takeSent().size(), 1);
    }

    void provider_that_says_when_is_not_asked_before()
    {
        PagerFixture desk(byDing());
        desk.providers.next["ding"] = {Providers::says(SendOutcome::Throttled, 45s)};
        desk.open("INC-1", Severity::P0);
        desk.open("INC-2", Severity::P0);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.advance(44s);
        QVERIFY(desk.takeSent().isEmpty());
        desk.advance(2s);
        QCOMPARE(desk.takeSent().size(), 2);
    }

    void temporary_failure_is_tried_again_and_given_up_at_last()
    {
        auto config = byDing();
        config.escalations[1].severities = {"P1"};
        PagerFixture desk(config);
        for (int i = 0; i < 12; ++i)
            desk.providers.next["ding"].push_back(Providers::says(SendOutcome::Temporary));
        desk.open("INC-1", Severity::P1);
        for (int hour = 0; hour < 4; ++hour)
            desk.advance(1h);
        QCOMPARE(desk.takeSent().size(), 12);
        QCOMPARE(desk.store.deliveries.begin()->second.state, domain::DeliveryState::Failed);
        QCOMPARE(desk.store.deliveries.begin()->second.result.code, std::string(notify::code::kGaveUp));
    }

    void one_person_is_not_called_without_end_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("rings");
        QTest::addColumn<int>("inQuarter");
        QTest::addColumn<int>("inHour");
        QTest::addColumn<int>("inThree");
        QTest::newRow("mail") << int(domain::ChannelKind::Email) << false << 15 << 60 << 180;
        QTest::newRow("short message") << int(domain::ChannelKind::AliyunSms) << false << 5 << 11 << 21;
        QTest::newRow("call") << int(domain::ChannelKind::AliyunVoice) << true << 3 << 7 << 15;
    }
    void one_person_is_not_called_without_end()
    {
        QFETCH(int, kind);
        QFETCH(int, inQuarter);
        QFETCH(int, inHour);
        QFETCH(int, inThree);
        auto config = twoPeople();
        config.groupWithin = 0s;
        config.channels[2].kind = domain::ChannelKind(kind);
        config.contacts[0] = {"alice", "alice@firm.net", "+861", {"phone"}};
        PagerFixture desk(config);
        for (int i = 0; i < 300; ++i)
            desk.open(fmt::format("INC-{}", i).c_str(), Severity::P2);
        desk.advance(0s);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.advance(15min - 1s);
        QCOMPARE(desk.takeSent().size(), inQuarter - 1);
        desk.advance(45min);
        QCOMPARE(desk.takeSent().size(), inHour - inQuarter);
        desk.crashAndBegin(); // what they have had is known after a restart too
        desk.advance(1h);
        desk.advance(1h);
        QCOMPARE(desk.takeSent().size(), inThree - inHour);
    }

    void a_p0_waits_for_nobodys_peace_and_what_waits_says_until_when()
    {
        auto config = twoPeople();
        config.groupWithin = 0s;
        PagerFixture desk(config);
        desk.open("INC-1", Severity::P2);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.open("INC-2", Severity::P2);
        desk.open("INC-3", Severity::P0);
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 1);
        QVERIFY2(sent.first().contains(QLatin1String("P0")), qPrintable(sent.first()));
        const auto shown = desk.view().deliveries;
        const auto waits = std::ranges::find(shown, domain::DeliveryState::Waiting, &domain::Delivery::state);
        QVERIFY(waits != shown.end());
        QCOMPARE(waits->result.code, std::string(notify::code::kHeldBack));
    }

    void a_receipt_is_asked_for_until_it_has_arrived()
    {
        PagerFixture desk(bySms());
        desk.providers.next["phone"] = {taken("biz-1")};
        desk.open("INC-1", Severity::P0);
        QCOMPARE(desk.state("INC-1"), domain::DeliveryState::Accepted);
        desk.advance(20s);
        const auto asked = desk.providers.asked.size();
        QVERIFY2(asked >= 2 && asked <= 4, "sooner, then later");
        QCOMPARE(desk.providers.asked[0].receipt, std::string("biz-1"));
        QCOMPARE(desk.providers.asked[0].phone, std::string("+861"));
        desk.crashAndBegin(); // goes on after a restart
        desk.providers.arrivals["biz-1"] = {{ops::Arrival::Arrived, {"notify.delivered", "DELIVERED", {}, domain::Health::Ok}}};
        desk.advance(1min);
        QCOMPARE(desk.state("INC-1"), domain::DeliveryState::Delivered);
        const auto before = desk.providers.asked.size();
        desk.advance(1h);
        QCOMPARE(desk.providers.asked.size(), before);
    }

    void what_was_taken_and_did_not_arrive_goes_by_the_next_channel()
    {
        PagerFixture desk(bySms());
        desk.providers.next["phone"] = {taken("biz-1")};
        desk.providers.arrivals["biz-1"] = {{ops::Arrival::NotKnown, {}}, {ops::Arrival::Failed, {"notify.not_delivered", "SHUTDOWN", {}, domain::Health::Warn}}};
        desk.open("INC-1", Severity::P0);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.advance(20s);
        QCOMPARE(desk.state("INC-1"), domain::DeliveryState::Failed);
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 1);
        QVERIFY2(sent.first().contains(QLatin1String(" mail ")), qPrintable(sent.first()));
    }

    void send_that_hangs_does_not_hold_up_a_p0()
    {
        auto config = twoPeople();
        config.groupWithin = 0s;
        PagerFixture desk(config);
        desk.providers.hangs["mail"] = true;
        desk.open("INC-1", Severity::P3);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.open("INC-2", Severity::P0);
        QCOMPARE(desk.takeSent().size(), 1);
    }

    void state_says_accepted_and_not_seen_and_the_log_shows_no_text()
    {
        PagerFixture desk;
        desk.open("INC-1", Severity::P0);
        api::OpsSnapshot seen;
        desk.pager->describe(seen);
        QCOMPARE(seen.deliveries.at(0).state, domain::DeliveryState::Accepted);
        QVERIFY(seen.deliveries.at(0).body.empty());
        QCOMPARE(seen.channels.size(), std::size_t(3));
        const auto mail = std::ranges::find(seen.channels, "mail", &api::ChannelView::name);
        QCOMPARE(mail->lastAccepted, desk.clock.wallNow());
        const auto phone = std::ranges::find(seen.channels, "phone", &api::ChannelView::name);
        QCOMPARE(phone->health, domain::Health::Unknown);
    }

    void messages_are_in_the_language_of_their_channel_and_say_what_is_at_stake()
    {
        auto config = twoPeople();
        config.channels[0].language = domain::MessageLanguage::Zh;
        PagerFixture desk(config);
        auto &draft = desk.incidents["INC-1"];
        draft.exposureAtStart.known = true;
        draft.exposureAtStart.openOrders = 12;
        draft.runbook = "db-connection";
        desk.open("INC-1", Severity::P0);
        const auto &body = desk.store.deliveries.begin()->second.body;
        QVERIFY2(body.find("挂单 12 笔") != std::string::npos, body.c_str());
        QVERIFY(body.find("qcat incident ack INC-1") != std::string::npos && body.find("db-connection") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
