#include "pager_fixture.h"

#include <QTest>

#include <algorithm>

using namespace notify_test;

namespace
{

QString line(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

// Who is called when, until somebody acknowledges.
class TestPager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void word_that_it_is_over_says_whether_trading_waits_for_a_person()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P0);
        incident.timeline.push_back({desk.clock.wallNow(), domain::TimelineKind::Note, "qcat", {"trading.resume_by_hand", "", {}, domain::Health::Warn}});
        desk.resolve(incident);
        const auto &said = desk.store.deliveries;
        const bool isSaid = std::ranges::any_of(said, [](const auto &one) { return one.second.body.find("qcat resume") != std::string::npos; });
        QVERIFY(isSaid);
    }

    void whom_the_watcher_called_is_not_called_again_and_hears_that_it_is_over()
    {
        PagerFixture desk;
        ops::Page page;
        page.incident = {"INC-G"};
        page.severity = Severity::P0;
        page.title = {"QCAT does not answer", ""};
        page.startedAt = desk.clock.wallNow();
        page.told = {"alice/mail"};
        domain::Delivery sent;
        sent.id = {"qguard/1"};
        sent.incident = page.incident;
        sent.contact = "alice";
        sent.channel = "mail";
        sent.state = domain::DeliveryState::Accepted;
        sent.createdAt = sent.endedAt = desk.clock.wallNow();
        QVERIFY(desk.pager->takeUp(page, {sent}, {}).hasValue());
        QVERIFY(desk.pager->takeUp(page, {sent}, {}).hasValue()); // read a second time
        auto &incident = desk.open("INC-G", Severity::P0);
        desk.advance(1h);
        QVERIFY(desk.takeSent().isEmpty());
        api::OpsSnapshot shown;
        desk.pager->describe(shown);
        QCOMPARE(shown.deliveries.size(), std::size_t(1));
        desk.resolve(incident);
        desk.advance(1s);
        QCOMPARE(desk.takeSent().size(), 1);
    }

    void p0_is_called_at_once_and_the_next_when_nobody_answers()
    {
        PagerFixture desk;
        desk.open("INC-1", Severity::P0);
        QCOMPARE(desk.takeSent(), QStringList{line("0 s mail alice@firm.net: [QCAT] P0 Database down · postgresql")});
        desk.advance(299s);
        QVERIFY(desk.takeSent().isEmpty());
        desk.advance(2s);
        QCOMPARE(desk.takeSent(), QStringList{line("300 s phone +861: [QCAT] P0 Database down · postgresql · nobody has answered · INC-1 #1")});
        desk.advance(15min);
        QCOMPARE(desk.takeSent().size(), 1); // the last step again
        desk.advance(15min);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.advance(2h);
        QVERIFY(desk.takeSent().isEmpty()); // as often as configured
    }

    void acknowledging_ends_the_calling()
    {
        PagerFixture desk;
        desk.providers.next["mail"] = {Providers::says(SendOutcome::Temporary)};
        auto &incident = desk.open("INC-1", Severity::P0);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.acknowledge(incident); // before the second try
        desk.advance(2h);
        QVERIFY(desk.takeSent().isEmpty());
        QCOMPARE(desk.store.deliveries.begin()->second.state, domain::DeliveryState::Superseded);
    }

    void acknowledgement_that_lapsed_begins_the_calling_anew()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.acknowledge(incident);
        desk.takeSent();
        desk.advance(30min);
        incident.state = IncidentState::Open;
        incident.acknowledgedAt = {};
        desk.tell(incident);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.advance(5min + 1s);
        QVERIFY(desk.takeSent().join(QLatin1Char(' ')).contains(line("phone +861")));
    }

    void whoever_was_told_of_the_trouble_is_told_that_it_is_over_and_nobody_else()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.advance(1min);
        desk.takeSent();
        desk.resolve(incident);
        QCOMPARE(desk.takeSent(), QStringList{line("60 s mail alice@firm.net: [QCAT] P0 Database down · postgresql · resolved")});
        desk.advance(2h);
        QVERIFY(desk.takeSent().isEmpty());
    }

    void trouble_that_ends_before_its_message_went_out_is_not_mentioned()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P2);
        desk.advance(10s); // it waits for company for 30 s
        desk.resolve(incident);
        desk.advance(1h);
        QVERIFY(desk.takeSent().isEmpty());
    }

    void silenced_trouble_calls_nobody_but_still_owes_the_word_that_it_is_over()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.takeSent();
        incident.flags.silencedBy = {"SIL-1"};
        desk.tell(incident);
        desk.advance(2h);
        QVERIFY(desk.takeSent().isEmpty());
        desk.resolve(incident);
        QCOMPARE(desk.takeSent().size(), 1);
        auto silent = desk.incidents["INC-2"] = incident;
        silent.id = {"INC-2"};
        silent.state = IncidentState::Open;
        desk.tell(silent); // silenced from the start: nobody was told
        desk.resolve(silent);
        desk.advance(1h);
        QVERIFY(desk.takeSent().isEmpty());
    }

    void silence_that_ends_calls_for_what_is_still_broken()
    {
        PagerFixture desk;
        domain::Incident incident;
        incident.flags.silencedBy = {"SIL-1"};
        desk.incidents["INC-1"] = incident;
        auto &open = desk.open("INC-1", Severity::P0);
        desk.advance(10min);
        QVERIFY(desk.takeSent().isEmpty());
        open.flags = {};
        desk.tell(open);
        QVERIFY(desk.takeSent().first().contains(line("mail alice@firm.net")));
    }

    void recovering_trouble_waits_with_the_next_step()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.takeSent();
        incident.state = IncidentState::Mitigated;
        desk.tell(incident);
        desk.advance(10min);
        QVERIFY(desk.takeSent().isEmpty());
        incident.state = IncidentState::Open; // broken again
        desk.tell(incident);
        QVERIFY(desk.takeSent().join(QLatin1Char(' ')).contains(line("phone +861")));
    }

    void trouble_that_gets_worse_is_said_again()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P1);
        desk.advance(31s);
        QCOMPARE(desk.takeSent().size(), 1);
        incident.severity = Severity::P0;
        desk.tell(incident);
        QCOMPARE(desk.takeSent(), QStringList{line("31 s mail alice@firm.net: [QCAT] P0 Database down · postgresql")});
    }

    void opened_again_is_called_for_again()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.resolve(incident);
        desk.takeSent();
        for (const bool restarted : {false, true}) {
            if (restarted)
                desk.crashAndBegin();
            incident.state = IncidentState::Open;
            desk.tell(incident);
            QCOMPARE(desk.takeSent().size(), 1);
            desk.resolve(incident);
            QCOMPARE(desk.takeSent().size(), 1);
        }
    }

    void paper_says_so_and_calls_no_phone()
    {
        PagerFixture desk(twoPeople(), true);
        desk.open("INC-1", Severity::P0);
        QVERIFY(desk.takeSent().first().contains(line("[QCAT PAPER] P0")));
        desk.advance(301s);
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 1);
        QVERIFY2(sent.first().startsWith(line("300 s mail")), qPrintable(sent.first()));
    }

    void drill_calls_no_phone_with_live_money_either()
    {
        PagerFixture desk;
        desk.incidents["INC-1"].origin = domain::IncidentOrigin::Drill;
        desk.open("INC-1", Severity::P0);
        desk.advance(301s);
        QVERIFY(!desk.takeSent().join(QLatin1Char(' ')).contains(line("phone")));
    }

    void p0_goes_by_the_next_channel_within_a_minute()
    {
        PagerFixture desk;
        desk.providers.hangs["mail"] = true;
        desk.open("INC-1", Severity::P0);
        desk.advance(61s);
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 2);
        QVERIFY2(sent.last().startsWith(line("60 s ding")), qPrintable(sent.last()));
    }

    void refused_for_good_goes_by_the_next_channel_at_once_and_to_the_next_person_when_none_is_left()
    {
        PagerFixture desk;
        desk.providers.next["mail"] = {Providers::says(SendOutcome::Permanent)};
        desk.providers.next["ding"] = {Providers::says(SendOutcome::Permanent)};
        desk.open("INC-1", Severity::P0);
        desk.advance(1s);
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 3);
        QVERIFY(sent[1].contains(line("ding")) && sent[2].contains(line("phone +861")));
        QCOMPARE(desk.notices.count(line("notify.not_reached")), 2);
    }

    void word_that_it_is_over_goes_by_the_next_channel_when_the_first_has_failed_for_good()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.advance(5min + 1s);
        desk.takeSent();
        desk.providers.next["mail"] = {Providers::says(SendOutcome::Permanent)};
        desk.providers.next["phone"] = {Providers::says(SendOutcome::Permanent)};
        desk.resolve(incident);
        desk.advance(1s);
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 4); // alice by mail, then by DingTalk; bob by phone, then by mail
        QCOMPARE(sent.filter(line("ding")).size(), 1);
        QCOMPARE(sent.filter(line("mail +861")).size(), 1);
    }

    void no_phone_rings_to_say_that_it_is_over()
    {
        auto alerting = twoPeople();
        alerting.contacts[0].channels = {"mail", "phone"};
        PagerFixture desk(alerting);
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.takeSent();
        desk.providers.next["mail"] = {Providers::says(SendOutcome::Permanent)};
        desk.resolve(incident);
        desk.advance(1s);
        QCOMPARE(desk.takeSent().size(), 1);
    }

    void word_that_it_is_over_is_not_lost_by_two_crashes()
    {
        PagerFixture desk;
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.takeSent();
        desk.providers.hangs["mail"] = true;
        desk.resolve(incident);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.crashAndBegin();
        QCOMPARE(desk.takeSent().size(), 1);
        desk.crashAndBegin();
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 1);
        QVERIFY(sent.first().contains(line("ding")) && sent.first().contains(line("resolved")));
    }

    void whom_a_p0_has_reached_and_whom_not_is_in_its_record()
    {
        PagerFixture desk;
        desk.providers.next["mail"] = {Providers::says(SendOutcome::Permanent)};
        desk.open("INC-1", Severity::P0);
        desk.advance(1s);
        QCOMPARE(desk.called, (QStringList{line("INC-1 notify.not_reached"), line("INC-1 notify.notified")}));
    }

    void clock_that_is_set_an_hour_forth_or_back_moves_no_step()
    {
        for (const auto step : {1h, -1h}) {
            PagerFixture desk;
            desk.open("INC-1", Severity::P0);
            desk.takeSent();
            desk.advance(2min);
            desk.clock.stepWall(step);
            desk.advance(179s);
            QVERIFY(desk.takeSent().isEmpty());
            desk.advance(2s);
            QCOMPARE(desk.takeSent().size(), 1);
        }
    }

    void restart_goes_on_at_the_step_where_it_was()
    {
        PagerFixture desk;
        desk.open("INC-1", Severity::P0);
        desk.advance(3min);
        desk.takeSent();
        desk.crashAndBegin();
        QVERIFY(desk.takeSent().isEmpty());
        desk.advance(121s);
        QCOMPARE(desk.takeSent().size(), 1);
        QVERIFY(desk.store.pages["INC-1"].nextStep == 2);
    }

    void what_was_being_sent_at_a_crash_is_sent_once_more_and_then_by_another_way()
    {
        PagerFixture desk;
        desk.providers.hangs["mail"] = true;
        desk.open("INC-1", Severity::P0);
        QCOMPARE(desk.takeSent().size(), 1);
        desk.crashAndBegin();
        QCOMPARE(desk.takeSent().size(), 1);
        desk.crashAndBegin();
        const auto sent = desk.takeSent();
        QCOMPARE(sent.size(), 1);
        QVERIFY(sent.first().contains(line("ding")));
    }

    void store_that_takes_nothing_does_not_keep_people_from_being_called()
    {
        PagerFixture desk;
        desk.store.failing = true;
        desk.open("INC-1", Severity::P0);
        QCOMPARE(desk.takeSent().size(), 1);
    }

    void incident_that_the_store_missed_is_taken_up_at_the_next_start()
    {
        PagerFixture desk;
        desk.store.failing = true;
        desk.open("INC-1", Severity::P0);
        desk.takeSent();
        desk.store.failing = false;
        desk.crashAndBegin();
        QCOMPARE(desk.takeSent().size(), 1);
    }

    void on_call_moves_with_a_signature_and_until_then_both_are_called()
    {
        auto alerting = twoPeople();
        alerting.schedules[0].rotation = {"bob"};
        PagerFixture desk(alerting);
        base::Result<std::string> answer = base::Error{};
        desk.pager->handle({"alice", api::SignHandover{"primary", "alice", "quiet night"}}, [&](auto result) { answer = result; });
        desk.executor.runAll();
        QVERIFY(answer.hasValue());
        desk.takeSent();
        desk.open("INC-1", Severity::P0);
        QCOMPARE(desk.takeSent().size(), 2); // alice has signed, bob is in the rotation
        desk.crashAndBegin();
        api::OpsSnapshot seen;
        desk.pager->describe(seen);
        QCOMPARE(seen.onCall.at(0).holder, std::string("alice"));
        QVERIFY(seen.onCall.at(0).handoverDue());
        desk.pager->handle({"bob", api::SignHandover{"primary", "eve", ""}}, [&](auto result) { answer = result; });
        QCOMPARE(answer.error().code, std::string(notify::code::kContactUnknown));
    }

    void test_of_a_channel_tells_what_the_provider_said()
    {
        PagerFixture desk(twoPeople(), true);
        std::map<std::string, std::string> outcomes;
        const auto test = [&](const char *channel) {
            desk.pager->handle({"alice", api::TestChannel{channel}}, [&, channel](auto result) { outcomes[channel] = result ? "sent" : result.error().code; });
            desk.executor.runAll();
        };
        desk.providers.next["ding"] = {Providers::says(SendOutcome::Temporary)};
        for (const char *channel : {"mail", "ding", "phone", "pigeon"})
            test(channel);
        QCOMPARE(outcomes["mail"], std::string("sent"));
        QCOMPARE(outcomes["ding"], std::string("notify.gave_up"));
        QCOMPARE(outcomes["phone"], std::string(notify::code::kPaperPhone));
        QCOMPARE(outcomes["pigeon"], std::string(notify::code::kChannelUnknown));
        QVERIFY(desk.takeSent().first().contains(line("[QCAT] TEST of mail")));
    }

    void channels_are_tested_by_themselves_as_often_as_configured()
    {
        auto alerting = twoPeople();
        alerting.testEvery = 2h;
        PagerFixture desk(alerting);
        desk.advance(90min);
        QVERIFY(desk.takeSent().isEmpty());
        desk.crashAndBegin(); // a restart does not begin the time anew
        desk.advance(31min);
        QCOMPARE(desk.takeSent().size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestPager)
#include "tst_pager.moc"
