#pragma once

#include "running_host.h"

#include <qcat/domain/names.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

// A running engine whose faults open and clear after a second, and an operator who heals them by their runbooks: diagnosis, plan, typed
// confirm, proof, as the window does it by commands. What went wrong stands in said().
class RunbookCure
{
public:
    using ByHand = std::map<std::string, std::function<void()>>; // done when this step is done: what a runbook leaves to a person

    explicit RunbookCure(qcat::domain::Config config, const RunningHost::Change &change = {}, QString data = {})
    {
        using namespace std::chrono_literals;
        hurry();
        config.health.probeInterval = 300ms;
        config.health.watchInterval = 500ms;
        if (data.isEmpty())
            data = m_folder.filePath(QStringLiteral("data"));
        m_host = std::make_unique<RunningHost>(std::move(config), data, [&](qcat::runtime::HostOptions &options) {
            options.resources = m_folder.filePath(QStringLiteral("resources")).toStdString();
            if (change)
                change(options);
        });
    }

    RunningHost &host() { return *m_host; }
    const QByteArray &said() const { return m_said; }
    bool isTrading()
    {
        return m_host->started() && wait([&] { return m_host->state() == qcat::domain::TradingState::Active; }, "trading never began");
    }
    bool holdsPosition() { return wait([&] { return !m_host->now()->trading->positions.empty(); }, "no position came"); }
    std::optional<qcat::domain::Incident> incident(const std::string &fault) const
    {
        for (const auto held = m_host->now(); const auto &incident : held->ops->incidents)
            if (incident.fault.value == fault && incident.isOpen() && incident.id.isValid())
                return incident;
        return std::nullopt;
    }
    bool isDetected(const std::string &fault)
    {
        return wait([&] { return incident(fault).has_value(); }, "no incident " + fault);
    }
    bool isOver(const std::string &fault)
    {
        return wait([&] { return !incident(fault); }, "still open: " + fault);
    }
    // Runs the runbook of an open incident, or a tool without one, to its end. True: it reached its aim.
    bool heal(const std::string &fault, const std::string &runbook, const qcat::domain::RunbookInputs &inputs = {}, const ByHand &byHand = {},
              const std::set<std::string> &skipped = {})
    {
        using namespace qcat;
        if (!goThrough(fault, runbook, inputs, byHand, skipped))
            return false;
        if (!wait([&] { return run().state != domain::RunState::InProgress; }, "the run does not end"))
            return false;
        if (run().state != domain::RunState::Succeeded)
            return fail("the run ended as " + std::string(domain::name(run().state)) + "\n" + story());
        return true;
    }
    // The same to its last step, for one that ends in the next process.
    bool goThrough(const std::string &fault, const std::string &runbook, const qcat::domain::RunbookInputs &inputs = {}, const ByHand &byHand = {},
                   const std::set<std::string> &skipped = {})
    {
        using namespace qcat;
        const auto open = incident(fault);
        const auto started = m_host->run(api::StartRunbook{open ? open->id : domain::IncidentId{}, runbook, inputs});
        if (!accepted(started, "start"))
            return false;
        m_run = {started->createdId};
        const auto count = run().steps.size();
        for (std::size_t i = 0; i < count && run().state == domain::RunState::InProgress; ++i) {
            const auto definition = run().runbook.steps[i];
            const auto &name = definition.name;
            if (definition.action == domain::kBranchAction || definition.action == domain::kEscalateAction || isFinished(name))
                continue; // goes by itself, or lies beside the way
            if (skipped.contains(name)) {
                if (!accepted(m_host->run(api::SkipStep{m_run, name, "not in this test"}), name))
                    return false;
                continue;
            }
            if (definition.mode == domain::StepMode::Mutate ? !change(definition) : !look(name))
                return false;
            if (byHand.contains(name))
                byHand.at(name)();
            if (definition.mode == domain::StepMode::Mutate || !isLast(i))
                if (!wait([&] { return isFinished(name); }, "step " + name + " does not end"))
                    return false;
        }
        return true;
    }
    bool isRunning() const
    {
        const auto held = m_host->now();
        return std::ranges::any_of(held->ops->runs, [](const auto &each) { return each.state == qcat::domain::RunState::InProgress; });
    }
    const qcat::domain::RunbookRunId &lastRun() const { return m_run; }
    // What a step of the last run found.
    std::string found(const std::string &name) const
    {
        const auto now = run();
        for (const auto &step : now.steps)
            if (step.name == name)
                return step.finding.code;
        return {};
    }
    std::string story() const
    {
        const auto now = run();
        std::string text;
        for (const auto &step : now.steps)
            text += step.name + ": " + std::string(qcat::domain::name(step.state)) + " " + step.finding.text + "\n";
        return text;
    }

private:
    static constexpr int kPatience = 30'000;

    // The faults that ship, with clocks of a second.
    void hurry() const
    {
        const auto folder = m_folder.filePath(QStringLiteral("resources"));
        std::filesystem::copy(QCAT_RESOURCES, folder.toStdString(), std::filesystem::copy_options::recursive);
        const QDir faults(folder + QStringLiteral("/faults"));
        static const QRegularExpression clocks(QStringLiteral("^(open_after|clear_after): .*$"), QRegularExpression::MultilineOption);
        for (const QString &name : faults.entryList(QDir::Files)) {
            QFile file(faults.filePath(name));
            if (!file.open(QIODevice::ReadWrite))
                continue;
            const auto text = QString::fromUtf8(file.readAll()).replace(clocks, QStringLiteral("\\1: 1s"));
            file.resize(0);
            file.seek(0);
            file.write(text.toUtf8());
        }
    }
    bool change(const qcat::domain::RunbookStep &step)
    {
        using namespace qcat;
        if (!accepted(m_host->run(api::PlanStep{m_run, step.name}), "plan of " + step.name) ||
            !wait([&] { return run().plan && run().plan->step == step.name; }, "no plan of " + step.name))
            return false;
        if (!run().plan->isRunnable())
            return fail("not runnable: " + step.name);
        // the market may move the exposure between the plan and the click: then an operator looks again
        for (int attempt = 0; attempt < 20; ++attempt) {
            const auto answer = m_host->run(api::RunStep{m_run, step.name, run().plan->token, step.confirmPhrase});
            if (!answer || !answer->error || !answer->error->code.starts_with("plan."))
                return accepted(answer, step.name);
            if (!accepted(m_host->run(api::PlanStep{m_run, step.name}), "plan of " + step.name))
                return false;
        }
        return fail("the exposure never rests: " + step.name);
    }
    bool look(const std::string &name)
    {
        return isFinished(name) || accepted(m_host->run(qcat::api::RunStep{m_run, name, {}, {}}), name);
    }
    bool isLast(std::size_t index) const { return index + 1 == run().steps.size(); }
    bool isFinished(const std::string &name) const
    {
        using qcat::domain::StepState;
        const auto now = run();
        for (const auto &step : now.steps)
            if (step.name == name)
                return step.state != StepState::Waiting && step.state != StepState::Running;
        return false;
    }
    qcat::domain::RunbookRun run() const
    {
        for (const auto held = m_host->now(); const auto &run : held->ops->runs)
            if (run.id == m_run)
                return run;
        return {};
    }
    bool accepted(const std::optional<qcat::api::CommandAnswered> &answer, const std::string &what)
    {
        if (answer && !answer->error)
            return true;
        return fail(what + ": " + (answer ? answer->error->message : "no answer") + "\n" + story());
    }
    template <typename Condition>
    bool wait(Condition condition, const std::string &otherwise)
    {
        return QTest::qWaitFor(condition, kPatience) || fail(otherwise + "\n" + story());
    }
    bool fail(const std::string &what)
    {
        m_said = QByteArray::fromStdString(what);
        return false;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RunningHost> m_host;
    qcat::domain::RunbookRunId m_run;
    QByteArray m_said;
};
