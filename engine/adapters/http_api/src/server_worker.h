#pragma once

#include "connection.h"
#include "routes.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

class QTcpServer;

namespace qcat::http_api
{

// What lives on the server's thread: the listener, the connections and the routes.
class ServerWorker : public QObject
{
    Q_OBJECT

public:
    ServerWorker(HttpOptions options, HttpHooks hooks, const base::Clock &clock);
    ~ServerWorker() override;

    base::Status listen();
    std::uint16_t port() const;
    Routes &routes() { return *m_routes; }
    // Finishes what is under way; stopped() follows at the latest after `cap`.
    void beginStop(base::Duration cap);

Q_SIGNALS:
    void stopped();

private:
    void acceptAll();
    void sweep();
    void endIfDone();
    QList<Connection *> connections() const;

    const HttpOptions m_options;
    const HttpHooks m_hooks;
    const base::Clock &m_clock;
    std::unique_ptr<Routes> m_routes;
    QTcpServer *m_listener = nullptr;
    QTimer m_sweep;
    QTimer m_ending;
    QTimer m_cap;
};

} // namespace qcat::http_api
