#pragma once

#include "exchange.h"

#include <qcat/api/event.h>
#include <qcat/api/snapshot.h>
#include <qcat/base/clock.h>

#include <QPointer>
#include <QTimer>

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace qcat::http_api
{

class Connection;

// The event streams (text/event-stream): "snapshot" about ten a second, the newest only, and only when the reader has
// taken the one before; "data" with the parts of the data plane that are new to the reader, before the snapshot; "event" for every event, in order, with an id; ": alive" when nothing else was said. A reader
// that comes back with Last-Event-ID gets what it missed out of a bounded memory, or "gap" with the first and last
// sequence that are gone.
class EventHub
{
public:
    explicit EventHub(const base::Clock &clock);

    void open(const HttpRequest &request, Exchange exchange);
    void takeSnapshot(std::shared_ptr<const api::Snapshot> snapshot);
    void takeEvent(const api::Event &event, const std::string &tag);
    // Forgets the engine's stream: events of another engine do not follow on from it.
    void reset();
    void closeAll();

private:
    struct Kept {
        std::uint64_t sequence;
        QByteArray bytes; // as sent
    };

    struct Reader {
        QPointer<Connection> connection;
        std::shared_ptr<const api::DataPlaneSnapshot> data; // that it was sent last
    };

    void flush();
    void sendData(Reader &reader);
    void sendAlive();
    void resume(Connection &reader, const std::string &lastEventId);
    void keep(std::uint64_t sequence, const QByteArray &bytes);
    std::vector<Reader> &readers(); // those that are still there
    QByteArray snapshotPart() const;
    std::string idOf(std::uint64_t sequence) const;

    const base::Clock &m_clock;
    std::vector<Reader> m_readers;
    std::shared_ptr<const api::Snapshot> m_snapshot;
    std::deque<Kept> m_kept;
    std::size_t m_keptBytes = 0;
    std::uint64_t m_lastSequence = 0;
    bool m_hasNews = false;
    QTimer m_flushTimer;
    QTimer m_aliveTimer;
};

} // namespace qcat::http_api
