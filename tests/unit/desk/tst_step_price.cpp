#include "desk_fixture.h"

#include <QTest>

using namespace desk_test;

// What a step may cost is shown before the click and looked at again with it.
class TestStepPrice : public QObject
{
    Q_OBJECT

    struct Story : DeskFixture {
        std::optional<double> perRootSecond = 0.0005;
        domain::RunbookRunId runId;

        explicit Story(base::Duration took = {})
        {
            config.runbooks[0].steps[2].expectedDuration = 4s;
            config.volatility = [this](const std::string &) { return perRootSecond; };
            if (took > base::Duration::zero())
                remember(took);
            exposure.hold("BTCUSDT", 1);
            start();
            const auto incident = breakDatabase();
            std::string created;
            (void)say(api::StartRunbook{incident, "mend.database"}, &created);
            runId = {created};
            (void)say(api::RunReads{runId});
        }
        // An earlier run in which the step took so long.
        void remember(base::Duration took)
        {
            domain::RunbookRun run;
            run.id = {"RUN-0"};
            run.runbook = config.runbooks[0];
            run.state = RunState::Succeeded;
            domain::StepRun step;
            step.name = "restart";
            step.state = StepState::Done;
            step.startedAt = clock.wallNow();
            step.finishedAt = clock.wallNow() + took;
            run.steps = {step};
            store.runs[run.id.value] = run;
        }
        domain::RunbookRun current() const
        {
            for (const auto &run : snapshot().runs)
                if (run.id == runId)
                    return run;
            return {};
        }
        QString priceShown()
        {
            (void)say(api::PlanStep{runId, "restart"});
            const auto plan = current().plan;
            if (!plan)
                return QStringLiteral("no plan");
            for (const auto &line : plan->preconditions)
                if (line.code.starts_with("exposure.price"))
                    return QString::fromStdString(line.text);
            return QStringLiteral("none");
        }
        QString act() { return say(api::RunStep{runId, "restart", current().plan->token, "RESTART unit.service"}); }
    };

private Q_SLOTS:
    void plan_says_what_the_expected_time_may_cost()
    {
        Story f; // 2.326 × 0.0005 × √4 s × 1 × 60 000
        QCOMPARE(f.priceShown(), QStringLiteral("4.0 s, p99 loss 139.56"));
        QCOMPARE(f.act(), QStringLiteral("ok"));
    }

    void step_that_ran_before_takes_as_long_as_it_took()
    {
        Story f(9s);
        QCOMPARE(f.priceShown(), QStringLiteral("9.0 s, p99 loss 209.34"));
        QCOMPARE(f.current().plan->expectedDuration, base::Duration(9s));
    }

    void market_that_became_wilder_voids_the_plan_and_nothing_is_done()
    {
        Story f;
        (void)f.priceShown();
        f.perRootSecond = 0.002;
        QCOMPARE(f.act(), QStringLiteral("plan.price_changed"));
        QVERIFY(f.mutations.ran.empty());
        QCOMPARE(f.priceShown(), QStringLiteral("4.0 s, p99 loss 558.24"));
        QCOMPARE(f.act(), QStringLiteral("ok"));
    }

    void too_few_prices_are_said_and_do_not_stand_in_the_way()
    {
        Story f;
        f.perRootSecond.reset();
        QCOMPARE(f.priceShown(), QStringLiteral("4.0 s; what it may cost is not known: too few prices were seen"));
        QCOMPARE(f.act(), QStringLiteral("ok"));
    }

    void nothing_at_stake_has_no_price()
    {
        Story f;
        f.exposure.now.legs.clear();
        QCOMPARE(f.priceShown(), QStringLiteral("none"));
    }
};

QTEST_APPLESS_MAIN(TestStepPrice)
#include "tst_step_price.moc"
