#pragma once

#include "stream_parser.h"

#include <qcat/base/time.h>

#include <QNetworkRequest>
#include <QObject>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace qcat::client
{

struct StreamTiming {
    base::Duration firstRetry;
    base::Duration lastRetry;
    base::Duration silence;
};

// Keeps one event stream open: connects, notices silence, comes back with growing pauses and the last event's id.
class EventStream : public QObject
{
    Q_OBJECT

public:
    EventStream(QNetworkAccessManager &network, QNetworkRequest request, const StreamTiming &timing, QObject *parent);

    void open();

Q_SIGNALS:
    void connected();
    void lost(const QString &why);
    void received(const qcat::client::StreamMessage &message);

private:
    void readReply();
    void end(const QString &why);

    QNetworkAccessManager &m_network;
    const QNetworkRequest m_request;
    const StreamTiming m_timing;
    std::unique_ptr<StreamParser> m_parser; // of the current connection
    QNetworkReply *m_reply = nullptr;
    QByteArray m_lastId;
    base::Duration m_pause;
    QTimer m_silence;
    QTimer m_retry;
    bool m_isConnected = false;
};

} // namespace qcat::client
