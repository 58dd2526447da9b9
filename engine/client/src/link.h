#pragma once

#include "broadcast.h"
#include "event_stream.h"
#include "pending_commands.h"

#include <qcat/api/history_promise.h>
#include <qcat/api/incident_records.h>
#include <qcat/client/engine_client.h>
#include <qcat/wire/messages.h>

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <memory>

namespace qcat::client
{

// What lives on the client's thread: the stream in, the commands out.
class Link : public QObject
{
    Q_OBJECT

public:
    Link(ClientOptions options, QUrl url, const base::Clock &clock, std::shared_ptr<Broadcast> broadcast);

    void open();
    void send(api::CommandId id, const api::Command &command);
    void ask(const api::HistoryQuery &query, api::HistoryPromise promise);
    void ask(const domain::IncidentQuery &query, api::IncidentsPromise promise);
    void ask(const api::StatisticsQuery &query, api::StatisticsPromise promise);
    void ask(const std::string &attachment, api::AttachmentPromise promise);
    // Answers what is open and ends the connections.
    void close();

private:
    void take(const StreamMessage &message);
    void takeSnapshot(const StreamMessage &message);
    void takeData(const StreamMessage &message);
    void takeEvent(const StreamMessage &message);
    void takeReply(api::CommandId id, QNetworkReply &reply);
    void noteConnected();
    void noteLost(const QString &why);
    void answerOverdue();
    void answerOpen(std::vector<PendingCommands::Open> open, const QString &why);
    void answerHere(api::CommandId id, api::CommandAnswered answer);
    void refuseHere(api::CommandId id, base::Error error);
    QNetworkRequest request(const QString &path) const;
    // A question that is answered with one document. `failure`: the code where the network itself failed.
    template <typename T, typename Decode>
    void get(const QString &path, const QUrlQuery &parameters, const char *failure, api::AnswerPromise<T> promise, Decode decode);

    const ClientOptions m_options;
    const QUrl m_url;
    const std::string m_name;       // host:port
    const std::string m_clientName; // in our tags: no other client has it
    const base::Clock &m_clock;
    const std::shared_ptr<Broadcast> m_broadcast;
    QNetworkAccessManager m_network;
    PendingCommands m_pending;
    QTimer m_overdue;
    EventStream *m_stream = nullptr;
    std::shared_ptr<const api::DataPlaneSnapshot> m_data = std::make_shared<const api::DataPlaneSnapshot>();
    bool m_isConnected = false;
};

} // namespace qcat::client
