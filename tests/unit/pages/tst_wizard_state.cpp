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
