#include "run_story.h"

#include <QTest>

using namespace desk_test;

// Which way a run goes: branches, jumps, ends, and people who are called.
class TestRunWays : public QObject
{
    Q_OBJECT

    static domain::RunbookStep branch(const char *when, const char *next, const char *otherwise)
    {
        auto s = step("decide", std::string(domain::kBranchAction));
        s.choices = {{when, next}};
        s.otherwise = otherwise;
        return s;
    }
    // look, decide: restart + verify, or call.
    static void branching(domain::Runbook &runbook)
    {
        auto look = step("look", "look.around");
        look.outputs = {{"free", "free_slots"}};
        auto verify = runbook.steps[3];
        verify.isEnd = true;
        auto call = step("call", std::string(domain::kEscalateAction));
        call.inputs = {{"reason", "no room"}};
        runbook.steps = {look, branch("look.free > 20 and look.health == ok", "restart", "call"), DeskFixture::restartStep(), verify, call};
    }
    static ops::ActionOutcome freeSlots(const char *free)
    {
        return {{"slots.seen", "seen", {{"free_slots", free}}, Health::Ok}, ""};
    }

private Q_SLOTS:
    void a_branch_goes_the_way_that_the_look_has_found()
    {
        RunStory f(branching);
        f.reads.outcome = freeSlots("30");
        QCOMPARE(f.runReads(), QStringLiteral("ok"));
        QCOMPARE(f.states(), QStringLiteral("look done | decide done | restart waiting | verify waiting | call waiting"));
        QCOMPARE(f.act(), QStringLiteral("ok"));
        f.verify();
        QCOMPARE(f.states(), QStringLiteral("look done | decide done | restart done | verify done | call not_taken"));
        QCOMPARE(f.state(), QStringLiteral("succeeded"));
    }

    void the_other_way_calls_people_and_ends_the_run()
    {
        RunStory f(branching);
        QCOMPARE(f.say(api::AcknowledgeIncident{f.incidentId}), QStringLiteral("ok"));
        f.reads.outcome = freeSlots("3");
        QCOMPARE(f.runReads(), QStringLiteral("ok"));
        QCOMPARE(f.states(), QStringLiteral("look done | decide done | restart not_taken | verify not_taken | call done"));
        QCOMPARE(f.state(), QStringLiteral("escalated"));
        QCOMPARE(f.incident(f.incidentId).state, IncidentState::Open); // whoever had it is not enough
        QVERIFY(f.mutations.ran.empty());
        QVERIFY(f.isInAudit("runbook.end", "\"hash\":\"abc\",\"state\":\"escalated\""));
    }

    void what_is_not_known_opens_no_way()
    {
        RunStory f(branching);
        f.reads.outcome = {{"slots.seen", "seen", {}, Health::Ok}, ""};
        (void)f.runReads();
        QCOMPARE(f.state(), QStringLiteral("escalated"));
    }

    void a_skipped_look_is_not_known()
    {
        RunStory f(branching);
        QCOMPARE(f.say(api::SkipStep{f.runId, "look", "seen elsewhere"}), QStringLiteral("ok"));
        QCOMPARE(f.state(), QStringLiteral("escalated"));
    }

    void nobody_presses_a_branch_and_nothing_behind_it_comes_before_it()
    {
        RunStory f(branching);
        QCOMPARE(f.doStep("decide"), QStringLiteral("step.by_itself"));
        QCOMPARE(f.say(api::SkipStep{f.runId, "decide", "why not"}), QStringLiteral("step.by_itself"));
        QCOMPARE(f.doStep("verify"), QStringLiteral("step.steps_before"));
        QCOMPARE(f.say(api::SkipStep{f.runId, "restart", "why not"}), QStringLiteral("step.steps_before"));
    }

    void a_step_that_was_not_taken_cannot_be_run()
    {
        RunStory f([](domain::Runbook &runbook) {
            branching(runbook);
            runbook.steps[1].otherwise = "verify";
        });
        f.reads.outcome = freeSlots("3");
        (void)f.runReads();
        QCOMPARE(f.states(), QStringLiteral("look done | decide done | restart not_taken | verify waiting | call waiting"));
        QCOMPARE(f.say(api::PlanStep{f.runId, "restart"}), QStringLiteral("step.not_taken"));
        f.verify();
        QCOMPARE(f.state(), QStringLiteral("succeeded"));
    }

    void a_change_that_fails_leads_where_the_runbook_says()
    {
        RunStory f([](domain::Runbook &runbook) {
            branching(runbook);
            runbook.steps[2].onFailure = domain::OnFailure::Step;
            runbook.steps[2].onFailureStep = "call";
        });
        f.reads.outcome = freeSlots("30");
        (void)f.runReads();
        f.mutations.outcome.finding.health = Health::Crit;
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QCOMPARE(f.states(), QStringLiteral("look done | decide done | restart failed | verify not_taken | call done"));
        QCOMPARE(f.state(), QStringLiteral("escalated"));
    }

    void a_proof_that_does_not_come_leads_where_the_runbook_says()
    {
        RunStory f([](domain::Runbook &runbook) {
            branching(runbook);
            runbook.steps[3].onFailure = domain::OnFailure::Step;
            runbook.steps[3].onFailureStep = "call";
        });
        f.reads.outcome = freeSlots("30");
        (void)f.runReads();
        (void)f.act();
        (void)f.doStep("verify"); // the database stays broken
        f.pass(40s);
        QCOMPARE(f.state(), QStringLiteral("escalated"));
    }

    void a_look_that_fails_is_taken_again_as_often_as_the_runbook_says()
    {
        RunStory f([](domain::Runbook &runbook) {
            runbook.steps[0].retries = 2;
            runbook.steps[0].retryDelay = 5s;
            runbook.steps[0].action = "probe.wait";
            runbook.steps[0].inputs = {{"probe", "database"}, {"stable_for", "1s"}};
            runbook.steps[0].timeout = 3s;
        });
        (void)f.doStep("look");
        f.pass(4s);
        QCOMPARE(f.stepState("look"), QStringLiteral("waiting"));
        QCOMPARE(f.run().steps[0].attempts, 1);
        f.pass(4s);
        QCOMPARE(f.stepState("look"), QStringLiteral("running"));
        f.world.health["database"] = Health::Ok;
        f.pass(4s);
        QCOMPARE(f.stepState("look"), QStringLiteral("done"));
        QCOMPARE(f.run().steps[0].attempts, 2);
    }

    void what_a_step_puts_out_is_bounded_as_the_runbook_says()
    {
        RunStory f([](domain::Runbook &runbook) { runbook.mostOutput = 2000; });
        f.reads.outcome.output = std::string(10'000, 'x');
        (void)f.runReads();
        QVERIFY(f.run().steps[0].output.size() <= 2000);
        QVERIFY(f.run().steps[0].outputTruncated);
    }
};

QTEST_APPLESS_MAIN(TestRunWays)
#include "tst_run_ways.moc"
