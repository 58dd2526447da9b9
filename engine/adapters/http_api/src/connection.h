#pragma once

#include "exchange.h"
#include "request_parser.h"

#include <qcat/base/time.h>

#include <QElapsedTimer>
#include <QObject>

#include <functional>

class QTcpSocket;

namespace qcat::http_api
{

struct ConnectionLimits {
    base::Duration read;  // first byte to complete request, however slowly the bytes drip
    base::Duration write; // unsent bytes to all sent
    base::Duration idle;  // connection without a request
};

struct RequestHandler {
    std::function<void(const HttpRequest &, Exchange)> handle;
    RequestParser::BodyLimit bodyLimit;
};

// One client: reads requests one after the other, never while an answer is due, too much is unsent, or a stream runs.
// Owns its socket; deletes itself when the socket is gone.
class Connection : public QObject
{
    Q_OBJECT

public:
    Connection(QTcpSocket *socket, const ConnectionLimits &limits, RequestHandler handler, QObject *parent);

    void answer(const HttpResponse &response);
    void beginStream();
    // A part of the stream. False: the client reads too slowly and was cut off.
    bool sendPart(const QByteArray &bytes);
    qint64 unsentBytes() const;
    // Looks at the deadlines; called about once a second.
    void checkDeadlines();
    // Closes as soon as nothing is owed to the client.
    void closeWhenDone();
    void cut();

private:
    enum class Phase { Reading, Answering, Streaming, Closing };

    void readRequests();
    bool readOne();
    void dispatch();
    void refuse(int status, const base::Error &error);
    void send(const QByteArray &bytes);
    void close();
    void noteWritten();

    QTcpSocket *m_socket;
    const ConnectionLimits m_limits;
    const RequestHandler m_handler;
    RequestParser m_parser;
    QByteArray m_input;
    HttpRequest m_request;   // the one that is being answered
    QElapsedTimer m_reading; // since the first byte of a request; invalid: none begun
    QElapsedTimer m_idle;    // since the last answer
    QElapsedTimer m_sending; // since bytes are unsent; invalid: none
    Phase m_phase = Phase::Reading;
    bool m_closeWhenDone = false;
};

} // namespace qcat::http_api
