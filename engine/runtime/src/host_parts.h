#pragma once

#include "account_claim.h"
#include "alert_forward.h"
#include "account_command.h"
#include "degradation.h"
#include "emergency_controls.h"
#include "data_plane.h"
#include "event_hub.h"
#include "history_keeper.h"
#include "memory_keeper.h"
#include "record_keeper.h"
#include "ops_assembly.h"
#include "performance_keeper.h"
#include "postgres_watch.h"
#include "redis_watch.h"
#include "run_mark.h"
#include "shared_node.h"
#include "spool_feed.h"
#include "trading_assembly.h"

#include <qcat/api/answer_promise.h>
#include <qcat/runtime/config_standing.h>
#include <qcat/runtime/engine_host.h>
#include <qcat/pg_link/session_pool.h>
#include <qcat/pool/pool_threads.h>
#include <qcat/store_spool/store_spool.h>

#include <atomic>

namespace qcat::runtime
{

// The host's parts and the order in which they start and stop. Commands come from any thread; start() and stop() from one.
class EngineHost::Parts : public ops::ExposureSource
{
public:
    Parts(HostOptions options, const DataFolder &folder, const base::Clock &clock, ReplayEnded replayEnded,
          std::function<void(base::Duration)> ordered);
    ~Parts() override;

    base::Status start();
    void stop();
    api::CommandId submit(api::Command command);
    // host_answers.cpp
    using ViewPromise = api::AnswerPromise<api::AnswerView>;
    using KeysPromise = api::AnswerPromise<std::vector<domain::IncidentId>>;
    void look(std::string word, ViewPromise promise);
    void acknowledge(std::string word, ViewPromise promise);
    void takeKeys(const api::KeyReport &report, KeysPromise promise);
    domain::Exposure exposure() const override;
    std::vector<Queue> queues() const;
    domain::OrderLatency orderLatency() const;
    pg_link::SessionPool *storePool() const { return m_sessions.get(); }
    void applyPoolSettings(const domain::Config &config);
    void setConfigStanding(domain::Finding standing);
    void setBroken(const std::set<Breakage> &broken);
    // `done` on the ops thread, when the record is durable.
    void recordConfigChange(const std::string &actor, const std::string &what, std::function<void(base::Status)> done);

    EventHub hub;
    HistoryKeeper history;
    RecordKeeper records;
    DataPlane dataPlane;
    PerformanceKeeper performance; // hands to the data plane
    std::unique_ptr<TradingThread> trading;

private:
    base::Status startOps();
    void startMemory();
    base::Status startStore();
    base::Status startTrading();
    // A journal that cannot be used stops trading, not the desk; nothing of it is changed.
    void standHalted(const base::Error &why);
    void allowTrading();
    base::Result<std::unique_ptr<TradingSession>> buildSession();
    TradingSession::Sink sink();
    using Accounts = std::vector<domain::Account>;
    std::unique_ptr<trading::TradingStore> makeStore(const Accounts &accounts, std::optional<trading::AccountOwner> owner) const;
    std::vector<domain::PoolStatus> poolStatus() const;
    void resizePool(const std::string &pool, int size);
    void postgresSeen(domain::PostgresStatus status);
    void startRedis();
    void redisSeen(domain::RedisStatus status);
    domain::RedisConfig redisConfig() const;
    void haltedElsewhere(const domain::SharedHalt &halt);
    std::optional<base::Error> sharedHaltForbids() const;
    std::optional<base::Error> sharedHaltRefusal(const std::string &account) const;
    void haltShared(const std::string &actor, const api::HaltShared &command, SharedHalts::Done done);
    base::Result<trading::TradingStore::Counts> storedCounts(base::Duration timeout) const;
    base::Result<std::unique_ptr<trading::TradingStore>> openStore(base::Duration timeout) const;
    OpsEyes eyes();
    domain::Finding configStanding() const;

    void execute(api::CommandId id, const api::Command &command);
    void answer(api::CommandId id, const base::Result<domain::Finding> &verified);
    // Behind a snapshot that shows what was done, where engine and desk come by in time.
    void answerFresh(api::CommandId id, const base::Result<domain::Finding> &verified);
    void answerDesk(api::CommandId id, const base::Result<std::string> &created);
    std::optional<base::Error> refusal(const api::CommandBody &body) const;
    std::optional<base::Error> licenceRefusal() const;
    // `done` on the ops thread, when the record is durable.
    void audit(const api::Command &command, std::function<void(base::Status)> done);
    void recordAct(trading::OperatorAct act);
    base::Status mayResume(const trading::Kernel &kernel);

    void relived(domain::TradingState state);
    void settleVenueBeforeStop();
    void recordWhatIsLeft();
    void tradingFailed(const base::Error &error);
    void spoolFailed(const base::Error &error);
    void retryRows();
    std::optional<base::Error> failure() const;
    void replayEnded();
    void publishSnapshot(api::OpsSnapshot ops);
    void countSymbols(const api::TradingSnapshot &picture);
    void watchTheGround();
    void watchTheStore(const store_spool::SpoolStatus &spool);
    void watchTheClaim(const store_spool::SpoolStatus &spool, const StoreGround &ground);
    void beginWhenClaimed(trading::StateCommand begin);
    void becomeReadOnly(const store_spool::SpoolStatus &spool);
    domain::Finding accountCommand() const;
    std::optional<base::Error> claimForbids() const;
    void tellTimeToHarm(const store_spool::SpoolStatus &spool, domain::TradingState state);

    const HostOptions m_options;
    const DataFolder &m_folder;
    const base::Clock &m_clock;
    const ReplayEnded m_replayEnded;
    const std::function<void(base::Duration)> m_ordered;
    const base::WallTime m_startedAt;
    std::unique_ptr<MemoryKeeper> m_memory;
    std::atomic<std::uint64_t> m_lastCommand = 0;
    std::atomic_bool m_accepting = false;
    bool m_stopped = false;
    std::uint64_t m_snapshots = 0; // ops thread
    std::optional<std::string> m_degradedBy; // ops thread
    std::string m_storeSaid;                 // ops thread: the code of the spool's last error
    mutable std::mutex m_configMutex;
    domain::Finding m_configStanding = configInForce();
    mutable std::mutex m_failureMutex;
    std::optional<base::Error> m_failure;
    std::atomic_bool m_retryingRows = false;
    bool m_withoutSession = false; // set by start()
    RunMark m_runMark;
    std::optional<base::WallTime> m_crashedRun; // began then and did not end in order; set by start()

    AccountClaim m_claim;
    std::optional<trading::AccountOwner> m_owner; // where the accounts are claimed in a shared database
    ClaimGate m_claimGate;
    MarketSource m_market; // until the session is built
    domain::Universe m_universe;
    Accounts m_accounts;
    std::optional<domain::TradingState> m_stateBefore; // engine thread, then start()
    std::string m_stateWhyBefore;                      // as m_stateBefore
    domain::Epoch m_epoch;
    std::unique_ptr<venue_paper::PaperVenue> m_venue;
    std::unique_ptr<base::LoopThread> m_guardThread;
    std::unique_ptr<guard::Guard> m_guard;
    std::unique_ptr<pool::PoolThreads> m_poolThreads;
    std::shared_ptr<pg_link::SessionPool> m_sessions; // none with the embedded store
    std::unique_ptr<store_spool::StoreSpool> m_spool;
    std::unique_ptr<SpoolFeed> m_rows; // before the spool
    std::unique_ptr<trading::JournalWriter> m_journal; // engine thread
    std::unique_ptr<EmergencyControls> m_emergency;
    std::unique_ptr<OpsWorkers> m_opsWorkers;
    std::unique_ptr<OpsThread> m_ops;
    std::unique_ptr<AlertForward> m_alertForward; // none without an Alertmanager; fed on the ops thread
    std::unique_ptr<PostgresWatch> m_postgresWatch; // none with an embedded store
    mutable std::mutex m_redisMutex;
    domain::RedisConfig m_redisConfig; // under the mutex: as the last reload left it
    std::shared_ptr<redis_link::CommandPool> m_redisPool; // none without a Redis
    std::unique_ptr<SharedNode> m_node;
    std::unique_ptr<RedisWatch> m_redisWatch; // none without a Redis
};

} // namespace qcat::runtime
