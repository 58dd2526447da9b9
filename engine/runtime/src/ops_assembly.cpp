#include "ops_assembly.h"

#include "attachment_folder.h"
#include "backup_actions.h"
#include "channel_checks.h"
#include "channel_test.h"
#include "database_looks.h"
#include "desk_store.h"
#include "evidence_capture.h"
#include "exception_text.h"

#include "cache_check.h"
#include "own_checks.h"
#include "pool_actions.h"
#include "performance_actions.h"
#include "pool_check.h"
#include "recent_volatility.h"
#include "record_actions.h"
#include "service_controls.h"
#include "trading_actions.h"
#include "trading_checks.h"
#include "watch_probes.h"

#include <qcat/actions/check_action.h>
#include <qcat/actions/function_action.h>
#include <qcat/actions/log_cleanup.h>
#include <qcat/actions/redis_cleanup.h>
#include <qcat/actions/redis_setting.h>
#include <qcat/actions/service_action.h>
#include <qcat/base/log.h>
#include <qcat/checks/postgres_login.h>
#include <qcat/checks/redis_login.h>
#include <qcat/checks/system_checks.h>
#include <qcat/domain/database_servers.h>
#include <qcat/domain/names.h>
#include <qcat/notify/codes.h>
#include <qcat/ops_ports/action_kinds.h>
#include <qcat/pg_diagnostics/freeze.h>
#include <qcat/pg_diagnostics/status_checks.h>
#include <qcat/probes/check_probe.h>
#include <qcat/redis_link/endpoint.h>
#include <qcat/runtime/fault_catalog.h>
#include <qcat/runtime/known_secrets.h>
#include <qcat/time_zones/system_time_zones.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr std::size_t kWorkerQueue = 64;
constexpr base::Duration kCatchUpPoll = 500ms;
constexpr int kTakenUp = 500; // incidents that calling may have missed

void logException(const std::exception_ptr &exception)
{
    log::error("ops", "a bug in a check or action: {}", textOf(exception));
}

std::string databaseTarget(const domain::DatabaseConfig &database)
{
    return domain::serversText(database);
}

base::Result<catalog_yaml::Catalog> loadCatalog(const std::filesystem::path &resources, const domain::Config &config)
{
    auto loaded = readCatalog(resources, config);
    for (const auto &mistake : loaded.refused)
        log::error("desk", "an own runbook is left out: {}", mistake.message);
    if (loaded.isGood())
        return std::move(loaded.catalog);
    std::string text = "faults and runbooks cannot be used:";
    for (const auto &mistake : loaded.mistakes)
        text += "\n" + mistake.message;
    return base::Error{"catalog.invalid", text};
}

// What this configuration does not have is not shown and not watched: an embedded store has no PostgreSQL behind it.
void keepConfigured(catalog_yaml::Catalog &catalog, const std::vector<api::NotWatched> &absent)
{
    const auto isAbsent = [&](const domain::ComponentId &id) {
        return std::ranges::find(absent, id, &api::NotWatched::id) != absent.end();
    };
    std::erase_if(catalog.components, [&](const auto &c) { return isAbsent(c.id); });
    for (auto &component : catalog.components)
        std::erase_if(component.dependsOn, isAbsent);
    std::erase_if(catalog.faults, [&](const auto &f) { return f.isPending() || isAbsent(f.component); });
    std::erase_if(catalog.runbooks, [&](const auto &r) { return isAbsent(r.component); });
}

ops::WorkingHours workingHours(const domain::IncidentsConfig &incidents)
{
    static const std::vector<std::string> days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    ops::WorkingHours hours{{}, incidents.workFrom, incidents.workTo, incidents.timeZone};
    for (const auto &day : incidents.workDays)
        hours.days.push_back(int(std::ranges::find(days, day) - days.begin()) + 1);
    return hours;
}

const ops::TimeZones &machineZones()
{
    static const time_zones::SystemTimeZones zones; // without a state of its own
    return zones;
}

// An outage leaves trading reduced or halted, and only a person resumes it.
std::optional<domain::Finding> resumeByHand(const std::shared_ptr<const api::TradingSnapshot> &trading)
{
    if (!trading || (trading->state != domain::TradingState::Reducing && trading->state != domain::TradingState::Halted))
        return std::nullopt;
    const std::string state(domain::name(trading->state));
    return domain::Finding{std::string(notify::code::kResumeByHand), fmt::format("trading is still {}: it opens no positions until a person resumes it", state),
                           {{"state", state}}, domain::Health::Warn};
}

// A database or cache of its own is a choice of how to run, and nothing that somebody forgot to watch.
bool couldBeWatched(const api::NotWatched &absent)
{
    return !absent.setting.starts_with("database.") && !absent.setting.starts_with("redis.");
}

domain::Evidence surroundings(const OpsEyes &eyes)
{
    domain::Evidence seen;
    const auto trading = eyes.trading();
    if (trading->at.ns != 0) // else the engine has said nothing yet
        seen.trading = trading->state;
    seen.tradingWhy = trading->stateWhy;
    seen.logLines = eyes.logLines();
    return seen;
}

// What a runbook may name and this configuration does not have, beside what the desk and its runner do themselves.
void addUnavailable(std::vector<std::unique_ptr<ops::Action>> &actions)
{
    static constexpr std::string_view kOfTheDesk[] = {"exposure.read", "probe.look", "probe.wait", domain::kBranchAction, domain::kEscalateAction};
    for (const auto &kind : ops::kActionKinds) {
        const bool isThere = std::ranges::any_of(actions, [&](const auto &action) { return action->name() == kind.name; });
        if (!isThere && std::ranges::find(kOfTheDesk, kind.name) == std::end(kOfTheDesk))
            actions.push_back(actions::unavailableAction(std::string(kind.name), kind.mode));
    }
}

// Makes the probes and actions of one configuration.
class OpsBuilder
{
public:
    OpsBuilder(const domain::Config &config, const DataFolder &folder, const OpsEyes &eyes, const base::Clock &clock, OpsWorkers &workers,
               base::Executor &desk)
        : m_config(config), m_folder(folder), m_eyes(eyes), m_clock(clock), m_workers(workers), m_desk(desk), m_disk(checks::diskSpace({folder.path().string()})),
          m_memory(checks::memoryAvailable())
    {
    }

    std::vector<std::unique_ptr<ops::Action>> actions()
    {
        std::vector<std::unique_ptr<ops::Action>> all;
        const auto read = [&](const char *name, ops::Check check, base::Executor &worker) {
            all.push_back(std::make_unique<actions::CheckAction>(name, std::move(check), worker, m_desk));
        };
        read("disk.space", m_disk, m_workers.machine);
        read("memory.available", m_memory, m_workers.machine);
        read("spool.status", storeCheck(m_eyes, m_folder), m_desk);
        read("exposure.read", exposureCheck(m_eyes, m_clock), m_desk);
        all.push_back(std::make_unique<actions::WaitAction>("store.caught_up", caughtUpCheck(m_eyes), kCatchUpPoll, m_workers.database, m_desk));
        if (!m_config.database.isEmbedded()) {
            read("pg.connect", checks::postgresLogin(m_config.database), m_workers.database);
            read("pg.port", databasePort(), m_workers.machine);
            std::ranges::move(m_eyes.databaseActions(m_workers.upkeep, m_desk), std::back_inserter(all));
            read("pg.oldest_tables", pg_diagnostics::oldestTables(m_config.database), m_workers.database);
            read("pg.sessions", sessionsLook(m_eyes), m_desk);
            read("pg.statements", statementsLook(m_eyes), m_desk);
            read("pg.privileges", privilegesLook(m_config.database), m_workers.database);
            read("pg.vacuum_horizon", pg_diagnostics::vacuumHorizon(m_config.database), m_workers.database);
        }
        if (m_config.redis.enabled) {
            read("redis.connect", checks::redisLogin(m_config.redis), m_workers.redis);
            read("redis.port", redisPort(), m_workers.machine);
            all.push_back(std::make_unique<actions::RedisCleanupAction>(m_config.redis, m_workers.cleanup, m_desk));
            all.push_back(actions::redisMemory(m_config.redis, m_workers.redis, m_desk));
            all.push_back(actions::redisSetting(m_config.redis, m_workers.redis, m_desk));
        }
        const auto services = serviceControls(m_config, m_workers.services, m_desk);
        all.push_back(std::make_unique<actions::ServiceStatusAction>(services));
        for (const auto verb : {ops::ServiceVerb::Start, ops::ServiceVerb::Restart, ops::ServiceVerb::ResetFailed})
            all.push_back(std::make_unique<actions::ServiceChangeAction>(verb, services));
        for (auto more : {&OpsBuilder::tradingSteps, &OpsBuilder::poolSteps, &OpsBuilder::recordSteps, &OpsBuilder::backupSteps, &OpsBuilder::logSteps})
            std::ranges::move((this->*more)(), std::back_inserter(all));
        all.push_back(evidenceCapture(m_config, m_folder, m_eyes, m_clock, ops::Redactor(knownSecrets(m_config)), m_workers.machine, m_desk));
        return all;
    }

    void addProbes(ops::IncidentDesk &desk, DeskStore &store)
    {
        const auto add = [&](const char *id, const std::string &instance, ops::Check check, base::Executor &worker) {
            addProbe(desk, {{id}, {id}, instance}, std::move(check), worker);
        };
        add("engine", {}, engineCheck(m_eyes, m_config.health.engineStalledFor, m_clock), m_desk);
        addProbe(desk, {{"recovery"}, {componentOf("recovery")}, {}}, recoveryCheck(m_eyes, m_clock), m_desk);
        add("journal", {}, journalCheck(m_eyes), m_desk);
        add("market_data", {}, marketDataCheck(m_eyes, m_config.market.staleAfter), m_desk);
        add("venue", {}, venueCheck(m_eyes), m_desk);
        add("store", {}, storeCheck(m_eyes, m_folder), m_desk);
        add("desk", {}, deskCheck(store, m_folder), m_desk);
        add("config", {}, configCheck(m_eyes), m_desk);
        add("performance", {}, performanceCheck(m_eyes), m_desk);
        add("disk", {}, m_disk, m_workers.machine);
        add("memory", {}, m_memory, m_workers.machine);
        addProbe(desk, {{"memory_budget"}, {componentOf("memory_budget")}, {}}, memoryBudgetCheck(m_eyes), m_desk);
        if (!m_config.database.isEmbedded()) {
            add("account", {}, accountCheck(m_eyes), m_desk);
            add("postgresql", databaseInstance(), checks::postgresLogin(m_config.database), m_workers.database);
            addInsideProbes(desk);
        }
        if (m_config.redis.enabled) {
            add("redis", m_config.redis.addr, checks::redisLogin(m_config.redis), m_workers.redis);
            addProbe(desk, {{"shared_state"}, {"shared_state"}, m_config.redis.addr}, sharedStateCheck(m_eyes.cache), m_desk);
            addProbe(desk, {{"shared_halts"}, {"shared_state"}, m_config.redis.addr}, sharedHaltCheck(m_eyes.cache), m_desk);
        }
        if (!m_config.database.isEmbedded() || m_config.redis.enabled)
            add("pools", {}, poolCheck(m_eyes.pools), m_desk);
        add("orders", {}, ordersCheck(m_eyes, m_eyes.patience.eventShownFor), m_desk);
        add("positions", {}, positionsCheck(m_eyes), m_desk);
        add("risk", {}, riskCheck(m_eyes, m_config.risk), m_desk);
        for (auto &watch : watchProbes(m_config, m_folder, m_eyes, m_workers))
            desk.addProbe(std::make_unique<probes::CheckProbe>(
                              probes::ProbeIdentity{{watch.kind}, {componentOf(watch.kind)}, watch.instance}, std::move(watch.check),
                              *watch.worker, m_desk, m_clock),
                          watch.interval, watch.timeout);
    }

    void addUpkeep(ops::IncidentDesk &desk, const ops::UpkeepBook &book)
    {
        addProbe(desk, {{"upkeep"}, {componentOf("upkeep")}, {}}, ops::upkeepCheck(book, m_clock), m_desk);
    }

    void addChannels(ops::IncidentDesk &desk, std::function<std::vector<api::ChannelView>()> views)
    {
        addProbe(desk, {{"channels"}, {componentOf("channels")}, {}}, channelCheck(std::move(views), m_config.alerting.testEvery, m_clock), m_desk);
    }

private:
    using Steps = std::vector<std::unique_ptr<ops::Action>>;
    Steps tradingSteps() { return tradingActions(m_eyes, m_desk); }
    Steps poolSteps() { return poolActions(m_eyes, m_desk); }
    Steps recordSteps() { return recordActions(m_config, m_folder.path(), m_eyes, m_workers.upkeep, m_desk); }
    Steps backupSteps()
    {
        if (m_config.backup.directory.empty())
            return {};
        return backupActions(m_config, m_folder.path(), m_eyes.configFile, m_clock, m_workers.backup, m_desk);
    }
    Steps logSteps()
    {
        const auto log = m_eyes.logFile();
        if (log.empty())
            return {};
        Steps steps;
        steps.push_back(std::make_unique<actions::CheckAction>("log.tail", "log", std::map<std::string, ops::Check>{{"qcat", checks::logTail(log)}},
                                                               m_workers.machine, m_desk));
        steps.push_back(actions::logCleanup(log, m_workers.machine, m_desk));
        steps.push_back(actions::logIsSmall(log, m_workers.machine, m_desk));
        return steps;
    }
    static std::string componentOf(const std::string &probe)
    {
        return std::ranges::find(probeKinds(), probe, &ops::ProbeKind::name)->component;
    }
    void addProbe(ops::IncidentDesk &desk, probes::ProbeIdentity identity, ops::Check check, base::Executor &worker)
    {
        desk.addProbe(std::make_unique<probes::CheckProbe>(std::move(identity), std::move(check), worker, m_desk, m_clock),
                      m_config.health.probeInterval, m_config.health.probeTimeout);
    }
    // Over what the diagnostics have seen: these ask nobody.
    void addInsideProbes(ops::IncidentDesk &desk)
    {
        const auto add = [&](const char *id, ops::Check check) {
            addProbe(desk, {{id}, {"postgresql_inside"}, databaseInstance()}, std::move(check), m_desk);
        };
        add("postgresql_locks", pg_diagnostics::lockWaits(m_eyes.postgres, m_clock));
        add("postgresql_transactions", pg_diagnostics::openTransactions(m_eyes.postgres, m_clock, m_eyes.patience.idleTransaction));
        add("postgresql_wraparound", pg_diagnostics::wraparound(m_eyes.postgres, m_clock));
        add("postgresql_connections", pg_diagnostics::connectionsLeft(m_eyes.postgres, m_clock));
    }
    std::string databaseInstance() const { return databaseTarget(m_config.database) + '/' + m_config.database.name; }
    // Of several servers one that answers is enough: which of them takes writes is the login's to find out.
    ops::Check databasePort() const
    {
        std::vector<ops::Check> ports;
        const auto servers = domain::databaseServers(m_config.database); // checked when the configuration was read
        for (const auto &server : servers ? *servers : std::vector<domain::DatabaseServer>())
            ports.push_back(checks::tcpPort(server.host, server.port));
        return [ports = std::move(ports)](const base::CallLimits &limits) {
            ops::CheckResult result;
            for (const auto &port : ports)
                if (result = port({limits.timeout / std::int64_t(ports.size()), limits.cancel}); result.finding.health == domain::Health::Ok)
                    break;
            return result;
        };
    }
    ops::Check redisPort() const
    {
        auto address = m_config.redis;
        address.passwordFile.clear(); // of no matter here
        const auto endpoint = redis_link::endpointOf(address);
        return endpoint ? checks::tcpPort(endpoint->host, endpoint->port) : checks::tcpPort(address.addr, 0);
    }
    const domain::Config &m_config;
    const DataFolder &m_folder;
    const OpsEyes &m_eyes;
    const base::Clock &m_clock;
    OpsWorkers &m_workers;
    base::Executor &m_desk;
    const ops::Check m_disk;
    const ops::Check m_memory;
};

} // namespace

OpsWorkers::OpsWorkers()
    : database("ops-database", kWorkerQueue, logException), redis("ops-redis", kWorkerQueue, logException),
      cleanup("ops-cleanup", kWorkerQueue, logException), machine("ops-machine", kWorkerQueue, logException),
      services("ops-services", kWorkerQueue, logException), upkeep("ops-upkeep", kWorkerQueue, logException), backup("ops-backup", kWorkerQueue, logException)
{
}

base::LoopThread &OpsWorkers::watch(const std::string &what)
{
    auto &thread = m_watches[what];
    if (!thread)
        thread = std::make_unique<base::LoopThread>("watch-" + what, kWorkerQueue, logException);
    return *thread;
}

base::Result<OpsThread::Parts> assembleOps(const domain::Config &config, const DataFolder &folder, const std::filesystem::path &resources,
                                           const OpsEyes &eyes, const base::Clock &clock, OpsWorkers &workers, base::Executor &desk,
                                           ops::IncidentDesk::Publish publish)
{
    auto catalog = loadCatalog(resources, config);
    if (!catalog)
        return catalog.error();
    const auto absent = notWatched(*catalog, config);
    ops::DeskConfig deskConfig;
    std::ranges::copy_if(catalog->faults, std::back_inserter(deskConfig.faultsOfOthers), [](const auto &fault) {
        return std::ranges::find(fault.probes, domain::ProbeId{"guard_process"}) != fault.probes.end(); // qguard's
    });
    keepConfigured(*catalog, absent);
    auto store = DeskStore::open(folder, clock.wallNow());
    if (!store)
        return store.error();

    std::vector<std::string> neededDrills;
    for (const auto &fault : catalog->faults)
        if (fault.severity == domain::Severity::P0 && std::ranges::find(eyes.drills, fault.id.value) != eyes.drills.end())
            neededDrills.push_back(fault.id.value);
    deskConfig.components = std::move(catalog->components);
    deskConfig.faults = std::move(catalog->faults);
    deskConfig.runbooks = std::move(catalog->runbooks);
    const auto &incidents = config.incidents;
    deskConfig.acknowledgeWithin = {incidents.acknowledgeP0, incidents.acknowledgeP1, incidents.acknowledgeP2, incidents.acknowledgeP3};
    deskConfig.lapseAfter = {incidents.lapseP0, incidents.lapseP1};
    deskConfig.workingHours = workingHours(incidents);
    deskConfig.zones = &machineZones();
    deskConfig.redact = ops::Redactor(knownSecrets(config));
    deskConfig.leftToDo = [trading = eyes.trading] { return resumeByHand(trading()); };
    deskConfig.volatility = [trading = eyes.trading](const std::string &symbol) { return recentVolatility(*trading(), symbol); };
    deskConfig.paper = config.app.environment == domain::Environment::Paper;
    OpsThread::Parts parts;
    std::ranges::copy_if(absent, std::back_inserter(parts.notWatched), couldBeWatched);
    DeskStore &deskStore = **store;
    parts.store = std::move(store).value();
    parts.clockStanding = std::make_unique<ClockStanding>(deskStore.outbox(), clock, bootId());
    if (const auto followed = parts.clockStanding->follow(deskStore); !followed)
        log::error("desk", "deadlines may be off by as much as the clock was set: {}", followed.error().message);
    const auto missed = deskStore.loadIncidents(kTakenUp);
    if (!missed)
        return missed.error();
    // The desk is made after the pager, which it tells of every incident, and ends before it.
    const auto deskToTell = std::make_shared<ops::IncidentDesk *>(nullptr);
    parts.pager = makePager(config, deskStore.outbox(), clock, desk, workers.calling, publish,
                            [deskToTell](const domain::IncidentId &incident, domain::Finding what) {
                                if (*deskToTell)
                                    (*deskToTell)->recordNotification(incident, std::move(what));
                            });
    if (auto started = parts.pager->start(*missed); !started)
        return started.error();
    parts.heartbeat = std::make_unique<Heartbeat>(config.alerting, desk, workers.calling);
    OpsBuilder builder(config, folder, eyes, clock, workers, desk);
    auto actions = builder.actions();
    actions.push_back(channelTest(*parts.pager));
    actions.push_back(resetBaselinesAction(eyes, desk));
    addUnavailable(actions);
    parts.desk = std::make_unique<ops::IncidentDesk>(std::move(deskConfig), *parts.store, *eyes.exposure, clock, desk, std::move(actions),
                                                     std::move(publish));
    *deskToTell = parts.desk.get();
    parts.attachments = std::make_unique<AttachmentFolder>(folder.attachments());
    parts.desk->setAttachments(*parts.attachments);
    parts.desk->setListener(*parts.pager);
    parts.desk->setSurroundings([eyes] { return surroundings(eyes); });
    builder.addProbes(*parts.desk, deskStore);
    const auto channels = [pager = parts.pager.get()] {
        api::OpsSnapshot calling;
        pager->describe(calling);
        return std::move(calling.channels);
    };
    if (!config.alerting.channels.empty())
        builder.addChannels(*parts.desk, channels);
    parts.upkeep = std::make_unique<ops::UpkeepBook>(upkeepAsked(config), deskStore, deskStore.outbox(), clock, ops::Redactor(knownSecrets(config)));
    if (const auto read = parts.upkeep->start(); !read)
        return read.error();
    builder.addUpkeep(*parts.desk, *parts.upkeep);
    parts.licence = std::make_unique<LiveLicenceKeeper>(config.app.environment == domain::Environment::Live, eyes.version, std::move(neededDrills),
                                                        deskStore, clock);
    parts.keeping = std::make_unique<KeepingWatch>(config, folder, channels, *parts.upkeep, clock, workers.watch("backups"), desk);
    parts.watcher = std::make_unique<WatcherRecord>(folder.path(), deskStore.outbox(), *parts.pager, *parts.desk, *eyes.exposure, clock, desk);
    return parts;
}

} // namespace qcat::runtime
