#pragma once

#include "calling.h"
#include "clock_standing.h"
#include "keeping_watch.h"
#include "live_licence_keeper.h"
#include "watcher_record.h"

#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/desk/incident_desk.h>

#include <functional>
#include <future>
#include <memory>
#include <mutex>

namespace qcat::runtime
{

// The ops thread: owns the incident desk and its local store, and describes them ten times a second. Needs neither the engine nor a
// database nor the network.
class OpsThread
{
public:
    struct Parts
    {
        std::unique_ptr<ops::OpsStore> store;
        std::unique_ptr<ops::AttachmentStore> attachments;
        std::unique_ptr<ClockStanding> clockStanding;
        std::unique_ptr<notify::Pager> pager; // started; listens to the desk
        std::unique_ptr<Heartbeat> heartbeat;
        std::unique_ptr<ops::IncidentDesk> desk;
        std::unique_ptr<WatcherRecord> watcher;
        std::unique_ptr<ops::UpkeepBook> upkeep;
        std::unique_ptr<KeepingWatch> keeping;
        std::unique_ptr<LiveLicenceKeeper> licence;
        std::vector<api::NotWatched> notWatched;
    };
    using Build = std::function<base::Result<Parts>(base::Executor &)>;
    // Completes what the desk does not know (spool, exposure) and takes the snapshot on; called on the ops thread.
    using Describe = std::function<void(api::OpsSnapshot)>;

    // Where the audit chain stands: at the start, every hour and at the end; called on the ops thread.
    using Anchor = std::function<void(const ops::AuditHead &)>;

    OpsThread(Describe describe, Anchor anchor);
    ~OpsThread();

    // `build` runs on the thread: the store lives and dies there. The future has its result; the desk is started then.
    std::future<base::Status> start(Build build);
    void stop();
    // No more probes and clocks; what is audited is still written.
    void suspend();

    void handle(api::Command command, ops::IncidentDesk::Answer answer);
    // What a word from outside stands for; and acknowledging by it, as the one to whom it was given.
    void look(std::string word, std::function<void(api::AnswerView)> done);
    void acknowledgeBy(std::string word, api::AnswerBy how, std::function<void(api::AnswerView)> done);
    void report(domain::ProbeResult result);
    void probeNow();
    void probeNow(domain::ProbeId probe);
    // A snapshot out of turn, then `done` on the thread.
    void describeNow(std::function<void()> done);
    void setTimeToHarm(domain::ComponentId component, std::vector<domain::TimeToHarm> harms);
    // Durable in the audit chain when `done` is called.
    void audit(ops::AuditRecord record, std::function<void(base::Status)> done);
    const base::LoopThread &thread() const { return m_thread; }

private:
    void beat();
    void describe();
    void anchor();

    const Describe m_describe;
    const Anchor m_anchor;
    Parts m_parts; // ops thread
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
