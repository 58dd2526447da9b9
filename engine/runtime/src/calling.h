#pragma once

#include <qcat/base/call.h>
#include <qcat/base/loop_thread.h>
#include <qcat/domain/config.h>
#include <qcat/notify/pager.h>

#include <memory>
#include <vector>

namespace qcat::runtime
{

// Where messages are sent from: a thread for each way out, so that a provider that hangs holds up nobody else. Outlives the pager; its end
// gives up what is on its way, which is sent again after the next start.
class CallingWorkers
{
public:
    ~CallingWorkers();
    base::LoopThread &add(const std::string &name);
    const base::CancelToken &cancel() const { return m_cancel; }

private:
    const base::CancelToken m_cancel;
    std::vector<std::unique_ptr<base::LoopThread>> m_threads;
};

// The pager of a configuration over real channels. Called on the ops thread, `desk`.
std::unique_ptr<notify::Pager> makePager(const domain::Config &config, ops::OutboxStore &store, const base::Clock &clock, base::Executor &desk,
                                         CallingWorkers &workers, notify::Pager::Publish publish,
                                         std::function<void(const domain::IncidentId &, domain::Finding)> onCalled);

// Asks the heartbeat's URL as long as the ops thread runs: whoever watches that URL raises the alarm when this process cannot.
class Heartbeat
{
public:
    Heartbeat(const domain::AlertingConfig &config, base::Executor &desk, CallingWorkers &workers);
    void start();
    void stop() { m_alive.reset(); }

private:
    void beat();

    const std::string m_urlFile;
    const base::Duration m_every;
    base::Executor &m_desk;
    base::Executor *m_worker = nullptr;
    const base::CancelToken m_cancel;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace qcat::runtime
