#include "event_hub.h"

#include "connection.h"

#include <qcat/domain/config_text.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>

namespace qcat::http_api
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kFlushEvery = 100ms;
constexpr auto kAliveEvery = 1s;
constexpr std::size_t kMostReaders = 32;
constexpr std::size_t kMostKept = 4096;
constexpr std::size_t kMostKeptBytes = 16u << 20;
constexpr qint64 kSnapshotBacklog = 64 * 1024; // a reader with more unsent gets no snapshot now

QByteArray part(std::string_view name, std::string_view id, std::string_view data)
{
    std::string text = fmt::format("event: {}\n", name);
    if (!id.empty())
        text += fmt::format("id: {}\n", id);
    text += fmt::format("data: {}\n\n", data); // JSON of ours holds no line break
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace

EventHub::EventHub(const base::Clock &clock) : m_clock(clock)
{
    QObject::connect(&m_flushTimer, &QTimer::timeout, &m_flushTimer, [this] { flush(); });
    QObject::connect(&m_aliveTimer, &QTimer::timeout, &m_aliveTimer, [this] { sendAlive(); });
    m_flushTimer.start(kFlushEvery);
    m_aliveTimer.start(kAliveEvery);
}

void EventHub::open(const HttpRequest &request, Exchange exchange)
{
    if (readers().size() >= kMostReaders) {
        exchange.respond(
            errorResponse(503, base::Error{"http.too_many_streams", "too many event streams are open"}.with(
                                   "limit", std::to_string(kMostReaders))));
        return;
    }
    const auto reader = exchange.openStream();
    if (!reader)
        return;
    m_readers.push_back({reader, {}});
    if (m_snapshot) {
        sendData(m_readers.back());
        reader->sendPart(snapshotPart());
    }
    if (!request.lastEventId.empty())
        resume(*reader, request.lastEventId);
}

void EventHub::takeSnapshot(std::shared_ptr<const api::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_hasNews = true;
}

void EventHub::takeEvent(const api::Event &event, const std::string &tag)
{
    const auto bytes =
        part("event", idOf(event.sequence), wire::encode(wire::TaggedEvent{event, tag}, m_clock.steadyNow()));
    keep(event.sequence, bytes);
    for (const auto &reader : readers())
        reader.connection->sendPart(bytes);
}

void EventHub::keep(std::uint64_t sequence, const QByteArray &bytes)
{
    m_lastSequence = sequence;
    m_kept.push_back({sequence, bytes});
    m_keptBytes += std::size_t(bytes.size());
    while (m_kept.size() > kMostKept || m_keptBytes > kMostKeptBytes) {
        m_keptBytes -= std::size_t(m_kept.front().bytes.size());
        m_kept.pop_front();
    }
}

void EventHub::resume(Connection &reader, const std::string &lastEventId)
{
    const auto dash = lastEventId.find('-');
    const auto number = dash == std::string::npos ? std::nullopt : domain::parseInteger(lastEventId.substr(dash + 1));
    const bool isOurs = number && *number >= 0 && lastEventId == idOf(std::uint64_t(*number));
    const std::uint64_t last = isOurs ? std::uint64_t(*number) : 0;
    const std::uint64_t firstKept = m_kept.empty() ? m_lastSequence + 1 : m_kept.front().sequence;
    if (!isOurs || last > m_lastSequence)
        reader.sendPart(part("gap", {}, wire::encode(wire::EventGap{0, m_lastSequence})));
    else if (last + 1 < firstKept)
        reader.sendPart(part("gap", {}, wire::encode(wire::EventGap{last + 1, firstKept - 1})));
    for (const auto &kept : m_kept)
        if (isOurs && kept.sequence > last)
            reader.sendPart(kept.bytes);
}

void EventHub::flush()
{
    if (!m_hasNews || !m_snapshot)
        return;
    m_hasNews = false;
    QByteArray bytes; // made once, when the first reader wants it
    for (auto &reader : readers()) {
        if (reader.connection->unsentBytes() > kSnapshotBacklog) {
            m_hasNews = true; // it gets a newer one when it has caught up
            continue;
        }
        if (bytes.isEmpty())
            bytes = snapshotPart();
        sendData(reader);
        reader.connection->sendPart(bytes);
    }
}

void EventHub::sendData(Reader &reader)
{
    if (reader.data == m_snapshot->data)
        return;
    reader.connection->sendPart(part("data", {}, wire::encode(*m_snapshot->data, m_clock.steadyNow(), reader.data.get())));
    reader.data = m_snapshot->data;
}

void EventHub::sendAlive()
{
    for (const auto &reader : readers())
        if (reader.connection->unsentBytes() == 0)
            reader.connection->sendPart(": alive\n\n");
}

void EventHub::reset()
{
    m_snapshot.reset();
    m_kept.clear();
    m_keptBytes = 0;
    m_lastSequence = 0;
}

void EventHub::closeAll()
{
    for (const auto &reader : readers())
        reader.connection->closeWhenDone();
    m_readers.clear();
}

std::vector<EventHub::Reader> &EventHub::readers()
{
    std::erase_if(m_readers, [](const auto &reader) { return !reader.connection; });
    return m_readers;
}

QByteArray EventHub::snapshotPart() const
{
    return part("snapshot", {}, wire::encode(*m_snapshot, m_clock.steadyNow()));
}

// Names the engine's run as well, so that an id of an earlier run is not taken for one of this.
std::string EventHub::idOf(std::uint64_t sequence) const
{
    return fmt::format("{:x}-{}", m_snapshot ? m_snapshot->startedAt.ms() : 0, sequence);
}

} // namespace qcat::http_api
