#include "run_story.h"

#include <qcat/domain/step_undo.h>

#include <QTest>

using namespace desk_test;

// A step that is done is taken back: by a run of its own, through the same gate, and once.
class TestRunUndo : public QObject
{
    Q_OBJECT

    // A pool is made larger; it had 4 before.
    static void resizing(domain::Runbook &runbook)
    {
        auto resize = step("resize", "pool.resize", domain::StepMode::Mutate);
        resize.inputs = {{"pool", "postgresql"}, {"size", "20"}};
        resize.confirm = domain::Confirm::Typed;
        resize.confirmPhrase = "RESTART unit.service";
        resize.undo = {"Run it again with the size of before.", ""};
        runbook.steps = {resize, runbook.steps[3]};
    }
    struct Story : RunStory {
        domain::RunbookRunId first;
        explicit Story(std::function<void(domain::Runbook &)> prepare = resizing) : RunStory(std::move(prepare))
        {
            settings.outcome = {{"pool.resized", "resized", {{"pool", "postgresql"}, {"size", "20"}, {"before", "4"}}, Health::Ok}, ""};
            first = runId;
        }
        QString undo(const char *name = "resize")
        {
            std::string created;
            const auto answer = say(api::StartRunbook{{}, domain::undoRunbook({first, name})}, &created);
            if (answer == QStringLiteral("ok"))
                runId = {created};
            return answer;
        }
        const domain::RunbookRun &runNamed(const domain::RunbookRunId &id)
        {
            m_runs = snapshot().runs;
            return *std::ranges::find(m_runs, id, &domain::RunbookRun::id);
        }
        std::vector<domain::RunbookRun> m_runs;
    };

private Q_SLOTS:
    void what_was_set_is_set_back_by_a_run_that_is_confirmed_and_audited()
    {
        Story f;
        QCOMPARE(f.act("resize"), QStringLiteral("ok"));
        QCOMPARE(f.undo(), QStringLiteral("ok"));
        QVERIFY(f.runId != f.first);
        QCOMPARE(f.run().incident.value, f.incidentId.value);
        QVERIFY(f.isInAudit("runbook.start", "\"hash\":\"abc\"")); // of the runbook whose step it was
        QCOMPARE(f.settings.ran.size(), std::size_t(1)); // nothing yet
        // through the gate: a plan, and the phrase
        QCOMPARE(f.say(api::RunStep{f.runId, "resize", {}, {}}), QStringLiteral("plan.missing"));
        QCOMPARE(f.say(api::PlanStep{f.runId, "resize"}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::RunStep{f.runId, "resize", f.run().plan->token, "yes"}), QStringLiteral("confirm.wrong"));
        QCOMPARE(f.act("resize"), QStringLiteral("ok"));
        QCOMPARE(f.settings.inputs.at("size"), std::string("4"));
        QCOMPARE(f.settings.inputs.at("pool"), std::string("postgresql"));
        QCOMPARE(f.state(), QStringLiteral("succeeded"));
        QVERIFY(f.isInAudit("runbook.step.intent", f.runId.value));
        QVERIFY(f.isInAudit("runbook.step.outcome", f.runId.value));
        QVERIFY(DeskFixture::codes(f.incident(f.incidentId)).contains(QStringLiteral("run.step_undone")));
    }

    void it_is_taken_back_once_and_what_took_it_back_is_not()
    {
        Story f;
        (void)f.act("resize");
        QCOMPARE(f.undo(), QStringLiteral("ok"));
        QCOMPARE(f.undo(), QStringLiteral("undo.already")); // under way
        (void)f.act("resize");
        QCOMPARE(f.undo(), QStringLiteral("undo.already"));
        QCOMPARE(f.say(api::StartRunbook{{}, domain::undoRunbook({f.runId, "resize"})}), QStringLiteral("undo.of_undo"));
        QCOMPARE(f.settings.ran.size(), std::size_t(2));
        f.restart(); // the record says so
        QCOMPARE(f.undo(), QStringLiteral("undo.already"));
    }

    void one_that_was_stopped_before_it_did_anything_may_be_begun_again()
    {
        Story f;
        (void)f.act("resize");
        (void)f.undo();
        QCOMPARE(f.say(api::AbortRun{f.runId, "not now"}), QStringLiteral("ok"));
        QVERIFY(f.incident(f.incidentId).isOpen());
        QCOMPARE(f.undo(), QStringLiteral("ok"));
    }

    void a_run_whose_step_was_taken_back_has_mended_nothing()
    {
        Story f;
        (void)f.act("resize");
        (void)f.undo();
        (void)f.act("resize");
        f.runId = f.first;
        f.world.health["database"] = Health::Ok;
        (void)f.say(api::RunStep{f.first, "verify", {}, {}});
        f.pass(4s);
        QCOMPARE(int(f.runNamed(f.first).state), int(RunState::InProgress));
        QVERIFY(f.incident(f.incidentId).isOpen());
    }

    void what_was_done_in_a_run_that_is_over_is_taken_back_as_well()
    {
        Story f;
        (void)f.act("resize");
        f.verify();
        QCOMPARE(f.state(), QStringLiteral("succeeded"));
        QCOMPARE(f.undo(), QStringLiteral("ok"));
        QCOMPARE(f.act("resize"), QStringLiteral("ok"));
        QCOMPARE(f.settings.inputs.at("size"), std::string("4"));
        QCOMPARE(f.incident(f.incidentId).state, IncidentState::Resolved); // whether it comes back is for its probe to say
    }

    void is_refused_where_there_is_nothing_that_a_machine_can_take_back_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("not done yet") << 0 << QStringLiteral("undo.not_done");
        QTest::newRow("done for good") << 1 << QStringLiteral("undo.irreversible");
        QTest::newRow("no setting") << 2 << QStringLiteral("undo.by_hand");
        QTest::newRow("a setting that does not say what stood there") << 3 << QStringLiteral("undo.by_hand");
        QTest::newRow("no such step") << 4 << QStringLiteral("step.not_found");
    }
    void is_refused_where_there_is_nothing_that_a_machine_can_take_back()
    {
        QFETCH(int, what);
        QFETCH(QString, code);
        Story f([what](domain::Runbook &runbook) {
            resizing(runbook);
            runbook.steps[0].irreversible = what == 1;
            if (what == 2)
                runbook.steps[0].action = "act.restart";
        });
        if (what == 3)
            f.settings.outcome.finding.args.clear();
        if (what > 0)
            (void)f.act("resize");
        QCOMPARE(f.undo(what == 4 ? "nonsense" : "resize"), code);
        QCOMPARE(f.say(api::StartRunbook{{}, "INC-9-R9/resize/undo"}), QStringLiteral("run.not_found"));
    }
};

QTEST_MAIN(TestRunUndo)
#include "tst_run_undo.moc"
