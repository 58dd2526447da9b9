#pragma once

#include <qcat/api/answer_door.h>
#include <qcat/api/engine.h>
#include <qcat/base/clock.h>
#include <qcat/base/memory_ledger.h>
#include <qcat/domain/performance.h>
#include <qcat/domain/process_config.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/own_restart.h>
#include <qcat/runtime/patience.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::pg_link
{
class SessionPool;
}

namespace qcat::runtime
{

struct HostOptions
{
    domain::Config config;
    std::string version;
    std::filesystem::path resources; // faults, runbooks, components, migrations
    std::function<int()> apiPort = [] { return 0; }; // of the HTTP API beside the engine; 0: there is none
    // The newest lines of the log, oldest first, without secrets: an incident keeps those that have to do with it. Any thread, at once.
    std::function<std::vector<std::string>()> logLines = [] { return std::vector<std::string>(); };
    std::string configFile = {}; // goes with a backup; empty: there is none
    std::vector<std::string> drills = {}; // faults that can be rehearsed: the live licence asks for those of them that are P0
    OwnRestart restart = {};     // where this program can start itself anew
    Patience patience = {};
    domain::MemoryConfig memory = {};
    // Where others of this process, such as the reader of logs, say what they hold.
    std::shared_ptr<base::MemoryLedger> memoryLedger = std::make_shared<base::MemoryLedger>();
};

// The engine in this process: builds its parts from a configuration, owns their threads (engine, ops, guard, spool), starts and stops
// them in the order of DESIGN §4. What cannot start becomes an incident where the desk can run without it.
class EngineHost : public api::Engine, public api::AnswerDoor
{
public:
    // The folder and the clock outlive the host.
    EngineHost(HostOptions options, const DataFolder &folder, const base::Clock &clock);
    ~EngineHost() override; // stop()

    // Returns when trading is allowed, or why it cannot be ("recording.…", "catalog.…"). A journal that cannot be used ("journal.…") is
    // no such reason, replays aside: the engine is halted then, its journal left as it is, and the desk has the incident.
    base::Status start();
    // Refuses new commands, pauses strategies, flushes journal and store, joins. Idempotent.
    void stop();

    api::CommandId submit(api::Command command) override;
    base::Subscription subscribe(api::EngineObserver observer, base::Executor &executor) override;
    std::shared_ptr<const api::Snapshot> snapshot() const override;
    void history(api::HistoryQuery query, api::HistoryAnswer answer, base::Executor &executor) override;
    void incidents(domain::IncidentQuery query, api::IncidentsAnswer answer, base::Executor &executor) override;
    void statistics(api::StatisticsQuery query, api::StatisticsAnswer answer, base::Executor &executor) override;
    void attachment(std::string sha256, api::AttachmentAnswer answer, base::Executor &executor) override;

    void look(std::string word, api::AnswerViewed answer, base::Executor &executor) override;
    void acknowledge(std::string word, api::AnswerViewed answer, base::Executor &executor) override;
    void takeKeys(api::KeyReport report, api::KeysTaken answer, base::Executor &executor) override;

    // After a reload: how the file stands to what is in force (config_standing.h); anything but "in force" is a P3. Any thread.
    void setConfigStanding(domain::Finding standing);
    // What `config` says of the pools counts at once for the running ones; the rest of it is not looked at. Any thread, after start().
    void applyPoolSettings(const domain::Config &config);
    // Writes the audit record of a change that was approved; `done` comes on the desk's thread when it is durable, and only then may the
    // change be made. Between start() and stop(), any thread.
    void recordConfigChange(const std::string &actor, const std::string &what, std::function<void(base::Status)> done);

    struct ReplayResult
    {
        std::int64_t orders = 0;
        std::int64_t fills = 0;
        std::string sha256;
        std::optional<base::Error> error; // it stopped before the end
    };
    // Called once, on an engine thread, when a replay is at its end. Set before start().
    using ReplayEnded = std::function<void(ReplayResult)>;
    ReplayEnded onReplayEnd;

    // For measuring: called on the engine thread each time a market event had orders as its answer, with the time from when the event was
    // due to when they were durable and with the venue. Set before start().
    std::function<void(base::Duration)> onOrdersSent;

    struct Queue
    {
        std::string name;
        std::size_t depth = 0;
        std::size_t capacity = 0; // commands are refused ("engine.busy") from here on
    };
    // Of the threads that commands go to. Any thread; empty before start() is done and when stopping.
    std::vector<Queue> queues() const;

    // What a drill or a test breaks inside, as a venue or its link would.
    enum class Breakage : std::uint8_t {
        MarketSilent, // no market data come in
        VenueRejects, // every new order
        VenueSilent,  // nothing is heard from the venue: the fate of new orders is not known
    };
    // Breaks these and mends all others. Between start() and stop(), any thread.
    void setBroken(const std::set<Breakage> &broken);

    // From the market's frame to the order, since the start. Any thread.
    domain::OrderLatency orderLatency() const;
    // A request of the API was answered after so long. Any thread.
    void observeRequest(std::string_view route, base::Duration took);

    // For drills and tests: work on the engine thread, e.g. what blocks it.
    void postToEngine(std::function<void()> work);
    // For drills and tests: the pool that the store writes through, for as long as this lives; null with an embedded store. After start().
    pg_link::SessionPool *storePool() const;

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::runtime
