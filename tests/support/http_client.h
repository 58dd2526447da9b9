#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QTcpSocket>

// A plain HTTP client for tests: sends exactly the bytes it is given and waits for what comes back. The server must run
// on another thread.
class HttpConnection
{
public:
    explicit HttpConnection(int port) : m_port(port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(port));
        m_socket.waitForConnected(5000);
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    void request(const QByteArray &method, const QByteArray &path, const QByteArray &headers = {},
                 const QByteArray &body = {})
    {
        QByteArray head =
            method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n" + headers;
        if (!body.isEmpty())
            head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        send(head + "\r\n" + body);
    }
    // Until the text has come, or the patience ends, or the server closes.
    QByteArray readUntil(const QByteArray &text, int patienceMs = 5000)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_received.contains(text) && timer.elapsed() < patienceMs) {
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(50) &&
                m_socket.state() != QAbstractSocket::ConnectedState)
                break;
            m_received += m_socket.readAll();
        }
        return m_received;
    }
    QByteArray readToEnd(int patienceMs = 5000) { return readUntil(QByteArray("\0never\0", 7), patienceMs); }
    bool isClosed() const { return m_socket.state() != QAbstractSocket::ConnectedState; }
    void forget() { m_received.clear(); }

private:
    const int m_port;
    QTcpSocket m_socket;
    QByteArray m_received;
};

// One request on a connection of its own.
struct HttpAnswer {
    int status = 0;
    QByteArray headers;
    QByteArray body;
};

inline HttpAnswer ask(int port, const QByteArray &method, const QByteArray &path, const QByteArray &headers = {},
                      const QByteArray &body = {})
{
    HttpConnection connection(port);
    connection.request(method, path, headers + "Connection: close\r\n", body);
    const QByteArray all = connection.readToEnd();
    const auto split = all.indexOf("\r\n\r\n");
    return {all.mid(9, 3).toInt(), all.left(split + 2), all.mid(split + 4)};
}
