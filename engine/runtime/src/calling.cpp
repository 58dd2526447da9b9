#include "calling.h"

#include "exception_text.h"

#include <qcat/base/log.h>
#include <qcat/notify_channels/ack_secret.h>
#include <qcat/notify_channels/send.h>
#include <qcat/time_zones/system_time_zones.h>

namespace qcat::runtime
{

namespace
{

constexpr std::size_t kQueue = 16;
constexpr base::Duration kHeartbeatTimeout = std::chrono::seconds(5);

void logException(const std::exception_ptr &exception)
{
    log::error("notify", "a bug in sending a message: {}", textOf(exception));
}

const time_zones::SystemTimeZones &zones()
{
    static const time_zones::SystemTimeZones all; // has no state
    return all;
}

} // namespace

CallingWorkers::~CallingWorkers()
{
    m_cancel.cancel();
}

base::LoopThread &CallingWorkers::add(const std::string &name)
{
    return *m_threads.emplace_back(std::make_unique<base::LoopThread>("notify-" + name, kQueue, logException));
}

std::unique_ptr<notify::Pager> makePager(const domain::Config &config, ops::OutboxStore &store, const base::Clock &clock, base::Executor &desk,
                                         CallingWorkers &workers, notify::Pager::Publish publish,
                                         std::function<void(const domain::IncidentId &, domain::Finding)> onCalled)
{
    notify::PagerConfig pager;
    pager.alerting = config.alerting;
    pager.isPaper = config.app.environment == domain::Environment::Paper;
    pager.shownTarget = notify_channels::shownTarget;
    pager.randomWord = notify_channels::randomWord;
    pager.fingerprint = notify_channels::fingerprintOf;
    pager.onCalled = std::move(onCalled);
    const auto makeChannel = [&](const domain::ChannelConfig &channel) {
        return notify_channels::makeChannel(channel, workers.add(channel.name), desk, workers.cancel());
    };
    return std::make_unique<notify::Pager>(std::move(pager), store, zones(), clock, desk, makeChannel, std::move(publish));
}

Heartbeat::Heartbeat(const domain::AlertingConfig &config, base::Executor &desk, CallingWorkers &workers)
    : m_urlFile(config.heartbeatUrlFile), m_every(config.heartbeatEvery), m_desk(desk), m_cancel(workers.cancel())
{
    if (!m_urlFile.empty())
        m_worker = &workers.add("heartbeat");
}

void Heartbeat::start()
{
    if (m_worker)
        beat();
}

void Heartbeat::beat()
{
    m_worker->post([urlFile = m_urlFile, cancel = m_cancel] {
        if (const auto asked = notify_channels::ask(urlFile, kHeartbeatTimeout, cancel); !asked)
            log::warning("notify", "the heartbeat was not taken: {}", asked.error().message);
    });
    m_desk.postAfter(m_every, [this, alive = std::weak_ptr(m_alive)] {
        if (alive.lock())
            beat();
    });
}

} // namespace qcat::runtime
