#include "sample_incident.h"

#include <qcat/page_wizard/wizard_state.h>

#include <QTest>

using namespace qcat;
using namespace qcat::ui;

namespace
{

constexpr std::size_t kRestart = 3; // the mutating step of the sample

domain::RunbookRun plannedRun()
{
    domain::RunbookRun run = sample::run();
    run.plan = sample::plan();
    return run;
}

base::WallTime afterPlan(int seconds)
{
    return sample::plan().madeAt + std::chrono::seconds(seconds);
}

} // namespace

class TestWizardState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_change_runs_only_with_a_fresh_plan_and_the_phrase()
    {
        QVERIFY(wizardState(plannedRun(), kRestart, true, afterPlan(5)).canRun);
        QVERIFY(!wizardState(plannedRun(), kRestart, false, afterPlan(5)).canRun);
        QVERIFY(!wizardState(plannedRun(), kRestart, true, afterPlan(61)).canRun);
        QVERIFY(!wizardState(sample::run(), kRestart, true, afterPlan(5)).canRun);
    }
    void an_unmet_or_unknown_precondition_blocks_the_change()
    {
        for (const auto health : {domain::Health::Crit, domain::Health::Unknown}) {
            domain::RunbookRun run = plannedRun();
            run.plan->preconditions[1].health = health;
            QVERIFY(!wizardState(run, kRestart, true, afterPlan(5)).canRun);
        }
    }
    void a_step_that_needs_a_second_person_waits_for_the_approval()
    {
        domain::RunbookRun run = plannedRun();
        run.runbook.steps[kRestart].approvalTtl = std::chrono::minutes(10);
        QCOMPARE(approvalState(run, kRestart, afterPlan(5)), ApprovalState::NotAsked);
        QVERIFY(!wizardState(run, kRestart, true, afterPlan(5)).canRun);
        run.approval = {"restart", "wang", "it hangs", afterPlan(0), afterPlan(600), "", false};
        QCOMPARE(approvalState(run, kRestart, afterPlan(5)), ApprovalState::Waiting);
        QVERIFY(!wizardState(run, kRestart, true, afterPlan(5)).canRun);
        run.approval->approvedBy = "li";
        QCOMPARE(approvalState(run, kRestart, afterPlan(5)), ApprovalState::Granted);
        QVERIFY(wizardState(run, kRestart, true, afterPlan(5)).canRun);
        run.approval->until = afterPlan(5);
        QVERIFY(!wizardState(run, kRestart, true, afterPlan(5)).canRun);
    }
    void nothing_behind_a_branch_is_offered_before_it_is_taken()
    {
        domain::RunbookRun run = plannedRun();
        run.runbook.steps[2].action = std::string(domain::kBranchAction);
        run.steps[2].state = domain::StepState::Waiting;
        for (const std::size_t step : {std::size_t(2), kRestart, kRestart + 1}) {
            const auto state = wizardState(run, step, true, afterPlan(5));
            QVERIFY(!state.canRun && !state.canSkip);
        }
        QVERIFY(!wizardState(run, kRestart, true, afterPlan(5)).canPlan);
        run.steps[2].state = domain::StepState::Done;
        QVERIFY(wizardState(run, kRestart, true, afterPlan(5)).canRun);
    }
    void a_step_that_was_not_taken_is_over_and_its_proof_is_a_look_like_any_other()
    {
        domain::RunbookRun run = plannedRun();
        run.steps[kRestart].state = domain::StepState::NotTaken;
        const auto state = wizardState(run, kRestart, true, afterPlan(5));
        QVERIFY(!state.canRun && !state.canPlan && !state.canSkip);
        QVERIFY(hasWaitingReads(run));
    }
    void a_plan_of_another_step_does_not_count()
    {
        domain::RunbookRun run = plannedRun();
        run.plan->step = "verify";
        QCOMPARE(planState(run, kRestart, afterPlan(5)), PlanState::Missing);
    }
    void a_change_waits_for_the_steps_before_it()
    {
        domain::RunbookRun run = plannedRun();
        run.steps[0].state = domain::StepState::Waiting;
        const WizardState state = wizardState(run, kRestart, true, afterPlan(5));
        QVERIFY(!state.canRun);
        QVERIFY(state.whyNot.contains(QStringLiteral("come first")));
        QVERIFY(state.canRunReads);
    }
    void a_run_that_is_over_offers_nothing()
    {
        const WizardState state = wizardState(sample::finishedRun(), kRestart, true, afterPlan(5));
        QVERIFY(!state.canRun && !state.canSkip && !state.canPlan && !state.canRunReads && !state.canEnd);
    }
    void the_running_step_is_the_current_one_then_the_first_that_waits()
    {
        domain::RunbookRun run = sample::run();
        QCOMPARE(currentStep(run), kRestart);
        run.steps[4].state = domain::StepState::Running;
        QCOMPARE(currentStep(run), std::size_t(4));
        QVERIFY(wizardState(run, 4, false, afterPlan(5)).canCancel);
    }
};

QTEST_APPLESS_MAIN(TestWizardState)
#include "tst_wizard_state.moc"
