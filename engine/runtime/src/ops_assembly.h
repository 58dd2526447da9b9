#pragma once

#include "ops_thread.h"

#include "memory_view.h"
#include <qcat/domain/cache_status.h>
#include <qcat/domain/pool_status.h>
#include <qcat/domain/postgres_status.h>
#include <qcat/ops_ports/check.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/own_restart.h>
#include <qcat/runtime/patience.h>
#include <qcat/store_spool/spool_status.h>
#include <qcat/trading_ports/trading_store.h>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace qcat::runtime
{

enum class EmergencyAct : std::uint8_t { Halt, CancelEntries, Flatten };

// What the desk looks at inside this process. All of them thread-safe.
struct OpsEyes
{
    std::function<std::shared_ptr<const api::TradingSnapshot>()> trading;
    std::function<base::SteadyTime()> engineHeartbeat;
    std::function<bool()> engineEnded; // a replay that is over is not stalled
    std::function<store_spool::SpoolStatus()> spool;
    std::function<std::vector<domain::PoolStatus>()> pools;
    std::function<domain::CacheStatus()> cache;
    std::optional<base::WallTime> crashedRun; // the run before began then and did not end in order
    std::function<domain::Finding()> accountCommand; // whether this engine commands its accounts
    std::function<std::optional<base::Error>()> failure; // what stopped the engine
    std::function<std::optional<base::Error>()> spoolFailure; // why the spool does not take the engine's rows
    std::function<domain::Finding()> configStanding;
    std::function<domain::Finding()> performance; // how quick things are against how quick they usually are
    std::function<void(std::function<void(base::Result<domain::Finding>)>)> resetBaselines; // answers on another thread
    // Asks the store itself; may block until the deadline.
    std::function<base::Result<qcat::trading::TradingStore::Counts>(base::Duration)> storedCounts;
    // The same store once more, open and claiming no account; may block until the deadline.
    std::function<base::Result<std::unique_ptr<qcat::trading::TradingStore>>(base::Duration)> openStore;
    OwnRestart restart; // of this program
    // The inside of PostgreSQL as it was last seen, and what may be done to its sessions; of no use with an embedded store.
    std::function<std::shared_ptr<const domain::PostgresStatus>()> postgres;
    std::function<std::vector<std::unique_ptr<ops::Action>>(base::Executor &upkeep, base::Executor &desk)> databaseActions;
    std::function<int()> apiPort; // of the HTTP API beside the engine; 0: there is none
    std::function<std::string()> logFile; // that this process writes; empty: none
    std::function<std::optional<base::Error>()> alertForwarding; // why the Alertmanager did not take our incidents
    std::function<std::vector<std::string>()> logLines; // newest of this process's log, oldest first
    // The guard's answer comes on its thread.
    std::function<void(EmergencyAct, std::function<void(base::Result<domain::Finding>)>)> emergency;
    std::function<void(const std::string &pool, int size)> resizePool; // of a running pool, at once
    std::string configFile; // empty: none
    std::string version;    // of this program
    std::vector<std::string> drills; // faults that can be rehearsed
    Patience patience;
    std::function<MemoryView()> memory; // who holds it, and what had to be given up
    const ops::ExposureSource *exposure = nullptr;
};

// What may block runs here, one thread a kind of thing that may hang, so that a frozen database does not hold up the disk's check.
struct OpsWorkers
{
    base::LoopThread database;
    base::LoopThread redis;
    base::LoopThread cleanup; // of a Redis: minutes long
    base::LoopThread machine;
    base::LoopThread services;
    base::LoopThread upkeep; // of tables: hours
    base::LoopThread backup;
    CallingWorkers calling;
    OpsWorkers();
    // One of its own for something outside that may hang; made when it is first asked for.
    base::LoopThread &watch(const std::string &what);

private:
    std::map<std::string, std::unique_ptr<base::LoopThread>> m_watches;
};

// Store, catalogue, probes and actions for one configuration. Called on the ops thread. `workers` run what may block, and outlive the desk.
base::Result<OpsThread::Parts> assembleOps(const domain::Config &config, const DataFolder &folder, const std::filesystem::path &resources,
                                           const OpsEyes &eyes, const base::Clock &clock, OpsWorkers &workers, base::Executor &desk,
                                           ops::IncidentDesk::Publish publish);

} // namespace qcat::runtime
