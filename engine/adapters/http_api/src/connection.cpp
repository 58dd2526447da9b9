#include "connection.h"

#include <QTcpSocket>
#include <QTimer>

namespace qcat::http_api
{

namespace
{

constexpr qint64 kReadBuffer = 64 * 1024; // the sender's window closes behind it, so a flood stays with the sender
constexpr qint64 kReadChunk = 16 * 1024;
constexpr qint64 kUnsentLimit = 256 * 1024;      // above it no further request is read
constexpr qint64 kStreamLimit = 8 * 1024 * 1024; // a reader of events that is further behind is cut off
constexpr int kLingerMs = 2'000;                 // to take the last answer before the connection is cut

bool isOver(const QElapsedTimer &timer, base::Duration limit)
{
    return timer.isValid() && timer.nsecsElapsed() > limit.count();
}

} // namespace

Connection::Connection(QTcpSocket *socket, const ConnectionLimits &limits, RequestHandler handler, QObject *parent)
    : QObject(parent), m_socket(socket), m_limits(limits), m_handler(std::move(handler)), m_parser(m_handler.bodyLimit)
{
    socket->setParent(this);
    socket->setReadBufferSize(kReadBuffer);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_idle.start();
    connect(socket, &QTcpSocket::readyRead, this, &Connection::readRequests);
    connect(socket, &QTcpSocket::bytesWritten, this, &Connection::noteWritten);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    // Bytes may have come before the connections above.
    QMetaObject::invokeMethod(this, &Connection::readRequests, Qt::QueuedConnection);
}

void Connection::readRequests()
{
    if (m_phase == Phase::Closing || m_phase == Phase::Streaming) {
        m_socket->readAll(); // drained, so that unread bytes do not turn our last answer into a reset
        return;
    }
    while (m_phase == Phase::Reading && m_socket->bytesToWrite() < kUnsentLimit && readOne()) {
    }
}

// Goes on with the current request; false: nothing more can be done now.
bool Connection::readOne()
{
    if (m_input.isEmpty() || m_reading.isValid()) {
        const QByteArray more = m_socket->read(kReadChunk);
        if (more.isEmpty() && (m_input.isEmpty() || m_reading.isValid()))
            return false;
        m_input += more;
    }
    if (!m_reading.isValid())
        m_reading.start();
    switch (m_parser.feed(m_input)) {
    case RequestParser::Progress::NeedsMore:
        return true;
    case RequestParser::Progress::WantsContinue:
        send("HTTP/1.1 100 Continue\r\n\r\n");
        return true;
    case RequestParser::Progress::Complete:
        dispatch();
        return true;
    case RequestParser::Progress::Refused:
        break;
    }
    refuse(m_parser.refusal(),
           {"http.refused", m_parser.refusal() == 400 ? "the request is malformed" : "the request is too large"});
    return false;
}

void Connection::dispatch()
{
    m_reading.invalidate();
    m_request = m_parser.take();
    m_phase = Phase::Answering;
    m_handler.handle(m_request, Exchange(*this, m_socket->peerAddress().isLoopback()));
}

void Connection::answer(const HttpResponse &response)
{
    if (m_phase != Phase::Answering)
        return;
    m_phase = Phase::Reading;
    m_idle.restart();
    const bool keep = m_request.keepAlive && !m_request.isHttp10 && !m_closeWhenDone;
    send(serialise(response, keep ? KeepAlive::Yes : KeepAlive::No, m_request.isHead()));
    if (!keep)
        close();
    else if (!m_input.isEmpty() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::readRequests, Qt::QueuedConnection); // pipelined
}

void Connection::refuse(int status, const base::Error &error)
{
    send(serialise(errorResponse(status, error), KeepAlive::No, false));
    close();
}

void Connection::beginStream()
{
    m_phase = Phase::Streaming;
    send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n");
}

bool Connection::sendPart(const QByteArray &bytes)
{
    if (m_phase != Phase::Streaming)
        return false;
    if (unsentBytes() + bytes.size() > kStreamLimit) {
        cut();
        return false;
    }
    send(bytes);
    return true;
}

qint64 Connection::unsentBytes() const
{
    return m_socket->bytesToWrite();
}

void Connection::send(const QByteArray &bytes)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_socket->write(bytes);
    if (!m_sending.isValid())
        m_sending.start();
}

void Connection::noteWritten()
{
    if (m_socket->bytesToWrite() == 0)
        m_sending.invalidate();
    if (m_phase == Phase::Reading && m_socket->bytesToWrite() < kUnsentLimit / 2)
        readRequests(); // the reader has caught up: go on with what is buffered
}

void Connection::checkDeadlines()
{
    if (isOver(m_sending, m_limits.write))
        cut();
    else if (m_phase == Phase::Reading && isOver(m_reading, m_limits.read))
        refuse(408, {"http.timeout", "the request was not complete in time"});
    else if (m_phase == Phase::Reading && !m_reading.isValid() && isOver(m_idle, m_limits.idle))
        close();
}

void Connection::closeWhenDone()
{
    m_closeWhenDone = true;
    if (m_phase != Phase::Answering)
        close();
}

void Connection::close()
{
    if (m_phase == Phase::Closing)
        return;
    m_phase = Phase::Closing;
    m_input.clear();
    m_socket->disconnectFromHost(); // after the answer is sent
    QTimer::singleShot(kLingerMs, this, &Connection::cut);
}

void Connection::cut()
{
    m_phase = Phase::Closing;
    m_socket->abort();
    deleteLater();
}

} // namespace qcat::http_api
