#include "link.h"

#include <qcat/base/log.h>
#include <qcat/domain/names.h>
#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUuid>

namespace qcat::client
{

namespace
{

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

base::Error unknownOutcome(const QString &why)
{
    return base::Error{"link.unknown_outcome",
                       "the answer is missing, the command may have been carried out or not: " + why.toStdString()}
        .with("why", why.toStdString());
}

void addText(QUrlQuery &parameters, const char *key, const std::string &value)
{
    if (!value.empty())
        parameters.addQueryItem(QLatin1String(key), QString::fromUtf8(QUrl::toPercentEncoding(QString::fromStdString(value))));
}

void addNumber(QUrlQuery &parameters, const char *key, std::int64_t value)
{
    parameters.addQueryItem(QLatin1String(key), QString::number(value));
}

// What the server says of a request that it did not pass on to its engine.
base::Error refusalOf(int status, const QByteArray &body)
{
    if (auto error = wire::decodeError(view(body)))
        return *error;
    return base::Error{"link.refused", "the server refused the command with status " + std::to_string(status)}.with(
        "status", std::to_string(status));
}

} // namespace

Link::Link(ClientOptions options, QUrl url, const base::Clock &clock, std::shared_ptr<Broadcast> broadcast)
    : m_options(std::move(options)), m_url(std::move(url)),
      m_name(QStringLiteral("%1:%2").arg(m_url.host()).arg(m_url.port(80)).toStdString()),
      m_clientName(QUuid::createUuid().toString(QUuid::Id128).left(16).toStdString()), m_clock(clock),
      m_broadcast(std::move(broadcast)), m_network(this), m_overdue(this)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    connect(&m_overdue, &QTimer::timeout, this, &Link::answerOverdue);
}

void Link::open()
{
    const StreamTiming timing{m_options.firstRetry, m_options.lastRetry, m_options.silence};
    m_stream = new EventStream(m_network, request(QStringLiteral("/api/v1/events")), timing, this);
    connect(m_stream, &EventStream::connected, this, &Link::noteConnected);
    connect(m_stream, &EventStream::lost, this, &Link::noteLost);
    connect(m_stream, &EventStream::received, this, &Link::take);
    m_stream->open();
    m_overdue.start(std::chrono::milliseconds(200));
}

QNetworkRequest Link::request(const QString &path) const
{
    QUrl url = m_url;
    url.setPath(path);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(m_options.token));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    return request;
}

void Link::noteConnected()
{
    m_isConnected = true;
    m_broadcast->publish(api::LinkState::Connected, {"link.connected", "connected to " + m_name, {{"engine", m_name}}});
}

void Link::noteLost(const QString &why)
{
    m_isConnected = false;
    m_broadcast->publish(api::LinkState::Lost, {"link.lost",
                                                "no link to " + m_name + ": " + why.toStdString(),
                                                {{"engine", m_name}, {"why", why.toStdString()}},
                                                domain::Health::Crit});
    answerOpen(m_pending.takeAll(), why);
}

void Link::take(const StreamMessage &message)
{
    if (message.event == "snapshot") {
        takeSnapshot(message);
    } else if (message.event == "data") {
        takeData(message);
    } else if (message.event == "event") {
        takeEvent(message);
    } else if (message.event == "gap") {
        log::warning("link", "{} no longer has all the events that were missed", m_name);
    }
}

void Link::takeSnapshot(const StreamMessage &message)
{
    auto snapshot = wire::decodeSnapshot(view(message.data), m_clock.steadyNow());
    if (!snapshot) {
        log::error("link", "a snapshot of {} cannot be read: {}", m_name, snapshot.error().message);
        return;
    }
    snapshot->engineName = m_name;
    snapshot->data = m_data;
    m_broadcast->publish(std::make_shared<const api::Snapshot>(std::move(*snapshot)));
}

// It comes before the snapshot that goes with it.
void Link::takeData(const StreamMessage &message)
{
    auto data = wire::decodeDataPlane(view(message.data), m_clock.steadyNow(), *m_data);
    if (!data) {
        log::error("link", "the data plane of {} cannot be read: {}", m_name, data.error().message);
        return;
    }
    m_data = std::make_shared<const api::DataPlaneSnapshot>(std::move(*data));
}

void Link::takeEvent(const StreamMessage &message)
{
    auto tagged = wire::decodeEvent(view(message.data), m_clock.steadyNow());
    if (!tagged) {
        log::error("link", "an event of {} cannot be read: {}", m_name, tagged.error().message);
        return;
    }
    if (auto *answer = std::get_if<api::CommandAnswered>(&tagged->event.body))
        if (const auto id = m_pending.settle(tagged->tag))
            answer->command = *id;
    m_broadcast->publish(tagged->event);
}

template <typename T, typename Decode>
void Link::get(const QString &path, const QUrlQuery &parameters, const char *failure, api::AnswerPromise<T> promise, Decode decode)
{
    if (!m_isConnected)
        return promise.give(base::Error{"link.lost", "not asked: there is no link to " + m_name}.with("engine", m_name));
    auto asked = request(path);
    QUrl url = asked.url();
    url.setQuery(parameters);
    asked.setUrl(url);
    asked.setTransferTimeout(int(std::chrono::duration_cast<std::chrono::milliseconds>(m_options.commandTimeout).count()));
    QNetworkReply *reply = m_network.get(asked);
    connect(reply, &QNetworkReply::finished, this, [reply, promise = std::move(promise), decode, failure] {
        const QByteArray body = reply->readAll();
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200)
            promise.give(decode(view(body)));
        else if (auto error = wire::decodeError(view(body)))
            promise.give(std::move(*error));
        else
            promise.give(base::Error{failure, reply->errorString().toStdString()});
        reply->deleteLater();
    });
}

void Link::ask(const api::HistoryQuery &query, api::HistoryPromise promise)
{
    QUrlQuery parameters;
    addText(parameters, "series", query.series);
    addNumber(parameters, "from", query.from.ns);
    addNumber(parameters, "to", query.to.ns);
    addNumber(parameters, "points", query.mostPoints);
    get<api::HistorySeries>(QStringLiteral("/api/v1/history"), parameters, "history.failed", std::move(promise), wire::decodeHistory);
}

void Link::ask(const domain::IncidentQuery &query, api::IncidentsPromise promise)
{
    QUrlQuery parameters;
    QStringList states;
    for (const auto state : query.states) {
        const auto word = domain::name(state);
        states << QString::fromUtf8(word.data(), qsizetype(word.size()));
    }
    parameters.addQueryItem(QStringLiteral("state"), states.isEmpty() ? QStringLiteral("all") : states.join(QLatin1Char(',')));
    if (query.severity)
        addText(parameters, "severity", std::string(domain::name(*query.severity)));
    addText(parameters, "id", query.id);
    addText(parameters, "component", query.component);
    addText(parameters, "text", query.text);
    addNumber(parameters, "from", query.from.ns);
    addNumber(parameters, "to", query.to.ns);
    addNumber(parameters, "offset", query.offset);
    addNumber(parameters, "limit", query.most);
    addText(parameters, "order", std::string(domain::name(query.order)));
    addNumber(parameters, "ascending", query.ascending);
    addNumber(parameters, "records", query.withRecords);
    get<domain::IncidentPage>(QStringLiteral("/api/v1/records/incidents"), parameters, "records.failed", std::move(promise),
                              [this](std::string_view body) { return wire::decodeIncidentPage(body, m_clock.steadyNow()); });
}

void Link::ask(const api::StatisticsQuery &query, api::StatisticsPromise promise)
{
    QUrlQuery parameters;
    addNumber(parameters, "from", query.from.ns);
    addNumber(parameters, "to", query.to.ns);
    get<domain::IncidentStatistics>(QStringLiteral("/api/v1/statistics"), parameters, "records.failed", std::move(promise),
                                    wire::decodeStatistics);
}

void Link::ask(const std::string &attachment, api::AttachmentPromise promise)
{
    const auto name = QString::fromUtf8(QUrl::toPercentEncoding(QString::fromStdString(attachment)));
    get<api::FileContent>(QStringLiteral("/api/v1/attachments/") + name, {}, "records.failed", std::move(promise),
                          [](std::string_view body) -> base::Result<api::FileContent> { return api::FileContent{std::string(body)}; });
}

void Link::send(api::CommandId id, const api::Command &command)
{
    if (!m_isConnected) {
        refuseHere(id, base::Error{"link.lost", "not sent: there is no link to " + m_name}.with("engine", m_name));
        return;
    }
    const auto tag = PendingCommands::tagFor(m_clientName, id);
    m_pending.add(id, tag, m_clock.steadyNow() + m_options.commandTimeout);
    auto post = request(QStringLiteral("/api/v1/commands"));
    post.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    QNetworkReply *reply =
        m_network.post(post, QByteArray::fromStdString(wire::encode(wire::CommandRequest{command, tag})));
    connect(reply, &QNetworkReply::finished, this, [this, id, reply] {
        takeReply(id, *reply);
        reply->deleteLater();
    });
}

void Link::takeReply(api::CommandId id, QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply.readAll();
    if (status == 200) {
        if (auto decoded = wire::decodeReply(view(body)); decoded && decoded->answer)
            m_pending.keepAnswer(id, std::move(*decoded->answer));
        return; // the event follows
    }
    if (status == 202 || !m_pending.settle(id))
        return; // the event brings the answer; or it was given already
    if (status >= 400)
        answerHere(id, {id, refusalOf(status, body), {}, {}});
    else
        answerHere(id, {id, unknownOutcome(reply.errorString()), {}, {}});
}

void Link::answerOverdue()
{
    answerOpen(m_pending.takeOverdue(m_clock.steadyNow()), QStringLiteral("no answer in time"));
}

void Link::answerOpen(std::vector<PendingCommands::Open> open, const QString &why)
{
    for (auto &[id, answer] : open)
        answerHere(id, answer ? std::move(*answer) : api::CommandAnswered{id, unknownOutcome(why), {}, {}});
}

void Link::refuseHere(api::CommandId id, base::Error error)
{
    answerHere(id, {id, std::move(error), {}, {}});
}

void Link::answerHere(api::CommandId id, api::CommandAnswered answer)
{
    answer.command = id;
    m_broadcast->publish(api::Event{0, m_clock.wallNow(), std::move(answer)});
}

void Link::close()
{
    m_overdue.stop();
    delete std::exchange(m_stream, nullptr);
    m_isConnected = false;
    for (auto *reply : m_network.findChildren<QNetworkReply *>())
        reply->disconnect(this);
    answerOpen(m_pending.takeAll(), QStringLiteral("the console was closed"));
}

} // namespace qcat::client
