#include "desk_fixture.h"

#include <QTest>

using namespace desk_test;

namespace
{

struct Silences : DeskFixture {
    api::AddSilence wanted(std::string fault, base::Duration lasts = 1h)
    {
        api::AddSilence silence;
        silence.match.fault = std::move(fault);
        silence.reason = "planned work";
        silence.until = clock.wallNow() + lasts;
        return silence;
    }
    QString sayAs(const char *actor, api::CommandBody body)
    {
        QString answer;
        desk->handle({actor, std::move(body)}, [&](base::Result<std::string> result) {
            answer = result ? QStringLiteral("ok") : QString::fromStdString(result.error().code);
        });
        return answer;
    }
    domain::IncidentId breakStore()
    {
        world.health["store"] = Health::Crit;
        pass(12s);
        return incidents().at(0).id;
    }
};

} // namespace

class TestSilences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void announcing_that_qcat_will_be_silent_needs_somebody_elses_word()
    {
        DeskFixture f;
        f.config.faultsOfOthers = {DeskFixture::fault("service.dead", "engine", domain::Severity::P0, domain::Severity::P0)};
        f.start();
        api::AddSilence stop;
        stop.kind = domain::SilenceKind::Maintenance;
        stop.match.fault = "service.dead";
        stop.until = f.clock.wallNow() + 30min;
        stop.reason = "new kernel";
        QCOMPARE(f.say(stop), QStringLiteral("ok"));
        QVERIFY(!f.snapshot().silences.at(0).isApproved());
    }

    void a_silence_flags_what_is_open_and_what_opens_until_it_ends()
    {
        Silences f;
        f.start();
        const auto id = f.breakStore();
        std::string silence;
        QCOMPARE(f.say(f.wanted("store.*"), &silence), QStringLiteral("ok"));
        QCOMPARE(f.incident(id).flags.silencedBy.value, silence);
        QCOMPARE(f.incident(id).state, IncidentState::Open);
        QVERIFY(!f.incident(id).flags.maintenance);
        f.pass(61min);
        QVERIFY(!f.incident(id).flags.silencedBy.isValid());
        QVERIFY(DeskFixture::codes(f.incident(id)).contains(QStringLiteral("incident.silenced")));
        QVERIFY(DeskFixture::codes(f.incident(id)).contains(QStringLiteral("incident.silence_over")));
    }

    void ending_it_counts_at_once_and_is_audited()
    {
        Silences f;
        f.start();
        const auto id = f.breakStore();
        std::string silence;
        (void)f.say(f.wanted("store.behind"), &silence);
        QCOMPARE(QString::fromStdString(f.store.audit.back().action), QStringLiteral("silence.add"));
        QCOMPARE(f.say(api::EndSilence{{silence}}), QStringLiteral("ok"));
        QVERIFY(!f.incident(id).flags.silencedBy.isValid());
        QCOMPARE(QString::fromStdString(f.store.audit.back().action), QStringLiteral("silence.end"));
        QCOMPARE(f.say(api::EndSilence{{silence}}), QStringLiteral("silence.is_over"));
        QCOMPARE(f.say(api::EndSilence{{"SIL-9"}}), QStringLiteral("silence.not_found"));
    }

    void a_maintenance_window_begins_by_itself()
    {
        Silences f;
        f.start();
        auto window = f.wanted("store.behind", 2h);
        window.kind = domain::SilenceKind::Maintenance;
        window.from = f.clock.wallNow() + 1h;
        QCOMPARE(f.say(window), QStringLiteral("ok"));
        const auto id = f.breakStore();
        QVERIFY(!f.incident(id).flags.isQuiet());
        f.pass(1h);
        QVERIFY(f.incident(id).flags.maintenance && f.incident(id).flags.isQuiet());
    }

    void what_is_silenced_still_resolves()
    {
        Silences f;
        f.start();
        const auto id = f.breakStore();
        (void)f.say(f.wanted("store.behind"));
        f.world.health["store"] = Health::Ok;
        f.pass(40s);
        QCOMPARE(f.incident(id).state, IncidentState::Resolved);
        QVERIFY2(f.incident(id).flags.silencedBy.isValid(), "who sends the word that it is over sees why nobody was called");
    }

    void what_could_hold_back_a_p0_needs_somebody_else()
    {
        Silences f;
        f.exposure.hold("BTCUSDT", 1);
        f.start();
        const auto id = f.breakDatabase();
        QCOMPARE(f.incident(id).severity, domain::Severity::P0);
        std::string silence;
        QCOMPARE(f.say(f.wanted("database.down"), &silence), QStringLiteral("ok"));
        QVERIFY(!f.incident(id).flags.isQuiet());
        QCOMPARE(f.notices(ops::code::kSilenceWaits), 1);
        QCOMPARE(f.sayAs("ann", api::ApproveSilence{{silence}}), QStringLiteral("silence.approver_is_owner"));
        QCOMPARE(f.sayAs("ann (root)", api::ApproveSilence{{silence}}), QStringLiteral("silence.approver_is_owner")); // from the command line
        QCOMPARE(f.sayAs("Zoe (root)", api::ApproveSilence{{silence}}), QStringLiteral("silence.approver_is_owner")); // another name, no token
        QCOMPARE(f.sayAs("bob (token)", api::ApproveSilence{{silence}}), QStringLiteral("ok"));
        QVERIFY(f.incident(id).flags.isQuiet());
        QCOMPARE(QString::fromStdString(f.store.audit.back().action), QStringLiteral("silence.approve"));
        QCOMPARE(f.sayAs("eve", api::ApproveSilence{{silence}}), QStringLiteral("silence.approval_not_needed"));
    }

    void break_glass_holds_at_once_and_names_who_was_called()
    {
        Silences f;
        f.exposure.hold("BTCUSDT", 1);
        f.start();
        const auto id = f.breakDatabase();
        auto silence = f.wanted("database.*");
        silence.approverCalled = "ann";
        QCOMPARE(f.say(silence), QStringLiteral("silence.approver_is_owner"));
        silence.approverCalled = "bob, by phone";
        QCOMPARE(f.say(silence), QStringLiteral("ok"));
        QVERIFY(f.incident(id).flags.isQuiet());
        QCOMPARE(QString::fromStdString(f.store.audit.back().action), QStringLiteral("silence.break_glass"));
        QVERIFY(QString::fromStdString(f.store.audit.back().payload).contains(QStringLiteral("bob, by phone")));
        QCOMPARE(f.notices(ops::code::kGlassBroken), 1);
    }

    void what_is_silenced_as_less_and_becomes_a_p0_calls()
    {
        Silences f;
        f.config.faults[1].severityWithExposure = domain::Severity::P2;
        f.start();
        auto silence = f.wanted("database.down");
        silence.match.severity = domain::Severity::P1; // and less severe ones: no approval
        QCOMPARE(f.say(silence), QStringLiteral("ok"));
        const auto id = f.breakDatabase();
        QVERIFY(f.incident(id).flags.isQuiet());
        f.exposure.hold("BTCUSDT", 1);
        f.pass(3s);
        QCOMPARE(f.incident(id).severity, domain::Severity::P0);
        QVERIFY(!f.incident(id).flags.isQuiet());
    }

    void bad_ones_are_refused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("everything") << QStringLiteral("all") << QStringLiteral("silence.matches_all");
        QTest::newRow("star alone") << QStringLiteral("star") << QStringLiteral("silence.pattern");
        QTest::newRow("star inside") << QStringLiteral("inside") << QStringLiteral("silence.pattern");
        QTest::newRow("no such fault") << QStringLiteral("fault") << QStringLiteral("silence.unknown_fault");
        QTest::newRow("no such family") << QStringLiteral("family") << QStringLiteral("silence.unknown_fault");
        QTest::newRow("no such component") << QStringLiteral("component") << QStringLiteral("silence.unknown_component");
        QTest::newRow("no reason") << QStringLiteral("reason") << QStringLiteral("command.text_missing");
        QTest::newRow("no end") << QStringLiteral("end") << QStringLiteral("silence.times");
        QTest::newRow("past") << QStringLiteral("past") << QStringLiteral("silence.times");
        QTest::newRow("too long") << QStringLiteral("long") << QStringLiteral("silence.too_long");
    }
    void bad_ones_are_refused()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        Silences f;
        f.start();
        auto silence = f.wanted("store.*");
        if (what == QLatin1String("all"))
            silence.match = {};
        else if (what == QLatin1String("star"))
            silence.match.fault = "*";
        else if (what == QLatin1String("inside"))
            silence.match.instance = "a*b";
        else if (what == QLatin1String("fault"))
            silence.match.fault = "store.catching_upp";
        else if (what == QLatin1String("family"))
            silence.match.fault = "stoer.*";
        else if (what == QLatin1String("component"))
            silence.match.component = {"databse"};
        else if (what == QLatin1String("reason"))
            silence.reason.clear();
        else if (what == QLatin1String("end"))
            silence.until = {};
        else if (what == QLatin1String("past"))
            silence.until = f.clock.wallNow() + -1h;
        else
            silence.until = f.clock.wallNow() + 8 * 24h;
        QCOMPARE(f.say(silence), code);
        QVERIFY(f.store.silences.empty());
        QVERIFY(f.store.audit.empty());
    }

    void a_name_that_is_not_there_is_answered_with_those_near_it()
    {
        Silences f;
        f.start();
        std::string near;
        f.desk->handle({"alice", f.wanted("database.dwon")}, [&](const auto &answer) { near = answer ? "taken" : answer.error().arg("near"); });
        QVERIFY2(near.starts_with("database.down"), near.c_str());
    }

    void without_an_audit_record_nothing_is_silenced()
    {
        Silences f;
        f.start();
        const auto id = f.breakStore();
        f.store.failing = true;
        QVERIFY(f.say(f.wanted("store.*")) != QStringLiteral("ok"));
        QVERIFY(!f.incident(id).flags.isQuiet());
    }

    void it_holds_after_a_restart()
    {
        Silences f;
        f.start();
        const auto id = f.breakStore();
        (void)f.say(f.wanted("store.behind"));
        f.restart();
        f.pass(2s);
        QVERIFY(f.incident(id).flags.isQuiet());
        QCOMPARE(f.snapshot().silences.size(), std::size_t(1));
        f.pass(1h);
        QVERIFY(!f.incident(id).flags.isQuiet());
    }

    void the_response_clock_goes_on_while_it_is_silenced()
    {
        Silences f;
        f.start();
        (void)f.say(f.wanted("store.behind", 24h));
        const auto id = f.breakStore(); // P2: four hours
        f.pass(5h);
        QVERIFY(DeskFixture::codes(f.incident(id)).contains(QStringLiteral("clock.breached")));
    }
};

QTEST_APPLESS_MAIN(TestSilences)
#include "tst_silences.moc"
