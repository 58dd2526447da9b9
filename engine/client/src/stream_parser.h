#pragma once

#include <QByteArray>

#include <functional>

namespace qcat::client
{

struct StreamMessage {
    QByteArray event;
    QByteArray id;
    QByteArray data;
};

// text/event-stream, bytes in, messages out. Bounded: a message that grows beyond the limit ends the stream.
class StreamParser
{
public:
    using OnMessage = std::function<void(const StreamMessage &)>;

    explicit StreamParser(OnMessage onMessage) : m_onMessage(std::move(onMessage)) {}

    // False: more than a message may hold.
    bool feed(const QByteArray &bytes);

private:
    void takeLine(const QByteArray &line);

    const OnMessage m_onMessage;
    QByteArray m_rest;       // of a line whose end has not come
    qsizetype m_scanned = 0; // of m_rest: without a line's end
    StreamMessage m_message;
};

} // namespace qcat::client
