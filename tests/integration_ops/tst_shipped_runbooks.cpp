#include "desk_fixture.h"

#include <qcat/catalog_yaml/catalog.h>
#include <qcat/domain/runbook_inputs.h>
#include <qcat/ops_ports/action_kinds.h>

#include <QTest>

using namespace desk_test;

namespace
{

// Every action that there is, over a world that the test holds: what its plan says, and what was really run.
struct ActionWorld {
    std::vector<domain::Finding> preconditions;
    std::vector<std::string> changed;
};

class AnyAction : public ops::Action
{
public:
    AnyAction(ActionWorld &world, const ops::ActionKind &kind) : m_world(world), m_kind(kind) {}
    std::string name() const override { return std::string(m_kind.name); }
    domain::StepMode mode() const override { return m_kind.mode; }
    void plan(const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done) override
    {
        done(ops::ActionPlan{"change it", "the target", m_world.preconditions});
    }
    void run(const ops::ActionRequest &, const base::CallLimits &, std::function<void(std::string)>, base::Done<ops::ActionOutcome> done) override
    {
        if (m_kind.mode == domain::StepMode::Mutate)
            m_world.changed.push_back(name());
        done(ops::ActionOutcome{{"action.done", "done", {}, Health::Ok}, {}});
    }

private:
    ActionWorld &m_world;
    const ops::ActionKind &m_kind;
};

struct Bench {
    base::ManualClock clock;
    base::ManualExecutor executor{clock};
    MemoryStore store;
    HeldExposure exposure{clock};
    ActionWorld world;
    std::unique_ptr<ops::IncidentDesk> desk;
    std::string runId;

    explicit Bench(domain::Runbook runbook)
    {
        ops::DeskConfig config;
        runbook.fault = {}; // taken by hand: what mends a fault is started the same way
        config.components = {{runbook.component, {}, {}}};
        config.runbooks = {std::move(runbook)};
        std::vector<std::unique_ptr<ops::Action>> actions;
        for (const auto &kind : ops::kActionKinds)
            if (kind.name != "probe.wait" && kind.name != "exposure.read")
                actions.push_back(std::make_unique<AnyAction>(world, kind));
        desk = std::make_unique<ops::IncidentDesk>(std::move(config), store, exposure, clock, executor, std::move(actions), [](const auto &) {});
        if (!desk->start())
            qFatal("no desk");
    }
    QString say(api::CommandBody body)
    {
        QString answer = QStringLiteral("no answer");
        desk->handle({"ann", std::move(body)}, [&](base::Result<std::string> result) {
            answer = result ? QStringLiteral("ok") : QString::fromStdString(result.error().code);
            if (result && !result->empty())
                runId = *result;
        });
        executor.runAll();
        return answer;
    }
    domain::RunbookRun run() const
    {
        api::OpsSnapshot seen;
        desk->describe(seen);
        return seen.runs.empty() ? domain::RunbookRun() : seen.runs.front();
    }
    bool anyIntent() const
    {
        return std::ranges::any_of(store.audit, [](const auto &record) { return record.action == "runbook.step.intent"; });
    }
};

catalog_yaml::Catalog shipped()
{
    auto loaded = catalog_yaml::loadCatalog(QCAT_SOURCE_DIR "/resources", {{{"postgresql_target", "postgresql@15-main.service"}, {"redis_target", "redis"}}, {}});
    return std::move(loaded.catalog);
}

// Something that the parameter takes.
std::string sample(const domain::RunbookParameter &parameter)
{
    if (parameter.standard)
        return *parameter.standard;
    std::vector<std::string> tries = {std::to_string(parameter.min), std::to_string(parameter.min) + "ms", "main", "public.orders", "tmp:a"};
    tries.insert(tries.end(), parameter.values.begin(), parameter.values.end());
    tries.emplace_back(std::size_t(std::clamp<std::int64_t>(parameter.min, 1, 100)), 'a');
    for (const auto &value : tries)
        if (domain::checkInput(parameter, value))
            return value;
    return {};
}

domain::RunbookInputs samples(const domain::Runbook &runbook)
{
    domain::RunbookInputs inputs;
    for (const auto &parameter : runbook.parameters)
        inputs[parameter.name] = sample(parameter);
    return inputs;
}

// The runbook as if everything before the step had gone well and nothing of it were left: the step itself stands alone.
domain::Runbook alone(domain::Runbook runbook, const std::string &name)
{
    const auto at = std::ranges::find(runbook.steps, name, &domain::RunbookStep::name);
    auto only = *at;
    only.next.clear();
    only.onFailure = domain::OnFailure::Continue;
    only.onFailureStep.clear();
    only.approvalTtl.reset(); // a second person changes nothing about it
    runbook.steps = {only};
    return runbook;
}

const std::vector<QByteArray> kNasty = {"; rm -rf /", "$(reboot)", "`id`", "a b c", "a\nb", "a\rb", "a\tb", "--all", "-rf", "|cat", "&& reboot", "' OR 1=1 --", "\"", "\\", "%s%n%n",
                                        "../../etc/passwd", "{pid}", "$pid", "$key", "*", "?", QByteArray("a\0b", 3), QByteArray(100'000, 'a'), "~", "!!", "<(id)", "${IFS}", "\x1b[2J", "表", "", " ",
                                        "99999999999999999999", "-1", "1e9", "0x10", "1;DROP TABLE orders"};

} // namespace

// Over every runbook that ships, whatever it is.
class TestShippedRunbooks : public QObject
{
    Q_OBJECT

    const catalog_yaml::Catalog m_catalog = shipped();

    const domain::Runbook &runbook(const QString &id) const { return *std::ranges::find(m_catalog.runbooks, id.toStdString(), &domain::Runbook::id); }

private Q_SLOTS:
    void with_a_precondition_that_is_not_met_nothing_is_changed_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("step");
        for (const auto &runbook : m_catalog.runbooks)
            for (const auto &step : runbook.steps)
                if (step.mode == domain::StepMode::Mutate)
                    QTest::newRow((runbook.id + " " + step.name).c_str()) << QString::fromStdString(runbook.id) << QString::fromStdString(step.name);
        QVERIFY(m_catalog.runbooks.size() >= 7);
    }
    void with_a_precondition_that_is_not_met_nothing_is_changed()
    {
        QFETCH(QString, id);
        QFETCH(QString, step);
        const auto only = alone(runbook(id), step.toStdString());
        enum Spoil { Action, Unknown, ExposureUnknown, ExposureOld, Phrase, Nothing };
        for (const auto spoil : {Action, Unknown, ExposureUnknown, ExposureOld, Phrase, Nothing}) {
            Bench bench(only);
            if (spoil == Action || spoil == Unknown)
                bench.world.preconditions = {{"test.unmet", "not met", {}, spoil == Action ? Health::Crit : Health::Unknown}};
            bench.exposure.now.known = spoil != ExposureUnknown;
            if (spoil == ExposureOld) {
                bench.exposure.fresh = false;
                bench.clock.advance(1h);
            }
            QCOMPARE(bench.say(api::StartRunbook{{}, only.id, samples(only)}), QStringLiteral("ok"));
            const domain::RunbookRunId run{bench.runId};
            QCOMPARE(bench.say(api::PlanStep{run, step.toStdString()}), QStringLiteral("ok"));
            const auto planned = bench.run();
            const auto phrase = planned.runbook.steps.front().confirmPhrase;
            const auto answer = bench.say(api::RunStep{run, step.toStdString(), planned.plan->token, spoil == Phrase ? phrase + "!" : phrase});
            const bool isTyped = only.steps.front().confirm == domain::Confirm::Typed;
            // What takes risk away does not wait for figures that nobody can read.
            const auto *kind = ops::actionKind(only.steps.front().action);
            const bool isHelp = (spoil == ExposureUnknown || spoil == ExposureOld) && kind->reducesRisk;
            const bool mayRun = (spoil == Nothing || isHelp || (spoil == Phrase && !isTyped)) && only.steps.front().preconditions.empty();
            QVERIFY2((answer == QStringLiteral("ok")) == mayRun, qPrintable(answer));
            QCOMPARE(bench.world.changed.size(), std::size_t(mayRun));
            QCOMPARE(bench.anyIntent(), mayRun);
        }
    }

    void a_nasty_value_is_refused_or_stays_one_whole_input_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("parameter");
        for (const auto &runbook : m_catalog.runbooks)
            for (const auto &parameter : runbook.parameters)
                QTest::newRow((runbook.id + " " + parameter.name).c_str()) << QString::fromStdString(runbook.id) << QString::fromStdString(parameter.name);
    }
    void a_nasty_value_is_refused_or_stays_one_whole_input()
    {
        QFETCH(QString, id);
        QFETCH(QString, parameter);
        const auto &definition = runbook(id);
        for (const auto &nasty : kNasty) {
            Bench bench(definition);
            auto inputs = samples(definition);
            inputs[parameter.toStdString()] = nasty.toStdString();
            const auto answer = bench.say(api::StartRunbook{{}, definition.id, inputs});
            if (answer != QStringLiteral("ok")) {
                QVERIFY2(answer.startsWith(QStringLiteral("runbook.input_")), qPrintable(answer));
                QVERIFY(bench.store.runs.empty());
                continue;
            }
            QVERIFY(!nasty.startsWith('-') && !nasty.contains('\n') && !nasty.contains('\0') && nasty.size() <= 1000);
            const auto run = bench.run();
            for (std::size_t i = 0; i < definition.steps.size(); ++i) {
                QCOMPARE(run.runbook.steps[i].inputs.size(), definition.steps[i].inputs.size());
                QCOMPARE(run.runbook.steps[i].action, definition.steps[i].action);
                for (const auto &[key, value] : definition.steps[i].inputs)
                    QCOMPARE(run.runbook.steps[i].inputs.at(key), value.starts_with('$') ? inputs.at(value.substr(1)) : value);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestShippedRunbooks)
#include "tst_shipped_runbooks.moc"
