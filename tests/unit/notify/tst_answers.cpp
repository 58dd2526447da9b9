#include "pager_fixture.h"

#include <QTest>

using namespace notify_test;
using api::AnswerState;

// Words by which people acknowledge who hold no token: in a link, or brought back by the phone.
class TestAnswers : public QObject
{
    Q_OBJECT

    static domain::AlertingConfig withLinks()
    {
        auto config = twoPeople();
        config.publicUrl = "https://qcat.firm.net/";
        config.channels[1].language = domain::MessageLanguage::Zh;
        return config;
    }
    // What stands behind "/ack/" in the newest message.
    static std::string newestWord(const PagerFixture &desk)
    {
        const auto &body = desk.providers.messages.back().body;
        const auto at = body.find("https://qcat.firm.net/ack/");
        return at == std::string::npos ? std::string() : body.substr(at + 26, body.find('\n') - at - 26);
    }

private Q_SLOTS:
    void message_has_a_link_of_its_own_for_its_person_and_only_the_fingerprint_is_kept()
    {
        PagerFixture desk(withLinks());
        desk.open("INC-1", Severity::P0);
        const auto word = newestWord(desk);
        QCOMPARE(word.size(), std::size_t(22));
        QCOMPARE(desk.store.words.size(), std::size_t(1));
        const auto &kept = desk.store.words.begin()->second;
        QCOMPARE(kept.fingerprint, "print of " + word);
        QCOMPARE(kept.contact, std::string("alice"));
        for (const auto &[id, delivery] : desk.store.deliveries)
            QVERIFY2(delivery.body.find(word) == std::string::npos, "a word is not kept in the outbox");
        const auto view = desk.pager->look(word);
        QCOMPARE(view.state, AnswerState::Open);
        QCOMPARE(view.contact, std::string("alice"));
        QCOMPARE(view.incident.value, std::string("INC-1"));
        QCOMPARE(view.title.en, std::string("Database down"));
    }

    void without_a_public_url_there_is_no_link()
    {
        PagerFixture desk;
        desk.open("INC-1", Severity::P0);
        QVERIFY(desk.store.words.empty());
        QVERIFY(desk.providers.messages.back().body.find("/ack/") == std::string::npos);
    }

    void looking_changes_nothing()
    {
        PagerFixture desk(withLinks());
        desk.open("INC-1", Severity::P0);
        const auto word = newestWord(desk);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(desk.pager->look(word).state, AnswerState::Open);
        QVERIFY(!desk.store.words.begin()->second.usedAt.isValid());
    }

    void link_works_once_and_is_known_after_a_restart()
    {
        PagerFixture desk(withLinks());
        desk.open("INC-1", Severity::P0);
        const auto word = newestWord(desk);
        desk.crashAndBegin();
        QCOMPARE(desk.pager->look(word).state, AnswerState::Open);
        desk.pager->answered(word, api::AnswerBy::Link);
        QCOMPARE(desk.pager->look(word).state, AnswerState::Used);
        QVERIFY(desk.called.contains(QStringLiteral("INC-1 notify.answered_by_link")));
        desk.crashAndBegin();
        QCOMPARE(desk.pager->look(word).state, AnswerState::Used);
    }

    void each_attempt_has_a_link_and_the_earlier_one_stays_good()
    {
        PagerFixture desk(withLinks());
        desk.providers.next["mail"] = {Providers::says(SendOutcome::Temporary)};
        desk.open("INC-1", Severity::P0);
        const auto first = newestWord(desk);
        desk.advance(10s);
        const auto second = newestWord(desk);
        QVERIFY(first != second);
        QCOMPARE(desk.pager->look(first).state, AnswerState::Open);
        QCOMPARE(desk.pager->look(second).state, AnswerState::Open);
    }

    void link_of_what_somebody_took_or_what_is_over_says_so()
    {
        PagerFixture desk(withLinks());
        auto &incident = desk.open("INC-1", Severity::P0);
        const auto word = newestWord(desk);
        desk.acknowledge(incident);
        QCOMPARE(desk.pager->look(word).state, AnswerState::Taken);
        desk.resolve(incident);
        QCOMPARE(desk.pager->look(word).state, AnswerState::Over);
    }

    void link_expires_after_a_day_and_is_forgotten_a_day_later()
    {
        PagerFixture desk(withLinks());
        desk.open("INC-1", Severity::P0);
        const auto word = newestWord(desk);
        desk.clock.advance(24h + 1s);
        QCOMPARE(desk.pager->look(word).state, AnswerState::Expired);
        desk.clock.advance(24h);
        desk.open("INC-2", Severity::P0); // what is old is looked for when a new one is made
        QCOMPARE(desk.pager->look(word).state, AnswerState::Unknown);
        QVERIFY(!desk.store.words.contains("print of " + word));
    }

    void word_that_nobody_was_given_stands_for_nothing()
    {
        PagerFixture desk(withLinks());
        desk.open("INC-1", Severity::P0);
        for (const std::string &word : {std::string(), std::string("1"), std::string(22, '9'), std::string(100'000, 'x'), std::string("print of 1")})
            QCOMPARE(desk.pager->look(word).state, AnswerState::Unknown);
    }

    void message_that_nobody_in_particular_gets_has_no_link()
    {
        auto config = withLinks();
        config.escalations[0].steps = {{0s, {"channel:ding"}}, {5min, {"contact:bob"}}};
        PagerFixture desk(config);
        desk.open("INC-1", Severity::P0);
        QVERIFY(newestWord(desk).empty());
    }

    void resolved_message_and_digest_have_no_link()
    {
        PagerFixture desk(withLinks());
        auto &incident = desk.open("INC-1", Severity::P0);
        desk.resolve(incident);
        QVERIFY(newestWord(desk).empty());
        desk.open("INC-2", Severity::P2);
        desk.open("INC-3", Severity::P2);
        desk.advance(31s);
        QVERIFY(newestWord(desk).empty());
    }

    void call_asks_for_key_1_with_a_word_that_comes_back_and_no_link()
    {
        auto config = withLinks();
        config.channels[2].callbackSecretFile = "/etc/qcat/calls.key";
        PagerFixture desk(config);
        desk.open("INC-1", Severity::P0);
        desk.advance(5min); // bob, by phone
        const auto &call = desk.providers.messages.back();
        QCOMPARE(call.phone, std::string("+861"));
        QCOMPARE(call.answerKey.size(), std::size_t(15));
        QVERIFY(call.body.starts_with("Press 1 to acknowledge."));
        QVERIFY(call.body.find("/ack/") == std::string::npos);
        QCOMPARE(desk.pager->look(call.answerKey).contact, std::string("bob"));
        desk.pager->answered(call.answerKey, api::AnswerBy::Key);
        QVERIFY(desk.called.contains(QStringLiteral("INC-1 notify.answered_by_key")));
    }

    void every_text_to_a_phone_names_incident_and_attempt()
    {
        PagerFixture desk(withLinks());
        desk.open("INC-1", Severity::P0);
        desk.providers.next["phone"] = {Providers::says(SendOutcome::Temporary)};
        desk.advance(5min + 10s);
        QStringList subjects;
        for (const auto &message : desk.providers.messages)
            if (!message.phone.empty() && message.subject.find('#') != std::string::npos)
                subjects << QString::fromStdString(message.subject);
        QVERIFY2(subjects.size() >= 2 && subjects[0].endsWith(QLatin1String("INC-1 #1")) && subjects[1].endsWith(QLatin1String("INC-1 #2")),
                 qPrintable(subjects.join(QLatin1Char('\n'))));
    }

    void limit_of_one_number_does_not_hold_up_another()
    {
        auto config = withLinks();
        config.contacts[0] = {"alice", "", "+862", {"phone"}};
        config.contacts[1] = {"bob", "", "+861", {"phone"}};
        config.channels[2].perMinute = 100;
        config.escalations[0].steps = {{0s, {"contact:alice"}}, {1s, {"contact:bob"}}};
        PagerFixture desk(config);
        auto limited = Providers::says(SendOutcome::Throttled, 60s);
        limited.onlyThisAddress = true;
        desk.providers.next["phone"] = {limited};
        desk.open("INC-1", Severity::P0);
        desk.advance(2s);
        QCOMPARE(desk.providers.messages.size(), std::size_t(2));
        QCOMPARE(desk.providers.messages.back().phone, std::string("+861"));
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
