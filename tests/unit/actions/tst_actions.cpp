#include <qcat/actions/check_action.h>
#include <qcat/actions/service_action.h>
#include <qcat/base/manual_executor.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

class HeldService : public ops::ServiceControl
{
public:
    std::string call = "systemd RestartUnit(\"x\")";
    bool running = false;
    int acts = 0;

    std::string target() const override { return "x.service"; }
    base::Result<std::string> describe(ops::ServiceVerb) const override
    {
        if (call.empty())
            return base::Error{"service.no_control", "no restart command"};
        return call;
    }
    void status(const base::CallLimits &, base::Done<ops::ServiceStatus> done) override
    {
        done(ops::ServiceStatus{running, running ? "active/running" : "failed/failed", running ? 42 : 0, {}});
    }
    void act(ops::ServiceVerb, const base::CallLimits &, std::function<void(std::string)>,
             base::Done<ops::ServiceStatus> done) override
    {
        ++acts;
        done(ops::ServiceStatus{true, "active/running", 43, {}});
    }
};

} // namespace

class TestActions : public QObject
{
    Q_OBJECT

    base::ManualClock m_clock;
    base::ManualExecutor m_executor{m_clock};
    QString m_answer;

    base::Done<ops::ActionOutcome> answer()
    {
        m_answer = QStringLiteral("none");
        return [this](base::Result<ops::ActionOutcome> outcome) {
            m_answer = QString::fromStdString(outcome ? outcome->finding.code : outcome.error().code);
        };
    }
    static ops::ActionRequest request(const char *action, const char *input, const char *value)
    {
        return {action, domain::StepMode::Read, {{input, value}}};
    }

private Q_SLOTS:
    void a_check_is_a_diagnosis_step()
    {
        actions::CheckAction action(
            "disk.space",
            [](const base::CallLimits &) {
                return ops::CheckResult{{"disk.ok", ""}};
            },
            m_executor, m_executor);
        QCOMPARE(action.mode(), domain::StepMode::Read);
        action.run({}, {}, {}, answer());
        m_executor.runAll();
        QCOMPARE(m_answer, QStringLiteral("disk.ok"));
    }

    void one_check_of_several_is_chosen_by_an_input()
    {
        actions::CheckAction action("log.tail", "log",
                                    {{"postgresql",
                                      [](const base::CallLimits &) {
                                          return ops::CheckResult{{"log.read", ""}};
                                      }}},
                                    m_executor, m_executor);
        action.run(request("log.tail", "log", "postgresql"), {}, {}, answer());
        m_executor.runAll();
        QCOMPARE(m_answer, QStringLiteral("log.read"));
        action.run(request("log.tail", "log", "/etc/shadow"), {}, {}, answer());
        QCOMPARE(m_answer, QStringLiteral("action.not_configured"));
    }

    void waiting_repeats_the_check_until_it_is_ok()
    {
        int looks = 0;
        actions::WaitAction action(
            "store.caught_up",
            [&](const base::CallLimits &) {
                const bool done = ++looks == 4;
                return ops::CheckResult{{done ? "store.caught_up" : "store.catching_up",
                                         "",
                                         {},
                                         done ? domain::Health::Ok : domain::Health::Warn}};
            },
            200ms, m_executor, m_executor);
        std::vector<std::string> progress;
        action.run(
            {}, {10s, {}}, [&](std::string line) { progress.push_back(line); }, answer());
        m_executor.advance(500ms);
        QCOMPARE(m_answer, QStringLiteral("none"));
        m_executor.advance(200ms);
        QCOMPARE(m_answer, QStringLiteral("store.caught_up"));
        QCOMPARE(progress.size(), std::size_t(3));
    }

    void waiting_ends_with_the_last_finding_when_the_time_is_over()
    {
        actions::WaitAction action(
            "store.caught_up",
            [](const base::CallLimits &) {
                return ops::CheckResult{{"store.catching_up", "", {}, domain::Health::Warn}};
            },
            200ms, m_executor, m_executor);
        action.run(
            {}, {2s, {}}, [](std::string) {}, answer());
        m_executor.advance(3s);
        QCOMPARE(m_answer, QStringLiteral("store.catching_up"));
        QVERIFY(m_executor.isIdle());
    }

    void a_service_is_read_planned_and_restarted()
    {
        auto service = std::make_shared<HeldService>();
        const actions::Services services = {{"postgresql", service}};
        actions::ServiceStatusAction status(services);
        status.run(request("service.status", "service", "postgresql"), {}, {}, answer());
        QCOMPARE(m_answer, QStringLiteral("service.not_running"));

        actions::ServiceChangeAction restart(ops::ServiceVerb::Restart, services);
        QCOMPARE(restart.mode(), domain::StepMode::Mutate);
        std::string planned;
        restart.plan(request("service.restart", "service", "postgresql"), {}, [&](base::Result<ops::ActionPlan> plan) {
            planned = plan ? plan->action + " on " + plan->target : plan.error().code;
        });
        QCOMPARE(planned, std::string("systemd RestartUnit(\"x\") on x.service"));
        QCOMPARE(service->acts, 0);
        restart.run(request("service.restart", "service", "postgresql"), {}, {}, answer());
        QCOMPARE(m_answer, QStringLiteral("service.restarted"));
        QCOMPARE(service->acts, 1);
    }

    void services_that_are_not_configured_are_refused()
    {
        auto service = std::make_shared<HeldService>();
        service->call.clear();
        actions::ServiceChangeAction restart(ops::ServiceVerb::Restart, {{"postgresql", service}});
        std::string code;
        const auto done = [&](base::Result<ops::ActionPlan> plan) { code = plan ? "planned" : plan.error().code; };
        restart.plan(request("service.restart", "service", "sshd"), {}, done);
        QCOMPARE(code, std::string("action.not_configured"));
        restart.plan(request("service.restart", "service", "postgresql"), {}, done);
        QCOMPARE(code, std::string("service.no_control"));
    }
};

QTEST_APPLESS_MAIN(TestActions)
#include "tst_actions.moc"
