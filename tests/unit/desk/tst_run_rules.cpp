#include "run_story.h"

#include <QTest>

using namespace desk_test;

// What stands between a click and a change: preconditions, a second person, locks, cool-downs, limits. All of it holds after a crash.
class TestRunRules : public QObject
{
    Q_OBJECT

    static void withApproval(domain::Runbook &runbook) { runbook.steps[2].approvalTtl = 10min; }

    // A run that has made its change and is over.
    static void mendOnce(RunStory &f)
    {
        (void)f.runReads();
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QCOMPARE(f.say(api::AbortRun{f.runId, "again"}), QStringLiteral("ok"));
    }

private Q_SLOTS:
    void a_precondition_that_does_not_hold_changes_nothing()
    {
        RunStory f([](domain::Runbook &runbook) {
            runbook.steps[2].preconditions = {{"look.code == 'action.done' and look.denied == 0", {"none is denied", "没有被拒绝的"}}};
            runbook.steps[0].outputs = {{"denied", "denied"}};
        });
        f.reads.outcome.finding.args = {{"denied", "2"}};
        (void)f.runReads();
        QCOMPARE(f.planned(), QStringLiteral("step.condition"));
        QVERIFY(!f.run().plan->isRunnable());
        QCOMPARE(f.act(), QStringLiteral("plan.precondition"));
        QVERIFY(f.mutations.ran.empty());
        QVERIFY(!f.isInAudit("runbook.step.intent"));
        f.reads.outcome.finding.args = {{"denied", "0"}};
        (void)f.doStep("look");
        QCOMPARE(f.act(), QStringLiteral("ok"));
    }

    void a_step_that_asks_for_a_second_person_waits_for_one()
    {
        RunStory f(withApproval);
        (void)f.runReads();
        QCOMPARE(f.act(), QStringLiteral("approval.missing"));
        QCOMPARE(f.as("bob (token)", api::ApproveStep{f.runId, "restart"}), QStringLiteral("approval.not_asked"));
        QCOMPARE(f.say(api::RequestApproval{f.runId, "restart", "", ""}), QStringLiteral("command.text_missing"));
        QCOMPARE(f.say(api::RequestApproval{f.runId, "look", "why", ""}), QStringLiteral("approval.not_needed"));
        QCOMPARE(f.say(api::RequestApproval{f.runId, "restart", "it hangs", ""}), QStringLiteral("ok"));
        QCOMPARE(f.act(), QStringLiteral("approval.missing"));
        for (const char *same : {"ann", "ann (root)", "Zoe (root)", "ann (token)"}) // none of them is a second person's own token
            QCOMPARE(f.as(same, api::ApproveStep{f.runId, "restart"}), QStringLiteral("approval.approver_is_requester"));
        QCOMPARE(f.as("bob (token)", api::ApproveStep{f.runId, "restart"}), QStringLiteral("ok"));
        QVERIFY(f.mutations.ran.empty());
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QVERIFY(f.isInAudit("runbook.approval.request", "it hangs"));
        QVERIFY(f.isInAudit("runbook.approval.grant", "\"approved_by\":\"bob (token)\""));
        QVERIFY(f.isInAudit("runbook.step.intent", "\"approved_by\":\"bob (token)\""));
    }

    void an_approval_holds_for_its_time_and_for_one_change()
    {
        RunStory f(withApproval);
        (void)f.runReads();
        (void)f.say(api::RequestApproval{f.runId, "restart", "it hangs", ""});
        f.pass(11min);
        QCOMPARE(f.as("bob (token)", api::ApproveStep{f.runId, "restart"}), QStringLiteral("approval.not_asked"));
        (void)f.say(api::RequestApproval{f.runId, "restart", "it hangs", ""});
        f.pass(9min);
        QCOMPARE(f.as("bob (token)", api::ApproveStep{f.runId, "restart"}), QStringLiteral("ok"));
        f.pass(9min);
        f.mutations.outcome.finding.health = Health::Crit;
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QCOMPARE(f.stepState("restart"), QStringLiteral("failed"));
        QCOMPARE(f.act(), QStringLiteral("approval.missing"));
    }

    void alone_the_glass_is_broken_aloud()
    {
        RunStory f(withApproval);
        (void)f.runReads();
        QCOMPARE(f.say(api::RequestApproval{f.runId, "restart", "alone at night", "ann"}), QStringLiteral("approval.approver_is_requester"));
        QCOMPARE(f.say(api::RequestApproval{f.runId, "restart", "alone at night", "bob"}), QStringLiteral("ok"));
        QCOMPARE(f.notices(ops::code::kApprovalGlassBroken), 1);
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QVERIFY(f.isInAudit("runbook.approval.break_glass", "alone at night"));
        QVERIFY(f.isInAudit("runbook.step.intent", "\"glass_broken_calling\":\"bob\""));
    }

    void an_approval_that_cannot_be_written_down_counts_for_nothing()
    {
        RunStory f(withApproval);
        (void)f.runReads();
        f.store.failing = true;
        QCOMPARE(f.say(api::RequestApproval{f.runId, "restart", "alone at night", "bob"}), QStringLiteral("audit.failed"));
        QVERIFY(!f.run().approval);
    }

    void two_runs_do_not_hold_one_lock()
    {
        RunStory f([](domain::Runbook &runbook) { runbook.lockKey = "database"; });
        f.config.runbooks.push_back(f.config.runbooks[0]);
        f.config.runbooks[1].id = "mend.otherwise";
        f.config.runbooks[1].fault = {};
        f.config.runbooks[1].component = {};
        f.restart(); // the first run is interrupted by it: its lock is free
        QCOMPARE(f.say(api::StartRunbook{{}, "mend.otherwise"}), QStringLiteral("ok"));
        QCOMPARE(f.take(), QStringLiteral("run.locked"));
        QCOMPARE(f.say(api::AbortRun{f.run().id, "not this one"}), QStringLiteral("ok"));
        QCOMPARE(f.take(), QStringLiteral("ok"));
    }

    void after_a_change_the_next_run_cools_down_also_across_a_crash()
    {
        RunStory f([](domain::Runbook &runbook) { runbook.limits.cooldown = 15min; });
        mendOnce(f);
        f.restart();
        QCOMPARE(f.take(), QStringLiteral("ok"));
        (void)f.runReads();
        QCOMPARE(f.planned(), QStringLiteral("run.cooling_down"));
        QCOMPARE(f.act(), QStringLiteral("plan.precondition"));
        f.pass(16min);
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QCOMPARE(f.mutations.ran.size(), std::size_t(2));
    }

    void a_run_makes_so_many_changes_and_no_more()
    {
        RunStory f([](domain::Runbook &runbook) { runbook.limits.maxMutations = 1; });
        (void)f.runReads();
        f.mutations.outcome.finding.health = Health::Crit;
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QCOMPARE(f.planned(), QStringLiteral("run.changes_limit"));
        QCOMPARE(f.act(), QStringLiteral("plan.precondition"));
        QCOMPARE(f.mutations.ran.size(), std::size_t(1));
    }

    void a_runbook_that_was_at_work_too_often_calls_people_instead()
    {
        RunStory f([](domain::Runbook &runbook) {
            runbook.limits.escalateAfterRuns = 2;
            runbook.limits.escalateWithin = 24h;
        });
        (void)f.say(api::AcknowledgeIncident{f.incidentId});
        mendOnce(f);
        f.restart();
        QCOMPARE(f.take(), QStringLiteral("ok"));
        mendOnce(f);
        QCOMPARE(f.take(), QStringLiteral("run.too_many_runs"));
        QCOMPARE(f.incident(f.incidentId).state, IncidentState::Open);
        f.pass(25h);
        QCOMPARE(f.take(), QStringLiteral("ok"));
    }

    void a_change_whose_beginning_cannot_be_written_down_is_not_begun()
    {
        RunStory f;
        (void)f.runReads();
        (void)f.say(api::PlanStep{f.runId, "restart"});
        const auto token = f.run().plan->token;
        f.store.failing = true;
        QCOMPARE(f.say(api::RunStep{f.runId, "restart", token, "RESTART unit.service"}), QStringLiteral("audit.failed"));
        QVERIFY(f.mutations.ran.empty());
        QCOMPARE(f.stepState("restart"), QStringLiteral("waiting"));
        f.store.failing = false;
        QCOMPARE(f.say(api::RunStep{f.runId, "restart", token, "RESTART unit.service"}), QStringLiteral("ok"));
        f.pass(40s);
        QCOMPARE(f.stepState("restart"), QStringLiteral("done"));
        QCOMPARE(f.mutations.ran.size(), std::size_t(1));
    }

    void what_was_not_handed_over_takes_its_standard_value()
    {
        RunStory f([](domain::Runbook &runbook) {
            runbook.parameters = {{"age", {}, domain::InputKind::Duration, 1000, 60'000, {}, {}, "5s"}};
            runbook.steps[3].inputs = {{"probe", "database"}, {"stable_for", "$age"}};
            runbook.lockKey = "database/{age}";
        });
        QCOMPARE(QString::fromStdString(f.run().inputs.at("age")), QStringLiteral("5s"));
        QCOMPARE(QString::fromStdString(f.run().runbook.steps[3].inputs.at("stable_for")), QStringLiteral("5s"));
        QCOMPARE(QString::fromStdString(f.run().runbook.lockKey), QStringLiteral("database/5s"));
    }
};

QTEST_APPLESS_MAIN(TestRunRules)
#include "tst_run_rules.moc"
