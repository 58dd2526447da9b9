#include "event_stream.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>
#include <utility>

namespace qcat::client
{

namespace
{

constexpr qint64 kReadBuffer = 4 << 20;

std::chrono::milliseconds milliseconds(base::Duration duration)
{
    return std::chrono::ceil<std::chrono::milliseconds>(duration);
}

QString reasonOf(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 401)
        return QStringLiteral("the server refused the token");
    return status > 200 ? QStringLiteral("the server answered %1").arg(status) : reply.errorString();
}

} // namespace

EventStream::EventStream(QNetworkAccessManager &network, QNetworkRequest request, const StreamTiming &timing,
                         QObject *parent)
    : QObject(parent), m_network(network), m_request(std::move(request)), m_timing(timing), m_pause(timing.firstRetry),
      m_silence(this), m_retry(this)
{
    m_silence.setSingleShot(true);
    m_retry.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { end(QStringLiteral("the server has fallen silent")); });
    connect(&m_retry, &QTimer::timeout, this, &EventStream::open);
}

void EventStream::open()
{
    QNetworkRequest request = m_request;
    if (!m_lastId.isEmpty())
        request.setRawHeader("Last-Event-ID", m_lastId);
    m_parser = std::make_unique<StreamParser>([this](const StreamMessage &message) {
        if (!message.id.isEmpty())
            m_lastId = message.id;
        Q_EMIT received(message);
    });
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::readReply);
    connect(m_reply, &QNetworkReply::finished, this, [this] { end(reasonOf(*m_reply)); });
    m_silence.start(milliseconds(m_timing.silence));
}

void EventStream::readReply()
{
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
        return; // finished() follows and says why
    m_silence.start(milliseconds(m_timing.silence));
    if (!std::exchange(m_isConnected, true)) {
        m_pause = m_timing.firstRetry;
        Q_EMIT connected();
    }
    if (!m_parser->feed(m_reply->readAll()))
        end(QStringLiteral("the server sent a message beyond all bounds"));
}

void EventStream::end(const QString &why)
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
    m_silence.stop();
    m_isConnected = false;
    m_retry.start(milliseconds(m_pause));
    m_pause = std::min(m_pause * 2, m_timing.lastRetry);
    Q_EMIT lost(why);
}

} // namespace qcat::client
