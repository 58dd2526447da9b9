#include "host_parts.h"

#include "exception_text.h"
#include "failure_kinds.h"

#include <qcat/base/log.h>
#include <qcat/runtime/audit_anchor.h>
#include <qcat/surroundings/machine_checks.h>

#include <fmt/format.h>

#include <utility>

namespace qcat::runtime
{

using namespace std::chrono_literals;
using domain::TradingState;

namespace
{

constexpr base::Duration kStoreFlush = 5s; // of an orderly stop; what is left stays on disk
constexpr base::Duration kAccountRelease = 1s; // what is not given back lapses
constexpr std::size_t kGuardQueue = 256;

// The reason that was given goes through any number of restarts as it is.
std::string textAsBefore(std::string why)
{
    static const std::string kAsBefore = "as it was before the restart: resume by hand";
    if (why.ends_with(kAsBefore))
        why.erase(why.size() - kAsBefore.size());
    if (why.ends_with("; "))
        why.erase(why.size() - 2);
    return why.empty() ? kAsBefore : fmt::format("{}; {}", why, kAsBefore);
}

} // namespace

EngineHost::Parts::Parts(HostOptions options, const DataFolder &folder, const base::Clock &clock, ReplayEnded replayEnded,
                         std::function<void(base::Duration)> ordered)
    : hub(clock), history(folder.history(), [this] { return hub.snapshot(); }, options.memoryLedger, clock), records(folder.opsStore(), folder.attachments()), dataPlane([this] { return poolStatus(); }, clock), performance(folder.path(), options.config.performance, [this](domain::PerformanceStatus status) { dataPlane.take(std::move(status)); }, clock), m_options(std::move(options)), m_folder(folder), m_clock(clock), m_replayEnded(std::move(replayEnded)), m_ordered(std::move(ordered)),
      m_startedAt(clock.wallNow()), m_runMark(folder.path())
{
    auto first = std::make_shared<api::Snapshot>();
    first->version = m_options.version;
    first->startedAt = m_startedAt;
    first->trading = std::make_shared<api::TradingSnapshot>();
    first->ops = std::make_shared<api::OpsSnapshot>();
    first->receivedAt = clock.steadyNow();
    hub.publish(std::shared_ptr<const api::Snapshot>(std::move(first)));
}

EngineHost::Parts::~Parts()
{
    stop();
}

base::Status EngineHost::Parts::start()
{
    // 1. What there is to trade, read whole; nothing is touched before it is known to be sound
    auto market = openMarketSource(m_options.config, m_clock.wallNow());
    if (!market)
        return market.error();
    m_market = std::move(market).value();
    m_universe = m_market.universe;
    m_accounts = m_universe.accounts;
    const auto epoch = epochFor(m_market, m_folder, m_clock.wallNow());
    if (!epoch)
        return epoch.error();
    m_epoch = *epoch;
    if (!m_market.replay) {
        auto before = m_runMark.begin(m_clock.wallNow());
        if (!before)
            return before.error();
        m_crashedRun = *before;
    }

    // 2. The venue and the guard: the kill path stands before there is anything to kill
    m_venue = std::make_unique<venue_paper::PaperVenue>(
        venue_paper::PaperVenueConfig{m_market.universe, m_options.config.exchange.latency, m_epoch});
    m_guardThread = std::make_unique<base::LoopThread>("guard", kGuardQueue, [](const std::exception_ptr &e) {
        log::error("guard", "a bug in the guard: {}", textOf(e));
    });
    m_guard = std::make_unique<guard::Guard>(*m_venue, m_clock, *m_guardThread, guard::Guard::Timing{});
    const TradingThread::Options options{m_market.replay, m_market.speed, m_options.config.app.environment == domain::Environment::Live,
                                         m_epoch.value};
    trading = std::make_unique<TradingThread>(options, m_clock,
                                                    TradingThread::Callbacks{[this](api::EventBody body) { hub.publish(std::move(body)); },
                                                                             [this](const base::Error &error) { tradingFailed(error); },
                                                                             [this] { replayEnded(); },
                                                                             [this](TradingState state) { relived(state); }, m_ordered});
    m_emergency = std::make_unique<EmergencyControls>(*m_guard, *m_guardThread, *trading,
                                                      [this](const trading::Kernel &kernel) { return mayResume(kernel); });

    startMemory();

    // 3. The store behind the journal, then the desk, which needs neither of them to work
    if (auto status = startStore(); !status)
        return status;
    if (auto status = startOps(); !status)
        return status;

    // 4. Journal, recovery, kernel; then trading is allowed
    const bool isReplay = m_market.replay;
    const auto status = startTrading();
    if (!status && (isReplay || !isJournals(status.error())))
        return status;
    if (!status)
        standHalted(status.error());
    m_accepting = true;
    history.start();
    if (!isReplay) // what a recording is played at says nothing of how quick this engine usually is
        performance.start({[this] { return hub.snapshot(); }, [this] { return trading->latency(); }});
    if (status)
        allowTrading();
    trading->withSession([this](TradingSession *) { m_ops->probeNow(); }); // behind the first market events
    return {};
}

base::Status EngineHost::Parts::startOps()
{
    if (!m_options.config.database.isEmbedded())
        m_postgresWatch = std::make_unique<PostgresWatch>(
            m_options.config.database, [this](domain::PostgresStatus status) { postgresSeen(std::move(status)); }, m_clock);
    startRedis();
    if (const auto &monitoring = m_options.config.monitoring; monitoring.forwardIncidents && !monitoring.alertmanager.empty())
        m_alertForward = std::make_unique<AlertForward>(monitoring.alertmanager, m_clock);
    m_opsWorkers = std::make_unique<OpsWorkers>();
    m_ops = std::make_unique<OpsThread>([this](api::OpsSnapshot ops) { publishSnapshot(std::move(ops)); },
                                        [this](const ops::AuditHead &head) {
                                            noteAuditHead(DataFolder::auditHeadsIn(m_folder.path()), head, m_clock.wallNow());
                                        });
    return m_ops
        ->start([this](base::Executor &executor) {
            return assembleOps(m_options.config, m_folder, m_options.resources, eyes(), m_clock, *m_opsWorkers, executor,
                               [this](api::EventBody body) { hub.publish(std::move(body)); });
        })
        .get();
}

base::Status EngineHost::Parts::startTrading()
{
    return trading->start([this] { return buildSession(); }).get();
}

base::Result<std::unique_ptr<TradingSession>> EngineHost::Parts::buildSession()
{
    auto assembly = assembleTrading(std::move(m_market), m_options.config, m_folder, m_epoch, *m_venue, sink(),
                                    [this](trading::StoreRecord record) {
                                        m_rows->append(std::move(record));
                                        return base::Status();
                                    });
    if (!assembly)
        return assembly.error();
    m_journal = std::move(assembly->journal);
    m_stateBefore = assembly->stateBefore;
    m_stateWhyBefore = assembly->stateWhyBefore;
    return std::move(assembly->session);
}

TradingSession::Sink EngineHost::Parts::sink()
{
    const auto row = [this](std::uint64_t sequence, trading::KernelOutput::Row what) {
        if (m_claim.commandedElsewhere)
            return; // the record is the other's to write
        m_rows->append({m_epoch, sequence, m_clock.wallNow(), std::move(what)});
    };
    const auto mayEnter = [node = m_node.get()] { return node->mayEnter(); };
    return {[this](api::EventBody body) { hub.publish(std::move(body)); }, row, m_market.replay ? std::function<bool()>() : mayEnter};
}

// A halt outlives a restart: going on is a human's decision.
void EngineHost::Parts::allowTrading()
{
    trading::StateCommand command{TradingState::Active, "state.started", "trading started", "qcat"};
    const auto before = m_stateBefore.value_or(TradingState::Active);
    if (const auto &why = m_claim.commandedElsewhere)
        command = {TradingState::ReadOnly, why->code, why->text, "qcat"};
    else if (before == TradingState::Halted || before == TradingState::Reducing)
        command = {before, "state.as_before_restart", textAsBefore(m_stateWhyBefore), "qcat"};
    else if (m_options.config.app.environment == domain::Environment::Live) // the licence is looked at when it is resumed
        command = {TradingState::Halted, "licence.awaited", "real money: halted until it is resumed by hand, which needs the live licence", "qcat"};
    else if (const auto spoolError = m_rows->failure())
        command = {TradingState::Halted, spoolError->code, spoolError->message, "qcat"};
    if (m_owner && command.state != TradingState::Halted && !m_spool->status().claimed) {
        log::info("engine", "{}", waitForClaim().text);
        trading->begin(waitForClaim()); // the guard's door stays open: who shuts it meanwhile has the last word
        return m_claimGate.hold(std::move(command)); // behind the state that it ends
    }
    if (command.state == TradingState::Halted || command.state == TradingState::ReadOnly)
        m_guardThread->post([this] { m_guard->halt([](const base::Result<domain::Finding> &) {}); });
    if (command.state != TradingState::Active)
        log::warning("engine", "{}", command.text);
    trading->begin(std::move(command));
}

void EngineHost::Parts::standHalted(const base::Error &why)
{
    log::error("journal", "{}: halted, the incident desk runs", why.message);
    m_withoutSession = true;
    {
        std::lock_guard lock(m_failureMutex);
        m_failure = why;
    }
    m_guardThread->post([this] { m_guard->halt([](const base::Result<domain::Finding> &) {}); });
    trading->beginWithout(why);
}

void EngineHost::Parts::stop()
{
    m_accepting = false;
    if (std::exchange(m_stopped, true))
        return;
    // What protects money goes first: no more entries, then the journal, then what reports on them.
    if (m_ops)
        m_ops->suspend(); // an engine that stops in order is no fault
    performance.stop(); // it asks the engine's thread
    settleVenueBeforeStop();
    bool journalStands = true;
    if (trading)
        trading->stop([this, &journalStands](TradingSession *) {
            if (m_journal)
                if (const auto status = m_journal->sync(); !status) {
                    journalStands = false;
                    log::error("journal", "{}", status.error().message);
                }
            m_journal.reset();
        });
    if (journalStands)
        m_runMark.end();
    if (m_spool) {
        if (const auto status = m_spool->flush(kStoreFlush); !status)
            log::warning("store", "{}", status.error().message);
        m_spool->release(kAccountRelease);
        if (m_sessions)
            m_sessions->close(); // or the write-behind would wait on for a server that is away
        m_spool->stop();
    }
    if (m_redisPool)
        m_redisPool->close();
    m_opsWorkers.reset(); // before the desk's thread, which takes their last answers
    if (m_ops)
        m_ops->stop();
    m_options.memoryLedger->holder("symbols").whenAsked(nullptr);
    if (m_memory)
        m_memory->stop();
    history.stop();
    records.stop();
    if (m_guardThread)
        m_guardThread->stop();
}

// The earlier run's last state stands again; the door follows it.
void EngineHost::Parts::relived(TradingState state)
{
    if (state == TradingState::Halted || state == TradingState::ReadOnly)
        m_guardThread->post([this] { m_guard->halt([](const base::Result<domain::Finding> &) {}); });
}

OpsEyes EngineHost::Parts::eyes()
{
    OpsEyes eyes;
    eyes.trading = [this] { return trading->snapshot(); };
    eyes.engineHeartbeat = [this] { return trading->heartbeat(); };
    eyes.engineEnded = [this] { return trading->hasEnded(); };
    eyes.spool = [this] { return m_spool->status(); };
    eyes.storedCounts = [this](base::Duration timeout) { return storedCounts(timeout); };
    eyes.openStore = [this](base::Duration timeout) { return openStore(timeout); };
    eyes.restart = m_options.restart;
    eyes.crashedRun = m_crashedRun;
    eyes.accountCommand = [this] { return accountCommand(); };
    eyes.pools = [this] { return poolStatus(); };
    eyes.cache = [this] { return m_node->status(); };
    eyes.failure = [this] { return failure(); };
    eyes.spoolFailure = [this] { return m_rows->failure(); };
    eyes.configStanding = [this] { return configStanding(); };
    eyes.performance = [this] { return performance.verdict(); };
    eyes.resetBaselines = [this](auto done) { performance.reset(std::move(done)); };
    eyes.postgres = [this] { return dataPlane.postgres(); };
    eyes.databaseActions = [this](base::Executor &upkeep, base::Executor &desk) { return m_postgresWatch->actions(upkeep, desk); };
    eyes.apiPort = m_options.apiPort;
    eyes.logFile = [this] {
        const auto &file = m_options.config.logging.file;
        const auto path = file.empty() ? (m_folder.path() / "qcat.log").string() : file;
        return surroundings::writesLog(path) ? path : std::string();
    };
    eyes.alertForwarding = [this] { return m_alertForward ? m_alertForward->failure() : std::nullopt; };
    eyes.logLines = m_options.logLines;
    eyes.emergency = [this](EmergencyAct act, EmergencyControls::Answer answer) {
        switch (act) {
        case EmergencyAct::Halt: return m_emergency->halt("runbook", {}, std::move(answer));
        case EmergencyAct::CancelEntries: return m_emergency->cancelEntries("runbook", std::move(answer));
        case EmergencyAct::Flatten: return m_emergency->flatten("runbook", std::move(answer));
        }
    };
    eyes.resizePool = [this](const std::string &pool, int size) { resizePool(pool, size); };
    eyes.configFile = m_options.configFile;
    eyes.version = m_options.version;
    eyes.drills = m_options.drills;
    eyes.patience = m_options.patience;
    eyes.memory = [this] { return m_memory->view(); };
    eyes.exposure = this;
    return eyes;
}

void EngineHost::Parts::setConfigStanding(domain::Finding standing)
{
    std::lock_guard lock(m_configMutex);
    m_configStanding = std::move(standing);
}

domain::Finding EngineHost::Parts::configStanding() const
{
    std::lock_guard lock(m_configMutex);
    return m_configStanding;
}

domain::Exposure EngineHost::Parts::exposure() const
{
    return trading->exposure();
}

void EngineHost::Parts::tradingFailed(const base::Error &error)
{
    {
        std::lock_guard lock(m_failureMutex);
        if (m_failure)
            return; // the first one is the cause
        m_failure = error;
    }
    m_emergency->haltBecause({error.code, error.message, error.args, domain::Health::Crit});
}

std::optional<base::Error> EngineHost::Parts::failure() const
{
    std::lock_guard lock(m_failureMutex);
    return m_failure;
}

void EngineHost::Parts::replayEnded()
{
    trading->withSession([this](TradingSession *session) {
        ReplayResult result;
        if (session) {
            result.orders = session->digest().orders();
            result.fills = session->digest().fills();
            result.sha256 = session->digest().hex();
        }
        result.error = failure();
        if (!result.error)
            result.error = m_rows->failure();
        if (const auto broken = session && !result.error ? session->brokenBook() : std::nullopt)
            result.error = base::Error{"recording.book_broken", m_options.config.market.recording + ':' + std::to_string(broken->position) +
                                                                    ": from here to the end: " + broken->why};
        m_replayEnded(std::move(result));
    });
}

} // namespace qcat::runtime
