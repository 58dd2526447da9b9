#include "pg_client.h"
#include "pg_roles.h"
#include "postgres_story.h"
#include "running_host.h"

#include <qcat/ops_store/sqlite_ops_store.h>

#include <QTest>

#include <algorithm>

using namespace qcat;
using domain::IncidentState;
using domain::StepState;

namespace
{

constexpr const char *kEnd = "database.session.terminate";

std::optional<domain::RunbookRun> runOf(const api::Snapshot &snapshot, const std::string &id)
{
    for (const auto &run : snapshot.ops->runs)
        if (run.id.value == id)
            return run;
    return std::nullopt;
}

std::optional<domain::Incident> lockIncident(const api::Snapshot &snapshot)
{
    for (const auto &incident : snapshot.ops->incidents)
        if (incident.fault.value == "database.lock_waits")
            return incident;
    return std::nullopt;
}

std::string errorOf(const std::optional<api::CommandAnswered> &answer)
{
    return !answer ? "no answer" : answer->error ? answer->error->code + ": " + answer->error->message : std::string();
}

} // namespace

// Cancel and end sessions of a real PostgreSQL through the engine: by commands alone, as the window gives them.
class TestSessionRunbooks : public QObject
{
    Q_OBJECT

private:
    domain::RunbookInputs inputsOf(int pid, int laterByMicroseconds = 0) const
    {
        const auto start = m_server->sql("SELECT (EXTRACT(EPOCH FROM backend_start) * 1000000)::bigint + " + std::to_string(laterByMicroseconds) +
                                         " FROM pg_stat_activity WHERE pid = " + std::to_string(pid));
        return {{"pid", std::to_string(pid)}, {"backend_start", QString::fromStdString(start ? *start : "0").trimmed().toStdString()}};
    }
    // Starts the runbook and does its diagnosis; the run's id, empty where it was refused.
    std::string begin(const char *runbook, const domain::RunbookInputs &inputs, const domain::IncidentId &incident = {})
    {
        const auto started = m_host->run(api::StartRunbook{incident, runbook, inputs});
        m_said = errorOf(started);
        if (!started || started->error || !m_host->run(api::RunReads{{started->createdId}}))
            return {};
        (void)QTest::qWaitFor([&] { return isFinished(started->createdId, "session") && isFinished(started->createdId, "exposure"); }, 20'000);
        return started->createdId;
    }
    std::optional<domain::StepRun> step(const std::string &run, const std::string &name) const
    {
        if (const auto found = runOf(*m_host->now(), run))
            for (const auto &step : found->steps)
                if (step.name == name)
                    return step;
        return std::nullopt;
    }
    bool isFinished(const std::string &run, const std::string &name) const
    {
        const auto found = step(run, name);
        return found && found->state != StepState::Waiting && found->state != StepState::Running;
    }
    // Plans and confirms; what was answered to it, empty: it ran.
    std::string act(const std::string &run, const char *name, const std::string &confirm = {})
    {
        if (const auto planned = errorOf(m_host->run(api::PlanStep{{run}, name})); !planned.empty())
            return planned;
        if (!QTest::qWaitFor([&] { return runOf(*m_host->now(), run)->plan.has_value(); }, 10'000))
            return "no plan";
        const auto token = runOf(*m_host->now(), run)->plan->token;
        const auto said = errorOf(m_host->run(api::RunStep{{run}, name, token, confirm}));
        if (said.empty())
            (void)QTest::qWaitFor([&] { return isFinished(run, name); }, 20'000);
        return said;
    }
    bool isThere(int pid) const
    {
        const auto count = m_server->sql("SELECT count(*) FROM pg_stat_activity WHERE pid = " + std::to_string(pid));
        return count && count->starts_with("1");
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        const auto up = m_server->start();
        QVERIFY2(up, messageOf(up));
        QVERIFY(makeRoles(*m_server));
        m_host = std::make_unique<RunningHost>(postgres_story::config(*m_server), m_folder.path());
        QVERIFY2(m_host->started(), m_host->started() ? "" : m_host->started().error().message.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(m_host->now()->data->postgres->locks.hasData(), 20'000);
    }
    void cleanupTestCase()
    {
        m_host.reset();
        m_server.reset();
    }

    void what_the_role_may_not_see_is_unknown_and_named()
    {
        QVERIFY(m_host->now()->data->postgres->server.data.hasMonitor == false);
        const auto said = [&] {
            const auto components = m_host->now()->ops->components;
            const auto inside = std::ranges::find(components, "postgresql_inside", [](const auto &c) { return c.id.value; });
            return inside == components.end() || inside->health != domain::Health::Unknown ? std::string() : inside->finding.code;
        };
        QTRY_COMPARE_WITH_TIMEOUT(said(), std::string("pg_health.transactions_hidden"), 20'000);
    }

    void a_blocker_is_an_incident_and_its_runbook_frees_who_waits()
    {
        PgClient holder(m_server->config(), "forgotten");
        holder.ask("CREATE TABLE held (id int PRIMARY KEY, value int)");
        holder.ask("INSERT INTO held VALUES (1, 0)");
        holder.ask("BEGIN");
        holder.ask("UPDATE held SET value = 1");
        PgClient waiter(m_server->config(), "waiter");
        waiter.send("UPDATE held SET value = 2");

        const auto isOpen = [&] { return lockIncident(*m_host->now()) && lockIncident(*m_host->now())->state == IncidentState::Open; };
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), 60'000);
        const auto incident = *lockIncident(*m_host->now());
        QCOMPARE(incident.severity, domain::Severity::P2);
        QCOMPARE(incident.component.value, std::string("postgresql_inside"));
        QCOMPARE(incident.runbook, std::string(kEnd));

        // what the Locks tab shows is what the runbook is handed
        const auto locks = m_host->now()->data->postgres->locks.data.rows;
        const auto shown = std::ranges::find(locks, holder.pid(), [](const auto &lock) { return lock.session.pid; });
        QVERIFY(shown != locks.end() && !shown->session.isProtected);
        const domain::RunbookInputs inputs = {{"pid", std::to_string(holder.pid())},
                                              {"backend_start", std::to_string(shown->session.backendStart.ns / 1000)}};
        QVERIFY(inputs == inputsOf(holder.pid()));
        const auto run = begin(kEnd, inputs, incident.id);
        QVERIFY2(!run.empty(), m_said.c_str());
        QVERIFY(runOf(*m_host->now(), run)->inputs == inputs);
        QCOMPARE(step(run, "session")->finding.code, std::string("pg_session.described"));
        QCOMPARE(step(run, "session")->finding.args.back().value, std::string("1")); // waits for it

        const auto phrase = "END " + std::to_string(holder.pid());
        QVERIFY(act(run, "terminate", "END 1").starts_with("confirm.wrong"));
        QVERIFY(isThere(holder.pid()));
        const auto said = act(run, "terminate", phrase);
        QVERIFY2(said.empty(), said.c_str());
        QCOMPARE(step(run, "terminate")->finding.code, std::string("pg_session.terminated"));
        QVERIFY(!isThere(holder.pid()));
        QCOMPARE(waiter.finish(), std::string()); // goes on, and its statement worked
        QVERIFY(m_host->run(api::RunStep{{run}, "verify", {}, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(runOf(*m_host->now(), run)->state, domain::RunState::Succeeded, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(lockIncident(*m_host->now())->state, IncidentState::Resolved, 30'000);
    }

    void a_long_statement_is_cancelled_by_hand_and_its_session_stays()
    {
        PgClient busy(m_server->config(), "busy");
        busy.send("SELECT pg_sleep(300)");
        const auto run = begin("database.session.cancel", inputsOf(busy.pid()));
        QVERIFY2(!run.empty(), m_said.c_str());
        const auto said = act(run, "cancel");
        QVERIFY2(said.empty(), said.c_str());
        QCOMPARE(busy.finish(), std::string("57014"));
        QVERIFY(m_host->run(api::RunStep{{run}, "verify", {}, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(runOf(*m_host->now(), run)->state, domain::RunState::Succeeded, 20'000);
        QVERIFY(isThere(busy.pid()));
        const auto incident = runOf(*m_host->now(), run)->incident;
        const auto incidents = m_host->now()->ops->incidents;
        const auto record = std::ranges::find(incidents, incident, &domain::Incident::id);
        QVERIFY(record != incidents.end());
        QCOMPARE(record->severity, domain::Severity::P3);
        QCOMPARE(record->state, IncidentState::Resolved);
        QCOMPARE(record->owner, std::string("tester"));
    }

    void another_session_under_the_pid_our_own_and_a_superusers_are_refused()
    {
        PgClient innocent(m_server->config(), "innocent");
        PgClient superuser(configOf(*m_server, PgRole::Superuser), "psql");
        const auto own = m_server->sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'qcat-diag'");
        QVERIFY(own);
        const int ownPid = std::stoi(*own);
        for (const auto &inputs : {inputsOf(innocent.pid(), -1), inputsOf(superuser.pid()), inputsOf(ownPid)}) {
            const auto run = begin(kEnd, inputs);
            QVERIFY2(!run.empty(), m_said.c_str());
            const auto said = act(run, "terminate", "END " + inputs.at("pid"));
            QVERIFY2(said.starts_with("plan.precondition"), said.c_str());
            QVERIFY(m_host->run(api::AbortRun{{run}, "refused"}));
        }
        for (const int pid : {innocent.pid(), superuser.pid(), ownPid})
            QVERIFY(isThere(pid));
    }

    void an_input_out_of_its_bounds_starts_nothing()
    {
        const auto runs = m_host->now()->ops->runs.size();
        QVERIFY(begin(kEnd, {{"pid", "1 OR true"}, {"backend_start", "1"}}).empty());
        QCOMPARE(m_said, std::string("runbook.input_number: pid must be a whole number from 1 to 2147483647, not \"1 OR true\""));
        QCOMPARE(m_host->now()->ops->runs.size(), runs);
    }

    // Last: ends the engine.
    void the_audit_says_who_did_what_to_whom()
    {
        m_host.reset();
        const auto folder = runtime::DataFolder::open(m_folder.path().toStdString());
        QVERIFY(folder);
        auto store = ops_store::SqliteOpsStore::open(folder->opsStore().string());
        QVERIFY(store);
        const auto audit = (*store)->loadAudit(500);
        QVERIFY(audit);
        const auto count = [&](const char *action, const char *holds) {
            return std::ranges::count_if(*audit, [&](const auto &record) {
                return record.actor == "tester" && record.action == action && record.payload.find(holds) != std::string::npos;
            });
        };
        QCOMPARE(count("runbook.start", "\"input.pid\""), 5);
        QCOMPARE(count("runbook.step.intent", "pg_terminate_backend("), 1);
        QCOMPARE(count("runbook.step.intent", "pg_cancel_backend("), 1);
        QCOMPARE(count("runbook.step.outcome", "pg_session.terminated"), 1);
        QVERIFY((*store)->verifyAudit({})->state == ops::AuditVerdict::State::Holds);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<RunningHost> m_host;
    std::string m_said;
};

QTEST_GUILESS_MAIN(TestSessionRunbooks)
#include "tst_session_runbooks.moc"
