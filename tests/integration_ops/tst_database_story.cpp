#include "postgres_server.h"

#include <qcat/actions/check_action.h>
#include <qcat/actions/service_action.h>
#include <qcat/base/loop_thread.h>
#include <qcat/catalog_yaml/catalog.h>
#include <qcat/checks/own_state.h>
#include <qcat/checks/postgres_login.h>
#include <qcat/checks/system_checks.h>
#include <qcat/desk/incident_desk.h>
#include <qcat/domain/names.h>
#include <qcat/ops_store/sqlite_ops_store.h>
#include <qcat/probes/check_probe.h>
#include <qcat/service_control/command_service.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>

#include <future>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

class RealClock : public base::Clock
{
public:
    base::WallTime wallNow() const override
    {
        return {
            std::chrono::duration_cast<base::Duration>(std::chrono::system_clock::now().time_since_epoch()).count()};
    }
    base::SteadyTime steadyNow() const override
    {
        return {
            std::chrono::duration_cast<base::Duration>(std::chrono::steady_clock::now().time_since_epoch()).count()};
    }
};

class SmallExposure : public ops::ExposureSource
{
public:
    explicit SmallExposure(const base::Clock &clock) : m_clock(clock) {}
    domain::Exposure exposure() const override
    {
        domain::Exposure exposure;
        exposure.known = true;
        exposure.at = m_clock.steadyNow();
        exposure.openOrders = 2;
        exposure.equity = base::Decimal::fromInt(100'000);
        return exposure;
    }

private:
    const base::Clock &m_clock;
};

void failLoudly(std::exception_ptr error)
{
    try {
        std::rethrow_exception(error);
    } catch (const std::exception &e) {
        qFatal("%s", e.what());
    }
}

// The desk with the catalog that ships, its own store, and the real probes, actions and service control of one
// PostgreSQL.
class Station
{
public:
    Station(const domain::DatabaseConfig &database, const QString &folder)
    {
        onDesk([&] {
            m_store =
                std::move(ops_store::SqliteOpsStore::open((folder + QStringLiteral("/ops.db")).toStdString())).value();
            m_desk =
                std::make_unique<ops::IncidentDesk>(deskConfig(), *m_store, m_exposure, m_clock, m_deskThread,
                                                    stepActions(database, folder.toStdString()), [](api::EventBody) {});
            m_desk->addProbe(std::make_unique<probes::CheckProbe>(
                                 probes::ProbeIdentity{{"postgresql"}, {"postgresql"}, target(database)},
                                 checks::postgresLogin(database), m_prober, m_deskThread, m_clock),
                             200ms, 900ms);
            m_desk->addProbe(std::make_unique<probes::CheckProbe>(probes::ProbeIdentity{{"disk"}, {"disk"}, "/"},
                                                                  checks::diskSpace({"/"}, {0, 0, 0}), m_deskThread,
                                                                  m_deskThread, m_clock),
                             1s, 900ms);
            if (auto started = m_desk->start(); !started)
                qFatal("%s", started.error().message.c_str());
        });
    }
    ~Station()
    {
        onDesk([&] {
            m_desk.reset();
            m_store.reset();
        });
        m_prober.stop();
        m_worker.stop();
    }

    api::OpsSnapshot snapshot()
    {
        api::OpsSnapshot snapshot;
        onDesk([&] { m_desk->describe(snapshot); });
        return snapshot;
    }
    // "ok" or the code of the refusal; `created`: what the command made.
    QString say(api::CommandBody body, std::string *created = nullptr)
    {
        auto answered = std::make_shared<std::promise<base::Result<std::string>>>();
        auto answer = answered->get_future();
        m_deskThread.post([this, body, answered] {
            m_desk->handle({"ann", body},
                           [answered](base::Result<std::string> result) { answered->set_value(std::move(result)); });
        });
        const auto result = answer.get();
        if (result && created)
            *created = *result;
        return result ? QStringLiteral("ok") : QString::fromStdString(result.error().message);
    }
    QString state()
    {
        const auto incidents = snapshot().incidents;
        return incidents.empty() ? QString()
                                 : text(fmt::format("{} {}", name(incidents[0].state), incidents[0].fault.value));
    }
    domain::Incident incident() { return snapshot().incidents.at(0); }
    domain::RunbookRun run() { return snapshot().runs.at(0); }
    QString step(const char *name)
    {
        for (const auto &s : run().steps)
            if (s.name == name)
                return text(fmt::format("{} {}", domain::name(s.state), s.finding.code));
        return {};
    }
    bool allFinished(std::initializer_list<const char *> names)
    {
        return std::all_of(names.begin(), names.end(), [&](const char *n) {
            const auto now = step(n);
            return !now.startsWith(QStringLiteral("waiting")) && !now.startsWith(QStringLiteral("running"));
        });
    }
    std::vector<ops::AuditRecord> audit()
    {
        std::vector<ops::AuditRecord> records;
        onDesk([&] {
            records = m_store->loadAudit(100).value();
            if (m_store->verifyAudit({}).value().state != ops::AuditVerdict::State::Holds)
                qFatal("the audit chain is broken");
        });
        return records;
    }

private:
    static QString text(const std::string &s) { return QString::fromStdString(s); }
    static std::string target(const domain::DatabaseConfig &database)
    {
        return fmt::format("{}:{}", database.host, database.port);
    }

    void onDesk(std::function<void()> work)
    {
        std::promise<void> done;
        m_deskThread.post([&] {
            work();
            done.set_value();
        });
        done.get_future().get();
    }
    ops::DeskConfig deskConfig() const
    {
        const auto loaded = catalog_yaml::loadCatalog(
            QCAT_SOURCE_DIR "/resources",
            {{{"postgresql_target", "the database"}, {"redis_target", "redis"}}, {{"database.connection_failed", 1s}}});
        if (!loaded.isGood())
            qFatal("%s", loaded.mistakes[0].message.c_str());
        ops::DeskConfig config;
        config.components = loaded.catalog.components;
        config.faults = loaded.catalog.faults;
        config.runbooks = loaded.catalog.runbooks;
        config.acknowledgeWithin = {5min, 60min, 4h, 24h};
        return config;
    }
    std::vector<std::unique_ptr<ops::Action>> stepActions(const domain::DatabaseConfig &database,
                                                          const std::string &folder)
    {
        const actions::Services services = {
            {"postgresql", std::make_shared<service_control::CommandService>(target(database), "database", database.control,
                                                                             m_worker, m_deskThread)}};
        std::vector<std::unique_ptr<ops::Action>> all;
        const auto add = [&](const char *name, ops::Check check) {
            all.push_back(std::make_unique<actions::CheckAction>(name, std::move(check), m_worker, m_deskThread));
        };
        add("pg.connect", checks::postgresLogin(database));
        add("pg.port", checks::tcpPort(database.host, database.port));
        add("disk.space", checks::diskSpace({folder}, {0, 0, 0}));
        add("memory.available", checks::memoryAvailable());
        add("spool.status", checks::spool([] { return checks::SpoolState{"postgresql", 3, 300, 1000, false}; }));
        all.push_back(std::make_unique<actions::WaitAction>(
            "store.caught_up", checks::caughtUp([](base::Duration) { return checks::CatchUpState{}; }), 200ms, m_worker,
            m_deskThread));
        all.push_back(std::make_unique<actions::ServiceStatusAction>(services));
        all.push_back(std::make_unique<actions::ServiceChangeAction>(ops::ServiceVerb::Restart, services));
        return all;
    }

    RealClock m_clock;
    SmallExposure m_exposure{m_clock};
    base::LoopThread m_prober{"prober", 100, failLoudly};
    base::LoopThread m_worker{"worker", 100, failLoudly};
    base::LoopThread m_deskThread{"desk", 10'000, failLoudly};
    std::unique_ptr<ops_store::SqliteOpsStore> m_store;
    std::unique_ptr<ops::IncidentDesk> m_desk;
};

} // namespace

class TestDatabaseStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (const auto why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
    }

    void a_crashed_database_is_found_mended_verified_and_recorded()
    {
        PostgresServer server;
        const auto started = server.start();
        QVERIFY2(started, messageOf(started));
        QTemporaryDir folder;
        Station station(server.config(), folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(station.snapshot().components[0].health, domain::Health::Ok, 20'000);

        const auto stopped = server.stopImmediate();
        QVERIFY2(stopped, messageOf(stopped));
        QTRY_COMPARE_WITH_TIMEOUT(station.state(), QStringLiteral("suspected database.connection_failed"), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(station.state(), QStringLiteral("open database.connection_failed"), 20'000);
        const auto id = station.incident().id;

        std::string created;
        QCOMPARE(station.say(api::StartRunbook{id, {}}, &created), QStringLiteral("ok"));
        const domain::RunbookRunId run{created};
        QCOMPARE(station.say(api::RunReads{run}), QStringLiteral("ok"));
        QTRY_VERIFY_WITH_TIMEOUT(station.allFinished({"service", "port", "login", "disk", "memory", "spool", "exposure"}), 20'000);
        QCOMPARE(station.step("service"), QStringLiteral("finding service.not_running"));
        QCOMPARE(station.step("port"), QStringLiteral("finding port.refused"));
        QCOMPARE(station.step("login"), QStringLiteral("finding postgresql.refused"));
        QCOMPARE(station.step("disk"), QStringLiteral("done disk.ok"));
        QCOMPARE(station.step("exposure"), QStringLiteral("done exposure.current"));

        QCOMPARE(station.say(api::PlanStep{run, "restart"}), QStringLiteral("ok"));
        const auto plan = *station.run().plan;
        QVERIFY(plan.isRunnable());
        QVERIFY2(plan.action.find("restart") != std::string::npos, plan.action.c_str());
        QVERIFY(!server.isRunning()); // a plan does nothing
        QCOMPARE(station.say(api::RunStep{run, "restart", plan.token, "yes"}),
                 QStringLiteral("type \"RESTART the database\" to confirm"));
        QCOMPARE(station.say(api::RunStep{run, "restart", plan.token, "RESTART the database"}), QStringLiteral("ok"));
        QTRY_COMPARE_WITH_TIMEOUT(station.step("restart"), QStringLiteral("done service.restarted"), 30'000);
        QVERIFY(server.isRunning());

        QCOMPARE(station.say(api::RunStep{run, "verify", {}, {}}), QStringLiteral("ok"));
        QTRY_COMPARE_WITH_TIMEOUT(station.step("verify"), QStringLiteral("done verify.stable"), 20'000);
        QCOMPARE(station.say(api::RunStep{run, "catch_up", {}, {}}), QStringLiteral("ok"));
        QTRY_COMPARE_WITH_TIMEOUT(station.run().state, domain::RunState::Succeeded, 20'000);
        QCOMPARE(station.state(), QStringLiteral("resolved database.connection_failed"));

        QStringList trail;
        for (const auto &record : station.audit())
            trail << QString::fromStdString(record.action);
        QCOMPARE(trail, (QStringList{QStringLiteral("runbook.start"), QStringLiteral("runbook.step.intent"),
                                     QStringLiteral("runbook.step.outcome"), QStringLiteral("runbook.end")}));
    }

    void a_frozen_database_is_a_fault_and_does_not_freeze_the_desk()
    {
        PostgresServer server;
        const auto started = server.start();
        QVERIFY2(started, messageOf(started));
        QTemporaryDir folder;
        Station station(server.config(), folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(station.snapshot().components[0].health, domain::Health::Ok, 20'000);
        server.pause();
        QTRY_COMPARE_WITH_TIMEOUT(station.state(), QStringLiteral("open database.connection_failed"), 20'000);
        QElapsedTimer watch;
        watch.start();
        QCOMPARE(station.say(api::AcknowledgeIncident{station.incident().id}), QStringLiteral("ok"));
        QVERIFY2(watch.elapsed() < 10'000, "the desk answers while the database hangs");
        server.resume();
        QTRY_COMPARE_WITH_TIMEOUT(station.state(), QStringLiteral("mitigated database.connection_failed"), 20'000);
    }

    void a_wrong_password_is_called_that_and_is_not_shown()
    {
        PostgresServer server;
        const auto started = server.start();
        QVERIFY2(started, messageOf(started));
        auto config = server.config();
        config.password = "hunter2";
        const auto result = checks::postgresLogin(config)({2s, {}});
        QCOMPARE(result.finding.code, std::string("postgresql.auth"));
        QCOMPARE(result.finding.args[1].value, std::string("28P01"));
        QVERIFY(result.finding.text.find("hunter2") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestDatabaseStory)
#include "tst_database_story.moc"
