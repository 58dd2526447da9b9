#include "server_worker.h"

#include <fmt/format.h>

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace qcat::http_api
{

namespace
{

constexpr int kBacklog = 512;
constexpr qsizetype kMostConnections = 500;
constexpr int kSweepMs = 250;
constexpr int kEndPollMs = 10;

QHostAddress addressOf(const std::string &host)
{
    return host == "localhost" ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(QString::fromStdString(host));
}

} // namespace

ServerWorker::ServerWorker(HttpOptions options, HttpHooks hooks, const base::Clock &clock)
    : m_options(std::move(options)), m_hooks(std::move(hooks)), m_clock(clock), m_sweep(this), m_ending(this),
      m_cap(this)
{
    m_cap.setSingleShot(true);
    connect(&m_sweep, &QTimer::timeout, this, &ServerWorker::sweep);
    connect(&m_ending, &QTimer::timeout, this, &ServerWorker::endIfDone);
    connect(&m_cap, &QTimer::timeout, this, [this] {
        for (auto *connection : connections())
            connection->cut();
    });
}

ServerWorker::~ServerWorker() = default;

base::Status ServerWorker::listen()
{
    const auto address = addressOf(m_options.host);
    const std::string place = fmt::format("{}:{}", m_options.host, m_options.port);
    m_routes = std::make_unique<Routes>(m_options, m_hooks, address.isLoopback(), m_clock);
    m_listener = new QTcpServer(this);
    if (address.isNull())
        return base::Error{
            "http.bad_address",
            fmt::format("server.host '{}' is not an IP address; write 127.0.0.1 or 0.0.0.0", m_options.host)}
            .with("host", m_options.host);
    m_listener->setListenBacklogSize(kBacklog);
    m_listener->setMaxPendingConnections(kBacklog);
    connect(m_listener, &QTcpServer::pendingConnectionAvailable, this, &ServerWorker::acceptAll);
    if (!m_listener->listen(address, quint16(m_options.port)))
        return base::Error{"http.listen_failed",
                           fmt::format("cannot listen on {}: {}", place, m_listener->errorString().toStdString())}
            .with("address", place);
    m_sweep.start(kSweepMs);
    return {};
}

std::uint16_t ServerWorker::port() const
{
    return m_listener->serverPort();
}

void ServerWorker::acceptAll()
{
    const ConnectionLimits limits{m_options.readTimeout, m_options.writeTimeout, m_options.idleTimeout};
    while (QTcpSocket *socket = m_listener->nextPendingConnection()) {
        if (connections().size() < kMostConnections) {
            new Connection(socket, limits,
                           {[this](const HttpRequest &request, Exchange exchange) { m_routes->handle(request, std::move(exchange)); },
                            [this](const HttpRequest &head) { return m_routes->bodyLimit(head); }},
                           this);
        } else {
            socket->abort();
            socket->deleteLater();
        }
    }
}

void ServerWorker::sweep()
{
    for (auto *connection : connections())
        connection->checkDeadlines();
    m_routes->checkDeadlines();
}

void ServerWorker::beginStop(base::Duration cap)
{
    m_listener->close();
    m_routes->closeStreams();
    for (auto *connection : connections())
        connection->closeWhenDone();
    m_cap.start(std::chrono::duration_cast<std::chrono::milliseconds>(cap));
    m_ending.start(kEndPollMs);
}

void ServerWorker::endIfDone()
{
    if (!connections().isEmpty())
        return;
    m_sweep.stop();
    m_ending.stop();
    m_cap.stop();
    m_routes.reset(); // here: its timers belong to this thread
    Q_EMIT stopped();
}

QList<Connection *> ServerWorker::connections() const
{
    return findChildren<Connection *>(Qt::FindDirectChildrenOnly);
}

} // namespace qcat::http_api
