#include <qcat/client/engine_client.h>

#include "link.h"

#include <QThread>

#include <atomic>

namespace qcat::client
{

struct EngineClient::Parts {
    Parts(ClientOptions options, QUrl url, const base::Clock &clock, std::shared_ptr<const api::Snapshot> first)
        : broadcast(std::make_shared<Broadcast>(std::move(first))),
          link(new Link(std::move(options), std::move(url), clock, broadcast))
    {
        thread.setObjectName(QStringLiteral("link"));
        link->moveToThread(&thread);
        QObject::connect(&thread, &QThread::started, link, &Link::open);
        QObject::connect(&thread, &QThread::finished, link, &QObject::deleteLater);
        thread.start();
    }

    std::shared_ptr<Broadcast> broadcast;
    std::atomic_uint64_t lastCommand = 0;
    QThread thread;
    Link *link; // lives and dies on the thread
};

namespace
{

// Shown until the first one arrives: nothing is known yet.
std::shared_ptr<const api::Snapshot> emptySnapshot(const QUrl &url, const base::Clock &clock)
{
    auto snapshot = std::make_shared<api::Snapshot>();
    snapshot->engineName = QStringLiteral("%1:%2").arg(url.host()).arg(url.port(80)).toStdString();
    snapshot->trading = std::make_shared<api::TradingSnapshot>();
    snapshot->ops = std::make_shared<api::OpsSnapshot>();
    snapshot->receivedAt = clock.steadyNow();
    return snapshot;
}

} // namespace

base::Result<std::unique_ptr<EngineClient>> EngineClient::create(ClientOptions options, const base::Clock &clock)
{
    const QUrl url(QString::fromStdString(options.url), QUrl::StrictMode);
    const bool isPlain = url.isValid() && url.scheme() == QStringLiteral("http") && !url.host().isEmpty() &&
                         (url.path().isEmpty() || url.path() == QStringLiteral("/")) && url.userInfo().isEmpty() &&
                         !url.hasQuery();
    if (!isPlain)
        return base::Error{"client.bad_url",
                           "'" + options.url + "' is not the address of an engine; write http://host:port"}
            .with("url", options.url);
    auto first = emptySnapshot(url, clock);
    return std::unique_ptr<EngineClient>(
        new EngineClient(std::make_unique<Parts>(std::move(options), url, clock, std::move(first))));
}

EngineClient::EngineClient(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

EngineClient::~EngineClient()
{
    QMetaObject::invokeMethod(m_parts->link, [this] {
        m_parts->link->close();
        m_parts->thread.quit();
    });
    m_parts->thread.wait();
}

api::CommandId EngineClient::submit(api::Command command)
{
    const auto id = PendingCommands::idFor(++m_parts->lastCommand);
    QMetaObject::invokeMethod(
        m_parts->link, [link = m_parts->link, id, command = std::move(command)] { link->send(id, command); },
        Qt::QueuedConnection);
    return id;
}

void EngineClient::history(api::HistoryQuery query, api::HistoryAnswer answer, base::Executor &executor)
{
    const api::HistoryPromise promise(std::move(answer), executor);
    QMetaObject::invokeMethod(
        m_parts->link, [link = m_parts->link, query = std::move(query), promise] { link->ask(query, promise); }, Qt::QueuedConnection);
}

void EngineClient::incidents(domain::IncidentQuery query, api::IncidentsAnswer answer, base::Executor &executor)
{
    const api::IncidentsPromise promise(std::move(answer), executor);
    QMetaObject::invokeMethod(
        m_parts->link, [link = m_parts->link, query = std::move(query), promise] { link->ask(query, promise); }, Qt::QueuedConnection);
}

void EngineClient::statistics(api::StatisticsQuery query, api::StatisticsAnswer answer, base::Executor &executor)
{
    const api::StatisticsPromise promise(std::move(answer), executor);
    QMetaObject::invokeMethod(
        m_parts->link, [link = m_parts->link, query, promise] { link->ask(query, promise); }, Qt::QueuedConnection);
}

void EngineClient::attachment(std::string sha256, api::AttachmentAnswer answer, base::Executor &executor)
{
    const api::AttachmentPromise promise(std::move(answer), executor);
    QMetaObject::invokeMethod(
        m_parts->link, [link = m_parts->link, sha256 = std::move(sha256), promise] { link->ask(sha256, promise); }, Qt::QueuedConnection);
}

base::Subscription EngineClient::subscribe(api::EngineObserver observer, base::Executor &executor)
{
    return m_parts->broadcast->subscribe(std::move(observer), executor);
}

std::shared_ptr<const api::Snapshot> EngineClient::snapshot() const
{
    return m_parts->broadcast->snapshot();
}

} // namespace qcat::client
