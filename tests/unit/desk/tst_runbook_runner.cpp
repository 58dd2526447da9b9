#include "desk_fixture.h"

#include <QTest>

using namespace desk_test;

class TestRunbookRunner : public QObject
{
    Q_OBJECT

    struct Story : DeskFixture {
        domain::IncidentId incidentId;
        domain::RunbookRunId runId;

        // An open incident with a run whose diagnosis is done.
        explicit Story(std::function<void(DeskFixture &)> prepare = [](DeskFixture &) {})
        {
            prepare(*this);
            start();
            incidentId = breakDatabase();
            std::string created;
            if (say(api::StartRunbook{incidentId, "mend.database"}, &created) != QStringLiteral("ok"))
                qFatal("no run");
            runId = {created};
        }
        QString runReads() { return say(api::RunReads{runId}); }
        QString plan() { return say(api::PlanStep{runId, "restart"}); }
        QString act(std::string confirm = "RESTART unit.service")
        {
            return say(api::RunStep{runId, "restart", run().plan ? run().plan->token : "none", std::move(confirm)});
        }
        QString doStep(const char *name) { return say(api::RunStep{runId, name, {}, {}}); }
    };

    // A runbook of no fault, with inputs.
    static domain::Runbook tool()
    {
        domain::Runbook tool;
        tool.id = "end.session";
        tool.component = {"database"};
        tool.parameters = {{"pid", {}, domain::InputKind::Integer, 1, 99}, {"why", {}, domain::InputKind::Text, 1, 8}};
        tool.steps = {step("look", "look.around"), DeskFixture::restartStep(), step("verify", "probe.wait")};
        tool.steps[0].inputs = {{"session", "$pid"}, {"price", "$5"}};
        tool.steps[1].confirmPhrase = "END {pid} {other}";
        tool.steps[2].inputs = {{"probe", "database"}, {"stable_for", "3s"}};
        return tool;
    }
    struct ToolStory : DeskFixture {
        ToolStory()
        {
            config.runbooks.push_back(tool());
            start();
        }
        QString take(domain::RunbookInputs inputs, domain::IncidentId incident = {})
        {
            std::string created;
            const auto answer = say(api::StartRunbook{incident, "end.session", std::move(inputs)}, &created);
            runId = {created};
            return answer;
        }
        domain::RunbookRunId runId;
    };

private Q_SLOTS:
    void mends_verifies_and_resolves()
    {
        Story f;
        QCOMPARE(f.runReads(), QStringLiteral("ok"));
        QCOMPARE(f.stepState("look"), QStringLiteral("done"));
        QCOMPARE(f.stepState("check"), QStringLiteral("done"));
        QCOMPARE(f.stepState("verify"), QStringLiteral("waiting")); // not a diagnosis
        QCOMPARE(f.plan(), QStringLiteral("ok"));
        QCOMPARE(QString::fromStdString(f.run().plan->target), QStringLiteral("unit.service"));
        QVERIFY(f.run().plan->isRunnable());
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QCOMPARE(f.stepState("restart"), QStringLiteral("done"));
        f.world.health["database"] = Health::Ok;
        QCOMPARE(f.doStep("verify"), QStringLiteral("ok"));
        QCOMPARE(f.stepState("verify"), QStringLiteral("running"));
        f.pass(4s);
        QCOMPARE(f.stepState("verify"), QStringLiteral("done"));
        QCOMPARE(f.run().state, RunState::InProgress);
        QCOMPARE(f.doStep("caught_up"), QStringLiteral("ok"));
        QCOMPARE(f.run().state, RunState::Succeeded);
        QCOMPARE(f.incident(f.incidentId).state, IncidentState::Resolved);
        QVERIFY(f.store.runs.at(f.runId.value) == f.run());
    }

    void intent_is_in_the_audit_before_the_action_and_outcome_after()
    {
        Story f;
        (void)f.runReads();
        (void)f.plan();
        std::vector<std::string> order;
        f.store.onAudit = [&] {
            order.push_back(fmt::format("{} after {} runs", f.store.audit.back().action, f.mutations.ran.size()));
        };
        (void)f.act();
        QCOMPARE(QString::fromStdString(order.at(0)), QStringLiteral("runbook.step.intent after 0 runs"));
        QCOMPARE(QString::fromStdString(order.at(1)), QStringLiteral("runbook.step.outcome after 1 runs"));
        QVERIFY(f.store.audit[f.store.audit.size() - 2].payload.find("\"hash\":\"abc\"") != std::string::npos);
    }

    void an_audit_that_cannot_be_written_stops_the_action()
    {
        Story f;
        (void)f.runReads();
        (void)f.plan();
        f.store.failing = true;
        QCOMPARE(f.act(), QStringLiteral("audit.failed"));
        QVERIFY(f.mutations.ran.empty());
    }

    void output_is_redacted_before_it_is_stored()
    {
        Story f;
        (void)f.runReads();
        QCOMPARE(QString::fromStdString(f.store.runs.at(f.runId.value).steps[0].output),
                 QStringLiteral("password=*** rest"));
    }

    void output_is_bounded()
    {
        Story f;
        f.reads.outcome.output = std::string(1'000'000, 'x');
        (void)f.runReads();
        QVERIFY(f.run().steps[0].output.size() <= 64 * 1024);
        QVERIFY(f.run().steps[0].outputTruncated);
    }

    void a_mutating_step_waits_for_the_steps_before_it()
    {
        Story f;
        QCOMPARE(f.plan(), QStringLiteral("step.steps_before"));
        QCOMPARE(f.say(api::SkipStep{f.runId, "look", ""}), QStringLiteral("command.text_missing"));
        QCOMPARE(f.say(api::SkipStep{f.runId, "look", "seen"}), QStringLiteral("ok"));
        QCOMPARE(f.runReads(), QStringLiteral("ok"));
        QCOMPARE(f.plan(), QStringLiteral("ok"));
    }

    void a_mutating_step_needs_the_plan_that_was_shown()
    {
        Story f;
        (void)f.runReads();
        QCOMPARE(f.act(), QStringLiteral("plan.missing"));
        (void)f.plan();
        const auto first = f.run().plan->token;
        (void)f.plan();
        QCOMPARE(f.say(api::RunStep{f.runId, "restart", first, "RESTART unit.service"}), QStringLiteral("plan.other"));
        f.pass(61s);
        QCOMPARE(f.act(), QStringLiteral("plan.expired"));
        QVERIFY(f.mutations.ran.empty());
    }

    void a_plan_is_used_once()
    {
        Story f;
        (void)f.runReads();
        (void)f.plan();
        const auto token = f.run().plan->token;
        (void)f.act();
        QCOMPARE(f.say(api::RunStep{f.runId, "restart", token, "RESTART unit.service"}),
                 QStringLiteral("plan.missing"));
        QCOMPARE(f.mutations.ran.size(), std::size_t(1));
    }

    void a_tool_runs_without_an_incident_and_leaves_a_record_all_the_same()
    {
        ToolStory f;
        QCOMPARE(f.take({{"pid", "7"}, {"why", "{pid}"}}), QStringLiteral("ok"));
        QCOMPARE(f.shown(), QStringLiteral("acknowledged P3 by_hand"));
        QCOMPARE(f.run().runbook.steps[0].inputs.at("session"), std::string("7"));
        QCOMPARE(f.run().runbook.steps[0].inputs.at("price"), std::string("$5"));
        QCOMPARE(f.run().runbook.steps[1].confirmPhrase, std::string("END 7 {other}"));
        QVERIFY(f.store.audit.back().payload.find("\"input.pid\":\"7\"") != std::string::npos);
        QCOMPARE(f.say(api::RunReads{f.runId}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::PlanStep{f.runId, "restart"}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::RunStep{f.runId, "restart", f.run().plan->token, "END 7 {other}"}), QStringLiteral("ok"));
        QCOMPARE(f.say(api::RunStep{f.runId, "verify", {}, {}}), QStringLiteral("ok"));
        f.pass(4s);
        QCOMPARE(f.run().state, RunState::Succeeded);
        QCOMPARE(f.shown(), QStringLiteral("resolved P3 by_hand"));
    }

    void a_tool_that_is_put_away_closes_its_record()
    {
        ToolStory f;
        (void)f.take({{"pid", "7"}, {"why", "x"}});
        QCOMPARE(f.say(api::AbortRun{f.runId, "wrong session"}), QStringLiteral("ok"));
        QCOMPARE(f.shown(), QStringLiteral("resolved P3 by_hand"));
    }

    void a_tool_serves_an_incident_of_its_component_and_no_other()
    {
        ToolStory f;
        const auto database = f.breakDatabase();
        QCOMPARE(f.take({{"pid", "7"}, {"why", "x"}}, database), QStringLiteral("ok"));
        QCOMPARE(f.run().incident.value, database.value);
        QCOMPARE(f.take({{"pid", "8"}, {"why", "x"}}, database), QStringLiteral("run.exists"));

        ToolStory other;
        other.world.health["report"] = Health::Crit;
        other.pass(12s);
        QCOMPARE(other.take({{"pid", "7"}, {"why", "x"}}, other.incidents().at(0).id),
                 QStringLiteral("runbook.other_component"));
    }

    void what_mends_a_fault_needs_an_incident()
    {
        ToolStory f;
        QCOMPARE(f.say(api::StartRunbook{{}, "mend.database"}), QStringLiteral("runbook.needs_incident"));
    }

    void inputs_out_of_their_bounds_are_refused_and_leave_nothing_behind_data()
    {
        QTest::addColumn<QString>("pid");
        QTest::addColumn<QString>("why");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char *name, const char *pid, const char *why, const char *answer) {
            QTest::newRow(name) << QString::fromUtf8(pid) << QString::fromUtf8(why) << QString::fromUtf8(answer);
        };
        row("below", "0", "x", "runbook.input_number");
        row("above", "100", "x", "runbook.input_number");
        row("no number", "7 OR true", "x", "runbook.input_number");
        row("beyond every number", "99999999999999999999", "x", "runbook.input_number");
        row("empty text", "7", "", "runbook.input_length");
        row("long text", "7", "123456789", "runbook.input_length");
        row("control character", "7", "a\nb", "runbook.input_characters");
    }
    void inputs_out_of_their_bounds_are_refused_and_leave_nothing_behind()
    {
        QFETCH(QString, pid);
        QFETCH(QString, why);
        ToolStory f;
        QTEST(f.take({{"pid", pid.toStdString()}, {"why", why.toStdString()}}), "answer");
        QVERIFY(f.incidents().empty() && f.snapshot().runs.empty() && f.store.audit.empty());
    }

    void a_missing_input_and_one_too_many_are_refused()
    {
        ToolStory f;
        QCOMPARE(f.take({{"pid", "7"}}), QStringLiteral("runbook.input_missing"));
        QCOMPARE(f.take({{"pid", "7"}, {"why", "x"}, {"force", "yes"}}), QStringLiteral("runbook.input_unknown"));
    }

    void the_phrase_is_exact_but_may_be_typed_full_width_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QString>("answer");
        QTest::newRow("exact") << QByteArray("RESTART unit.service") << QStringLiteral("ok");
        QTest::newRow("full width") << QByteArray("ＲＥＳＴＡＲＴ　ｕｎｉｔ．ｓｅｒｖｉｃｅ") << QStringLiteral("ok");
        QTest::newRow("blanks around it") << QByteArray(" RESTART unit.service ") << QStringLiteral("ok");
        QTest::newRow("lower case") << QByteArray("restart unit.service") << QStringLiteral("confirm.wrong");
        QTest::newRow("another target") << QByteArray("RESTART other.service") << QStringLiteral("confirm.wrong");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("confirm.wrong");
        QTest::newRow("cut UTF-8") << QByteArray("RESTART unit.service\xEF\xBC") << QStringLiteral("confirm.wrong");
    }
    void the_phrase_is_exact_but_may_be_typed_full_width()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QString, answer);
        Story f;
        (void)f.runReads();
        (void)f.plan();
        QCOMPARE(f.act(typed.toStdString()), answer);
        QCOMPARE(f.mutations.ran.size(), std::size_t(answer == QStringLiteral("ok")));
    }

    void an_exposure_that_moved_voids_the_plan_data()
    {
        QTest::addColumn<int>("orders");
        QTest::addColumn<int>("conditionals");
        QTest::addColumn<int>("unknown");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<bool>("voided");
        QTest::newRow("a quote more") << 3 << 1 << 0 << 1 << false;
        QTest::newRow("a stop more") << 2 << 2 << 0 << 1 << false;
        QTest::newRow("many orders more") << 9 << 1 << 0 << 1 << true;
        QTest::newRow("a stop is gone") << 2 << 0 << 0 << 1 << true;
        QTest::newRow("an order's fate is not known") << 2 << 1 << 1 << 1 << true;
        QTest::newRow("position doubled") << 2 << 1 << 0 << 2 << true;
        QTest::newRow("position turned") << 2 << 1 << 0 << -1 << true;
    }
    void an_exposure_that_moved_voids_the_plan()
    {
        QFETCH(int, orders);
        QFETCH(int, conditionals);
        QFETCH(int, unknown);
        QFETCH(int, quantity);
        QFETCH(bool, voided);
        Story f;
        f.exposure.hold("BTCUSDT", 1);
        f.exposure.now.conditionalOrders = 1;
        (void)f.runReads();
        (void)f.plan();
        f.exposure.hold("BTCUSDT", quantity);
        f.exposure.now.openOrders = orders;
        f.exposure.now.conditionalOrders = conditionals;
        f.exposure.now.unknownOrders = unknown;
        QCOMPARE(f.act(), voided ? QStringLiteral("plan.exposure_changed") : QStringLiteral("ok"));
        (void)f.plan();
        QCOMPARE(f.act(), QStringLiteral("ok")); // planned anew, it may be run
    }

    void with_no_tolerance_any_change_of_a_position_voids_the_plan()
    {
        Story f([](DeskFixture &d) { d.config.tolerance = {0, 0}; });
        f.exposure.hold("BTCUSDT", 1);
        (void)f.runReads();
        (void)f.plan();
        f.exposure.now.legs[0].quantity = *base::Decimal::parse("1.00000001");
        QCOMPARE(f.act(), QStringLiteral("plan.exposure_changed"));
    }

    void an_exposure_that_is_old_or_not_known_permits_nothing()
    {
        Story f;
        (void)f.runReads();
        f.exposure.fresh = false;
        f.exposure.now.at = f.clock.steadyNow();
        f.pass(6s);
        (void)f.plan();
        QVERIFY(!f.run().plan->isRunnable());
        QCOMPARE(f.act(), QStringLiteral("plan.precondition"));
        f.exposure.now.known = false;
        (void)f.plan();
        QCOMPARE(f.act(), QStringLiteral("plan.precondition"));
        QVERIFY(f.mutations.ran.empty());
    }

    void one_run_for_an_incident_and_one_mutation_for_a_target()
    {
        Story f;
        QCOMPARE(f.say(api::StartRunbook{f.incidentId, "mend.database"}), QStringLiteral("run.exists"));
        (void)f.runReads();
        (void)f.plan();
        f.mutations.answersAtOnce = false;
        QCOMPARE(f.act(), QStringLiteral("ok"));
        QCOMPARE(f.act(), QStringLiteral("step.running"));
        QCOMPARE(f.plan(), QStringLiteral("step.running"));
    }

    void two_runs_do_not_change_one_target_at_once()
    {
        Story f([](DeskFixture &d) {
            auto other = d.config.runbooks[0];
            other.id = "mend.store";
            other.fault = {"other.down"};
            d.config.runbooks.push_back(other);
            auto fault = DeskFixture::fault("other.down", "report", domain::Severity::P1, domain::Severity::P1);
            fault.runbook = "mend.store";
            d.config.faults.push_back(fault);
            d.config.components[2].dependsOn.clear();
        });
        (void)f.runReads();
        (void)f.plan();
        f.mutations.answersAtOnce = false;
        (void)f.act();
        f.world.health["report"] = Health::Crit;
        f.pass(12s);
        std::string second;
        for (const auto &incident : f.incidents())
            if (incident.fault.value == "other.down")
                QCOMPARE(f.say(api::StartRunbook{incident.id, ""}, &second), QStringLiteral("ok"));
        (void)f.say(api::RunReads{{second}});
        (void)f.say(api::PlanStep{{second}, "restart"});
        QCOMPARE(f.say(api::RunStep{{second}, "restart", f.run().plan->token, "RESTART unit.service"}),
                 QStringLiteral("action.target_busy"));
    }

    void verify_fails_when_the_probe_does_not_stay_healthy()
    {
        Story f;
        (void)f.runReads();
        (void)f.plan();
        (void)f.act();
        QCOMPARE(f.doStep("verify"), QStringLiteral("ok"));
        for (int i = 0; i < 12; ++i) {
            f.world.health["database"] = i % 2 ? Health::Crit : Health::Ok;
            f.pass(2s + 500ms);
        }
        f.pass(2s);
        QCOMPARE(f.stepState("verify"), QStringLiteral("failed"));
        QCOMPARE(QString::fromStdString(f.run().steps[3].finding.code), QStringLiteral("verify.not_stable"));
        QCOMPARE(f.run().state, RunState::InProgress);
        f.world.health["database"] = Health::Ok;
        QCOMPARE(f.doStep("verify"), QStringLiteral("ok")); // may be proven later
        f.pass(5s);
        QCOMPARE(f.stepState("verify"), QStringLiteral("done"));
    }

    void a_run_whose_verify_step_was_skipped_does_not_succeed()
    {
        Story f;
        (void)f.runReads();
        (void)f.plan();
        (void)f.act();
        f.world.health["database"] = Health::Ok;
        f.pass(2s);
        (void)f.say(api::SkipStep{f.runId, "verify", "in a hurry"});
        (void)f.doStep("caught_up");
        QCOMPARE(f.run().state, RunState::InProgress);
    }

    void a_step_that_must_not_fail_ends_the_run()
    {
        Story f([](DeskFixture &d) { d.config.runbooks[0].steps[2].onFailure = domain::OnFailure::Abort; });
        f.mutations.outcome.finding = {"service.failed", "exit status 1", {}, Health::Crit};
        (void)f.runReads();
        (void)f.plan();
        (void)f.act();
        QCOMPARE(f.stepState("restart"), QStringLiteral("failed"));
        QCOMPARE(f.run().state, RunState::Failed);
        QCOMPARE(f.doStep("verify"), QStringLiteral("run.over"));
        QCOMPARE(f.say(api::StartRunbook{f.incidentId, ""}), QStringLiteral("ok"));
    }

    void a_mutation_without_an_answer_is_of_unknown_fate_and_a_late_answer_does_not_change_it()
    {
        Story f;
        (void)f.runReads();
        (void)f.plan();
        f.mutations.answersAtOnce = false;
        (void)f.act();
        f.pass(32s);
        QCOMPARE(f.stepState("restart"), QStringLiteral("interrupted"));
        QCOMPARE(f.run().steps[2].finding.health, Health::Unknown);
        f.mutations.pending(f.mutations.outcome);
        f.executor.runAll();
        QCOMPARE(f.stepState("restart"), QStringLiteral("interrupted"));
        QCOMPARE(f.mutations.ran.size(), std::size_t(1)); // never repeated by itself
    }

    void a_running_step_can_be_cancelled()
    {
        Story f;
        f.reads.answersAtOnce = false;
        QCOMPARE(f.doStep("look"), QStringLiteral("ok"));
        QCOMPARE(f.say(api::CancelStep{f.runId, "check"}), QStringLiteral("step.not_running"));
        QCOMPARE(f.say(api::CancelStep{f.runId, "look"}), QStringLiteral("ok"));
        QVERIFY(f.reads.cancel.isCancelled());
        f.pass(3s);
        QCOMPARE(f.stepState("look"), QStringLiteral("cancelled"));
    }

    void an_interrupted_program_leaves_no_step_running()
    {
        Story f;
        (void)f.runReads();
        (void)f.plan();
        f.mutations.answersAtOnce = false;
        (void)f.act();
        f.restart();
        QCOMPARE(f.run().state, RunState::Interrupted);
        QCOMPARE(f.stepState("restart"), QStringLiteral("interrupted"));
        QCOMPARE(QString::fromStdString(f.store.audit.back().action), QStringLiteral("runbook.step.interrupted"));
        QCOMPARE(f.mutations.ran.size(), std::size_t(1));
        QCOMPARE(f.say(api::StartRunbook{f.incidentId, ""}), QStringLiteral("ok"));
        QCOMPARE(QString::fromStdString(f.run().id.value), QStringLiteral("INC-1-R2"));
    }

    void escalating_and_aborting_end_the_run_with_a_reason()
    {
        Story f;
        QCOMPARE(f.say(api::EscalateRun{f.runId, ""}), QStringLiteral("command.text_missing"));
        QCOMPARE(f.say(api::EscalateRun{f.runId, "disk is broken"}), QStringLiteral("ok"));
        QCOMPARE(f.run().state, RunState::Escalated);
        QCOMPARE(f.say(api::AbortRun{f.runId, "again"}), QStringLiteral("run.over"));
        QVERIFY(DeskFixture::codes(f.incident(f.incidentId)).endsWith(QStringLiteral("run.escalated")));
    }

    void a_step_that_says_read_cannot_reach_a_mutating_action()
    {
        Story f([](DeskFixture &d) { d.config.runbooks[0].steps[0].action = "act.restart"; });
        QCOMPARE(f.doStep("look"), QStringLiteral("action.not_available"));
        QVERIFY(f.mutations.ran.empty());
    }

    void runbooks_of_other_faults_are_refused()
    {
        Story f([](DeskFixture &d) {
            auto other = d.config.runbooks[0];
            other.id = "mend.other";
            other.fault = {"other"};
            d.config.runbooks.push_back(other);
        });
        QCOMPARE(f.say(api::StartRunbook{f.incidentId, "mend.other"}), QStringLiteral("runbook.other_fault"));
        QCOMPARE(f.say(api::StartRunbook{f.incidentId, "nothing"}), QStringLiteral("runbook.not_found"));
        QCOMPARE(f.say(api::StartRunbook{{"INC-7"}, ""}), QStringLiteral("incident.not_found"));
    }
};

QTEST_APPLESS_MAIN(TestRunbookRunner)
#include "tst_runbook_runner.moc"
