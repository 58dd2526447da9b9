#pragma once

#include "desk_fixture.h"

namespace desk_test
{

// An open incident of the database and a run of the runbook "mend.database", whose steps a test may change before.
struct RunStory : DeskFixture {
    domain::IncidentId incidentId;
    domain::RunbookRunId runId;

    explicit RunStory(std::function<void(domain::Runbook &)> prepare = [](auto &) {})
    {
        prepare(config.runbooks[0]);
        start();
        incidentId = breakDatabase();
        (void)take();
    }
    QString take()
    {
        std::string created;
        const auto answer = say(api::StartRunbook{incidentId, "mend.database"}, &created);
        if (answer == QStringLiteral("ok"))
            runId = {created};
        return answer;
    }
    QString as(const char *actor, api::CommandBody body)
    {
        QString answer = QStringLiteral("no answer");
        desk->handle({actor, std::move(body)}, [&](base::Result<std::string> result) {
            answer = result ? QStringLiteral("ok") : QString::fromStdString(result.error().code);
        });
        executor.runAll();
        return answer;
    }
    QString runReads() { return say(api::RunReads{runId}); }
    QString doStep(const char *name) { return say(api::RunStep{runId, name, {}, {}}); }
    // Plans the change and clicks.
    QString act(const char *step = "restart")
    {
        const auto planned = say(api::PlanStep{runId, step});
        return planned == QStringLiteral("ok") ? say(api::RunStep{runId, step, run().plan->token, "RESTART unit.service"}) : planned;
    }
    QString planned(const char *step = "restart")
    {
        (void)say(api::PlanStep{runId, step});
        QStringList unmet;
        const auto current = run();
        if (current.plan)
            for (const auto &precondition : current.plan->preconditions)
                if (precondition.health == Health::Crit)
                    unmet << QString::fromStdString(precondition.code);
        return unmet.join(QLatin1Char(' '));
    }
    void verify()
    {
        world.health["database"] = Health::Ok;
        (void)doStep("verify");
        pass(4s);
    }
    // "look done | check waiting | …"
    QString states() const
    {
        QStringList all;
        const auto current = run();
        for (const auto &s : current.steps)
            all << QString::fromStdString(fmt::format("{} {}", s.name, domain::name(s.state)));
        return all.join(QStringLiteral(" | "));
    }
    QString state() const { return QString::fromUtf8(domain::name(run().state).data()); }
    bool isInAudit(std::string_view action, std::string_view field = {}) const
    {
        return std::ranges::any_of(store.audit, [&](const auto &record) {
            return record.action == action && record.payload.find(field) != std::string::npos;
        });
    }
};

} // namespace desk_test
