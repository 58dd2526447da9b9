#include <qcat/base/manual_executor.h>
#include <qcat/desk/incident_desk.h>
#include <qcat/domain/names.h>
#include <qcat/ops_store/sqlite_ops_store.h>

#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstring>
#include <map>
#include <random>

// The real desk and store in a process of their own, with an operator who runs one runbook after the other: killed at 100 random points, also
// in the midst of a transaction and between a change and its answer. What was changed is written down where no kill reaches it.
namespace
{

using namespace qcat;
using namespace std::chrono_literals;
using domain::RunState;
using domain::StepMode;
using domain::StepState;

constexpr int kKills = 100;
constexpr int kPoints = 120; // a run has about half of them

// Shared with the processes that are killed.
struct Record {
    std::atomic<int> pointsLeft{-1}; // until the process kills itself; negative: never
    std::atomic<int> changes{0};
    char all[4096][64]; // "RUN step"
};
Record *record = nullptr;

// One of the points at which a process may die.
void mayDie()
{
    if (record->pointsLeft.load() >= 0 && record->pointsLeft.fetch_sub(1) == 0)
        kill(getpid(), SIGKILL);
}

class MortalStore : public ops::OpsStore
{
public:
    explicit MortalStore(std::unique_ptr<ops::OpsStore> store) : m_store(std::move(store)) {}
    base::Status transact(const std::function<base::Status()> &work) override
    {
        return around([&] { return m_store->transact([&] { return around(work); }); });
    }
    base::Status saveIncident(const domain::Incident &incident) override
    {
        return around([&] { return m_store->saveIncident(incident); });
    }
    base::Status saveEvidence(const domain::IncidentId &incident, const domain::Evidence &evidence) override
    {
        return m_store->saveEvidence(incident, evidence);
    }
    base::Status saveRun(const domain::RunbookRun &run) override
    {
        return around([&] { return m_store->saveRun(run); });
    }
    base::Status appendAudit(const ops::AuditRecord &written) override
    {
        return around([&] { return m_store->appendAudit(written); });
    }
    base::Status saveSilence(const domain::Silence &silence) override { return m_store->saveSilence(silence); }
    base::Result<std::vector<domain::Incident>> loadIncidents(int newest) override { return m_store->loadIncidents(newest); }
    base::Result<std::vector<domain::Silence>> loadSilences(int newest) override { return m_store->loadSilences(newest); }
    base::Result<std::vector<domain::RunbookRun>> loadRuns(int newest) override { return m_store->loadRuns(newest); }
    base::Result<std::vector<ops::AuditRecord>> loadAudit(int newest) override { return m_store->loadAudit(newest); }
    base::Result<ops::AuditVerdict> verifyAudit(const std::optional<ops::AuditHead> &anchor) override { return m_store->verifyAudit(anchor); }
    base::Result<ops::AuditHead> auditHead() override { return m_store->auditHead(); }
    base::Result<domain::IncidentId> nextIncidentId(base::WallTime now) override { return m_store->nextIncidentId(now); }
    base::Result<domain::SilenceId> nextSilenceId(base::WallTime now) override { return m_store->nextSilenceId(now); }
    base::Status proveWritable() override { return m_store->proveWritable(); }

private:
    template <typename F>
    base::Status around(const F &work)
    {
        mayDie();
        auto done = work();
        mayDie();
        return done;
    }

    std::unique_ptr<ops::OpsStore> m_store;
};

class Probe : public ops::Probe
{
public:
    explicit Probe(const base::Clock &clock) : m_clock(clock) {}
    domain::ProbeId id() const override { return {"database"}; }
    domain::ComponentId component() const override { return {"database"}; }
    std::string instance() const override { return {}; }
    void run(const base::CallLimits &, std::function<void(domain::ProbeResult)> done) override
    {
        done({id(), component(), {}, domain::Health::Ok, {"database.ok", "answers", {}, {}}, {}, m_clock.wallNow(), m_clock.steadyNow(), {}});
    }

private:
    const base::Clock &m_clock;
};

// Its answer comes later, as that of an adapter does.
class Act : public ops::Action
{
public:
    Act(std::string name, StepMode mode, base::Executor &desk, const std::string &run) : m_name(std::move(name)), m_mode(mode), m_desk(desk), m_run(run) {}
    std::string name() const override { return m_name; }
    StepMode mode() const override { return m_mode; }
    void plan(const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done) override
    {
        done(ops::ActionPlan{"change it", "the database", {}});
    }
    void run(const ops::ActionRequest &request, const base::CallLimits &, std::function<void(std::string)>, base::Done<ops::ActionOutcome> done) override
    {
        mayDie();
        if (m_mode == StepMode::Mutate)
            std::strncpy(record->all[record->changes++], fmt::format("{} {}", m_run, request.inputs.at("step")).c_str(), 63);
        mayDie();
        m_desk.post([done = std::move(done)] {
            mayDie();
            done(ops::ActionOutcome{{"act.done", "done", {}, domain::Health::Ok}, {}});
        });
    }

private:
    const std::string m_name;
    const StepMode m_mode;
    base::Executor &m_desk;
    const std::string &m_run;
};

class Exposure : public ops::ExposureSource
{
public:
    explicit Exposure(const base::Clock &clock) : m_clock(clock) {}
    domain::Exposure exposure() const override
    {
        domain::Exposure now;
        now.known = true;
        now.at = m_clock.steadyNow();
        return now;
    }

private:
    const base::Clock &m_clock;
};

domain::RunbookStep step(std::string name, std::string action, StepMode mode = StepMode::Read)
{
    domain::RunbookStep made;
    made.name = name;
    made.action = std::move(action);
    made.mode = mode;
    made.timeout = 30s;
    made.confirm = mode == StepMode::Mutate ? domain::Confirm::Click : domain::Confirm::None;
    if (mode == StepMode::Mutate)
        made.inputs = {{"step", name}};
    return made;
}

ops::DeskConfig oneRunbook()
{
    domain::Runbook runbook;
    runbook.id = "mend";
    runbook.hash = "abc";
    runbook.component = {"database"};
    runbook.lockKey = "database";
    runbook.steps = {step("look", "look"), step("decide", std::string(domain::kBranchAction)), step("first", "act", StepMode::Mutate),
                     step("second", "act", StepMode::Mutate), step("verify", "probe.wait")};
    runbook.steps[1].choices = {{"look.health == ok", "first"}};
    runbook.steps[1].otherwise = "verify";
    runbook.steps[4].inputs = {{"probe", "database"}, {"stable_for", "1s"}};
    ops::DeskConfig config;
    config.components = {{{"database"}, {}, {}}};
    config.runbooks = {runbook};
    config.acknowledgeWithin = {5min, 1h, 4h, 24h};
    return config;
}

// The process: what was left is taken up, then run after run until it is killed; once, where nobody kills it. 0: good.
int live(const std::string &file, bool isLast)
{
    base::ManualClock clock;
    base::ManualExecutor executor(clock);
    auto opened = ops_store::SqliteOpsStore::open(file);
    if (!opened)
        return 2;
    MortalStore store(std::move(opened).value());
    const Exposure exposure(clock);
    std::string run;
    std::vector<std::unique_ptr<ops::Action>> actions;
    actions.push_back(std::make_unique<Act>("look", StepMode::Read, executor, run));
    actions.push_back(std::make_unique<Act>("act", StepMode::Mutate, executor, run));
    ops::IncidentDesk desk(oneRunbook(), store, exposure, clock, executor, std::move(actions), [](const auto &) {});
    desk.addProbe(std::make_unique<Probe>(clock), 1s, 900ms);
    if (!desk.start())
        return 3;
    const auto say = [&](api::CommandBody body) {
        bool done = false;
        desk.handle({"ann", std::move(body)}, [&](base::Result<std::string> answer) {
            done = bool(answer);
            if (answer && !answer->empty())
                run = *answer;
        });
        executor.runAll();
        return done;
    };
    const auto newest = [&] {
        api::OpsSnapshot seen;
        desk.describe(seen);
        return seen.runs.empty() ? domain::RunbookRun() : seen.runs.front();
    };
    if (newest().id.isValid() && newest().state == RunState::InProgress)
        return 4; // its owner is dead
    do {
        if (!say(api::StartRunbook{{}, "mend"}))
            return 5; // the lock of a run whose owner died
        const domain::RunbookRunId id{run};
        if (!say(api::RunReads{id}))
            return 6;
        for (const char *name : {"first", "second"})
            if (!say(api::PlanStep{id, name}) || !say(api::RunStep{id, name, newest().plan->token, {}}))
                return 7;
        if (!say(api::RunStep{id, "verify", {}, {}}))
            return 8;
        executor.advance(3s);
        if (newest().state != RunState::Succeeded)
            return 9;
        clock.advance(1s);
    } while (!isLast);
    return 0;
}

} // namespace

class TestRunbookKill : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<domain::RunbookRun> m_runs;
    std::vector<ops::AuditRecord> m_audit;

    // Records of that action that name the run and, unless empty, the step.
    int audited(std::string_view action, const std::string &run, const std::string &step = {}) const
    {
        return int(std::ranges::count_if(m_audit, [&](const auto &written) {
            const auto has = [&](const std::string &field) { return written.payload.find(field) != std::string::npos; };
            return written.action == action && has("\"run\":\"" + run + "\"") && (step.empty() || has("\"step\":\"" + step + "\""));
        }));
    }

private Q_SLOTS:
    void initTestCase()
    {
        void *memory = mmap(nullptr, sizeof(Record), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(memory != MAP_FAILED);
        record = new (memory) Record;
    }

    // A life that finds a run in progress, or its lock held, ends with a word of its own.
    void a_hundred_kills_leave_nothing_running_and_no_lock_held()
    {
        const auto file = m_folder.filePath(QStringLiteral("ops.sqlite")).toStdString();
        std::mt19937 random(20261123);
        int died = 0;
        for (int life = 0; life <= kKills; ++life) {
            const bool isLast = life == kKills;
            record->pointsLeft = isLast ? -1 : int(random() % kPoints);
            const pid_t child = fork();
            if (child == 0)
                _exit(live(file, isLast));
            int status = 0;
            waitpid(child, &status, 0);
            died += WIFSIGNALED(status);
            QVERIFY2(WIFSIGNALED(status) || WEXITSTATUS(status) == 0, fmt::format("life {} ended with {}", life, WEXITSTATUS(status)).c_str());
        }
        QCOMPARE(died, kKills);
        auto store = ops_store::SqliteOpsStore::open(file);
        QVERIFY(store);
        m_runs = *(*store)->loadRuns(10'000);
        m_audit = *(*store)->loadAudit(1'000'000);
        QVERIFY((*store)->verifyAudit({})->state == ops::AuditVerdict::State::Holds);
        int interrupted = 0;
        for (const auto &run : m_runs) {
            QVERIFY(run.state == RunState::Succeeded || run.state == RunState::Interrupted);
            interrupted += run.state == RunState::Interrupted;
            for (const auto &step : run.steps)
                QVERIFY(step.state != StepState::Running);
        }
        QVERIFY2(interrupted > kKills / 4, "hardly a kill hit a run");
        qInfo("%zu runs, %d of them interrupted; %d changes", m_runs.size(), interrupted, record->changes.load());
    }

    // Uses what the test before left.
    void no_step_runs_twice_and_none_that_ran_says_that_it_waits()
    {
        std::map<std::string, int> times;
        for (int i = 0; i < record->changes; ++i)
            ++times[record->all[i]];
        QVERIFY(times.size() > 20);
        for (const auto &[change, count] : times)
            QVERIFY2(count == 1, change.c_str());
        int known = 0;
        for (const auto &run : m_runs)
            for (const auto &step : run.steps) {
                if (!times.contains(run.id.value + " " + step.name))
                    continue;
                ++known;
                QVERIFY2(step.state == StepState::Done || step.state == StepState::Interrupted, (run.id.value + " " + step.name).c_str());
                QCOMPARE(step.attempts, 1);
            }
        QCOMPARE(known, int(times.size()));
    }

    void the_audit_is_complete()
    {
        for (const auto &run : m_runs) {
            QCOMPARE(audited("runbook.start", run.id.value), 1);
            QCOMPARE(audited("runbook.end", run.id.value), run.state == RunState::Succeeded ? 1 : 0);
            for (const auto &step : run.steps) {
                if (step.name != "first" && step.name != "second")
                    continue;
                QCOMPARE(audited("runbook.step.intent", run.id.value, step.name), step.attempts);
                QCOMPARE(audited("runbook.step.outcome", run.id.value, step.name), step.state == StepState::Done ? 1 : 0);
                QCOMPARE(audited("runbook.step.interrupted", run.id.value, step.name), step.state == StepState::Interrupted ? 1 : 0);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRunbookKill)
#include "tst_runbook_kill.moc"
