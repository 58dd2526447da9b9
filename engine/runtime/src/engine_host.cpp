#include <qcat/runtime/engine_host.h>

#include "host_parts.h"

namespace qcat::runtime
{

EngineHost::EngineHost(HostOptions options, const DataFolder &folder, const base::Clock &clock)
    : m_parts(std::make_unique<Parts>(
          std::move(options), folder, clock,
          [this](ReplayResult result) {
              if (onReplayEnd)
                  onReplayEnd(std::move(result));
          },
          [this](base::Duration took) {
              if (onOrdersSent)
                  onOrdersSent(took);
          }))
{
}

EngineHost::~EngineHost()
{
    stop();
}

base::Status EngineHost::start()
{
    return m_parts->start();
}

void EngineHost::stop()
{
    m_parts->stop();
}

api::CommandId EngineHost::submit(api::Command command)
{
    return m_parts->submit(std::move(command));
}

base::Subscription EngineHost::subscribe(api::EngineObserver observer, base::Executor &executor)
{
    return m_parts->hub.subscribe(std::move(observer), executor);
}

std::shared_ptr<const api::Snapshot> EngineHost::snapshot() const
{
    return m_parts->hub.snapshot();
}

void EngineHost::history(api::HistoryQuery query, api::HistoryAnswer answer, base::Executor &executor)
{
    m_parts->history.answer(std::move(query), api::HistoryPromise(std::move(answer), executor));
}

void EngineHost::incidents(domain::IncidentQuery query, api::IncidentsAnswer answer, base::Executor &executor)
{
    m_parts->records.answer(std::move(query), api::IncidentsPromise(std::move(answer), executor));
}

void EngineHost::statistics(api::StatisticsQuery query, api::StatisticsAnswer answer, base::Executor &executor)
{
    m_parts->records.answer(query, api::StatisticsPromise(std::move(answer), executor));
}

void EngineHost::attachment(std::string sha256, api::AttachmentAnswer answer, base::Executor &executor)
{
    m_parts->records.answer(std::move(sha256), api::AttachmentPromise(std::move(answer), executor));
}

std::vector<EngineHost::Queue> EngineHost::queues() const
{
    return m_parts->queues();
}

domain::OrderLatency EngineHost::orderLatency() const
{
    return m_parts->orderLatency();
}

void EngineHost::observeRequest(std::string_view route, base::Duration took)
{
    m_parts->performance.observeRequest(route, took);
}

void EngineHost::setConfigStanding(domain::Finding standing)
{
    m_parts->setConfigStanding(std::move(standing));
}

void EngineHost::applyPoolSettings(const domain::Config &config)
{
    m_parts->applyPoolSettings(config);
}

void EngineHost::recordConfigChange(const std::string &actor, const std::string &what, std::function<void(base::Status)> done)
{
    m_parts->recordConfigChange(actor, what, std::move(done));
}

void EngineHost::setBroken(const std::set<Breakage> &broken)
{
    m_parts->setBroken(broken);
}

void EngineHost::postToEngine(std::function<void()> work)
{
    m_parts->trading->withSession([work = std::move(work)](TradingSession *) { work(); });
}

pg_link::SessionPool *EngineHost::storePool() const
{
    return m_parts->storePool();
}

} // namespace qcat::runtime
