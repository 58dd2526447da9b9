#include "incident_json.h"

#include "text.h"

#include <qcat/domain/attachment.h>
#include <qcat/domain/names.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace qcat::report
{

namespace
{

QJsonValue json(const std::string &text)
{
    return plain(text);
}

QJsonValue json(base::WallTime time)
{
    return time.isValid() ? QJsonValue(plain(base::toIso(time))) : QJsonValue();
}

QJsonValue json(base::Decimal value)
{
    return exact(value);
}

template <typename Enum>
requires std::is_enum_v<Enum> QJsonValue json(Enum value)
{
    const std::string_view word = domain::name(value);
    return QString::fromUtf8(word.data(), qsizetype(word.size()));
}

QJsonValue json(const domain::LocalText &text)
{
    return QJsonObject{{QStringLiteral("en"), json(text.en)}, {QStringLiteral("zh"), json(text.zh)}};
}

double seconds(base::Duration span)
{
    return double(span.count()) / 1e9;
}

template <typename T, typename ToJson>
QJsonArray array(const std::vector<T> &items, ToJson toJson)
{
    QJsonArray out;
    for (const T &item : items)
        out.append(toJson(item));
    return out;
}

QJsonValue json(const domain::Finding &finding)
{
    QJsonObject args;
    for (const auto &arg : finding.args)
        args.insert(plain(arg.name), json(arg.value));
    return QJsonObject{{QStringLiteral("code"), json(finding.code)},
                       {QStringLiteral("text"), json(finding.text)},
                       {QStringLiteral("args"), args},
                       {QStringLiteral("health"), json(finding.health)}};
}

QJsonValue json(const domain::Exposure::Leg &leg)
{
    return QJsonObject{{QStringLiteral("account"), json(leg.account)},
                       {QStringLiteral("symbol"), json(leg.symbol)},
                       {QStringLiteral("quantity"), json(leg.quantity)},
                       {QStringLiteral("entry_price"), json(leg.entryPrice)},
                       {QStringLiteral("mark_price"), json(leg.markPrice)},
                       {QStringLiteral("unrealized_pnl"), json(leg.unrealizedPnl)},
                       {QStringLiteral("liquidation_price"), json(leg.liquidationPrice)},
                       {QStringLiteral("stop_at_venue"), leg.stopAtVenue}};
}

QJsonValue json(const domain::Exposure &exposure)
{
    return QJsonObject{{QStringLiteral("known"), exposure.known},
                       {QStringLiteral("time"), json(exposure.wallTime)},
                       {QStringLiteral("open_orders"), exposure.openOrders},
                       {QStringLiteral("conditional_orders"), exposure.conditionalOrders},
                       {QStringLiteral("unknown_orders"), exposure.unknownOrders},
                       {QStringLiteral("gross"), json(exposure.gross)},
                       {QStringLiteral("equity"), json(exposure.equity)},
                       {QStringLiteral("legs"), array(exposure.legs, [](const auto &leg) { return json(leg); })}};
}

QJsonValue json(const domain::TimelineEntry &entry)
{
    return QJsonObject{{QStringLiteral("time"), json(entry.time)},
                       {QStringLiteral("kind"), json(entry.kind)},
                       {QStringLiteral("actor"), json(entry.actor)},
                       {QStringLiteral("what"), json(entry.what)}};
}

QJsonValue json(const domain::Attachment &file)
{
    return QJsonObject{{QStringLiteral("name"), json(file.name)},
                       {QStringLiteral("bytes"), qint64(file.bytes)},
                       {QStringLiteral("sha256"), json(file.sha256)},
                       {QStringLiteral("by"), json(file.by)},
                       {QStringLiteral("at"), json(file.at)}};
}

QJsonValue json(const domain::Incident &incident)
{
    return QJsonObject{
        {QStringLiteral("id"), json(incident.id.value)},
        {QStringLiteral("fault"), json(incident.fault.value)},
        {QStringLiteral("title"), json(incident.title)},
        {QStringLiteral("component"), json(incident.component.value)},
        {QStringLiteral("instance"), json(incident.instance)},
        {QStringLiteral("severity"), json(incident.severity)},
        {QStringLiteral("state"), json(incident.state)},
        {QStringLiteral("since"), json(incident.since)},
        {QStringLiteral("opened_at"), json(incident.openedAt)},
        {QStringLiteral("acknowledged_at"), json(incident.acknowledgedAt)},
        {QStringLiteral("resolved_at"), json(incident.resolvedAt)},
        {QStringLiteral("acknowledge_by"), json(incident.acknowledgeBy)},
        {QStringLiteral("owner"), json(incident.owner)},
        {QStringLiteral("symptoms"), array(incident.symptoms, [](const auto &f) { return json(f); })},
        {QStringLiteral("consequences"), array(incident.consequences, [](const auto &c) { return json(c.value); })},
        {QStringLiteral("runbook"), json(incident.runbook)},
        {QStringLiteral("exposure_at_start"), json(incident.exposureAtStart)},
        {QStringLiteral("meaning"), json(incident.meaning)},
        {QStringLiteral("attachments"), array(domain::attachmentsOf(incident), [](const auto &f) { return json(f); })},
        {QStringLiteral("timeline"), array(incident.timeline, [](const auto &e) { return json(e); })}};
}

QJsonValue json(const domain::RunbookStep &definition, const domain::StepRun &step)
{
    return QJsonObject{{QStringLiteral("name"), json(step.name)},
                       {QStringLiteral("title"), json(definition.title)},
                       {QStringLiteral("action"), json(definition.action)},
                       {QStringLiteral("mode"), json(definition.mode)},
                       {QStringLiteral("risk"), json(definition.risk)},
                       {QStringLiteral("timeout_s"), seconds(definition.timeout)},
                       {QStringLiteral("state"), json(step.state)},
                       {QStringLiteral("finding"), json(step.finding)},
                       {QStringLiteral("output"), json(step.output)},
                       {QStringLiteral("output_truncated"), step.outputTruncated},
                       {QStringLiteral("started_at"), json(step.startedAt)},
                       {QStringLiteral("finished_at"), json(step.finishedAt)},
                       {QStringLiteral("actor"), json(step.actor)},
                       {QStringLiteral("reason"), json(step.reason)}};
}

QJsonValue json(const domain::RunbookRun &run)
{
    QJsonArray steps;
    for (std::size_t i = 0; i < run.steps.size() && i < run.runbook.steps.size(); ++i)
        steps.append(json(run.runbook.steps[i], run.steps[i]));
    QJsonObject inputs;
    for (const auto &[name, value] : run.inputs)
        inputs.insert(QString::fromStdString(name), json(value));
    return QJsonObject{{QStringLiteral("id"), json(run.id.value)},
                       {QStringLiteral("inputs"), inputs},
                       {QStringLiteral("runbook"), json(run.runbook.id)},
                       {QStringLiteral("version"), run.runbook.version},
                       {QStringLiteral("hash"), json(run.runbook.hash)},
                       {QStringLiteral("title"), json(run.runbook.title)},
                       {QStringLiteral("state"), json(run.state)},
                       {QStringLiteral("operator"), json(run.operatorName)},
                       {QStringLiteral("started_at"), json(run.startedAt)},
                       {QStringLiteral("finished_at"), json(run.finishedAt)},
                       {QStringLiteral("steps"), steps}};
}

QJsonValue json(const domain::Reading &reading)
{
    const auto measured = [](const domain::Measured &m) {
        return QJsonObject{{QStringLiteral("name"), json(m.name)}, {QStringLiteral("value"), m.value}, {QStringLiteral("unit"), json(m.unit)}};
    };
    return QJsonObject{{QStringLiteral("component"), json(reading.component.value)},
                       {QStringLiteral("health"), json(reading.health)},
                       {QStringLiteral("finding"), json(reading.finding)},
                       {QStringLiteral("measured"), array(reading.measured, measured)}};
}

QJsonValue json(const std::optional<domain::Evidence> &evidence)
{
    if (!evidence)
        return {};
    return QJsonObject{{QStringLiteral("at"), json(evidence->at)},
                       {QStringLiteral("trading"), evidence->trading ? json(*evidence->trading) : QJsonValue()},
                       {QStringLiteral("trading_why"), json(evidence->tradingWhy)},
                       {QStringLiteral("readings"), array(evidence->readings, [](const auto &r) { return json(r); })},
                       {QStringLiteral("log_lines"), array(evidence->logLines, [](const auto &line) { return json(line); })}};
}

QJsonObject contentOf(const IncidentReport &report)
{
    return {{QStringLiteral("incident"), json(report.incident)},
            {QStringLiteral("evidence"), json(report.evidence)},
            {QStringLiteral("runs"), array(report.runs, [](const auto &run) { return json(run); })}};
}

QString hashOf(const QJsonObject &content)
{
    const QByteArray compact = QJsonDocument(content).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(compact, QCryptographicHash::Sha256).toHex());
}

} // namespace

QByteArray incidentJson(const IncidentReport &report)
{
    const QJsonObject content = contentOf(report);
    return QJsonDocument(QJsonObject{{QStringLiteral("content"), content},
                                     {QStringLiteral("sha256"), hashOf(content)},
                                     {QStringLiteral("generated_at"), json(report.generatedAt)},
                                     {QStringLiteral("generated_by"), json(report.generatedBy)}})
        .toJson(QJsonDocument::Indented);
}

QString contentHash(const IncidentReport &report)
{
    return hashOf(contentOf(report));
}

} // namespace qcat::report
