#include "incident.h"

#include "remote_engine.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/names.h>
#include <qcat/report/incident_report.h>

#include <fmt/format.h>

namespace qcat::app
{

namespace
{

const domain::Incident *find(const api::Snapshot &snapshot, const std::string &id)
{
    for (const auto &incident : snapshot.ops->incidents)
        if (incident.id.value == id)
            return &incident;
    return nullptr;
}

void sayLine(const domain::Incident &incident)
{
    fmt::print("{:<20} {} {:<13} {} ({}{}{}) since {}\n", incident.id.isValid() ? incident.id.value : "-", name(incident.severity),
               name(incident.state), incident.title.en, incident.component.value, incident.instance.empty() ? "" : " ", incident.instance,
               base::toIso(incident.since));
}

void sayWhole(const domain::Incident &incident)
{
    sayLine(incident);
    for (const auto &symptom : incident.symptoms)
        fmt::print("  symptom: {}\n", symptom.text);
    for (const auto &entry : incident.timeline)
        fmt::print("  {} {:<18} {:<12} {}\n", base::toIso(entry.time), name(entry.kind), entry.actor, entry.what.text);
}

base::Result<report::Format> formatOf(const std::string &word)
{
    if (word == "pdf")
        return report::Format::Pdf;
    if (word == "csv")
        return report::Format::Csv;
    if (word == "md")
        return report::Format::Markdown;
    if (word == "json")
        return report::Format::Json;
    return base::Error{"usage", "--format takes pdf, csv, md or json; not '" + word + "'"};
}

int exportIncident(const api::Snapshot &snapshot, const domain::Incident &incident, const QCommandLineParser &parser)
{
    const auto format = formatOf(parser.value(QStringLiteral("format")).toStdString());
    if (!format) {
        fmt::print(stderr, "{}\n", format.error().message);
        return kUsage;
    }
    report::IncidentReport record;
    record.incident = incident;
    for (const auto &run : snapshot.ops->runs)
        if (run.incident == incident.id)
            record.runs.insert(record.runs.begin(), run); // newest first in the snapshot
    record.language = parser.value(QStringLiteral("language")) == QLatin1String("zh") ? report::Language::Chinese : report::Language::English;
    record.timeZone = QTimeZone::systemTimeZone();
    record.generatedAt = runtime::SystemClock().wallNow();
    record.generatedBy = "qcat " QCAT_VERSION;
    QString path = parser.value(QStringLiteral("output"));
    if (path.isEmpty())
        path = report::proposedFileName(incident, *format);
    if (const auto status = report::writeIncident(record, *format, path); !status)
        return sayFailure(status.error());
    fmt::print("{}\n", path.toStdString());
    return kGood;
}

int act(RemoteEngine &engine, const std::string &what, const std::string &id, const std::string &text)
{
    const domain::IncidentId incident{id};
    const auto answer = what == "ack"       ? engine.run(api::AcknowledgeIncident{incident})
                        : what == "note"    ? engine.run(api::AddNote{incident, text})
                        : what == "owner"   ? engine.run(api::AssignIncident{incident, text})
                        : what == "merge"   ? engine.run(api::MergeIncident{incident, {text}})
                        : what == "resolve" ? engine.run(api::ResolveIncident{incident, text})
                                            : engine.run(api::CloseIncident{incident});
    if (!answer)
        return sayFailure(answer.error());
    fmt::print("{} {}\n", id, what == "ack" ? "acknowledged" : what == "note" ? "noted" : what == "owner" ? "assigned" : what == "merge" ? "merged" : what == "resolve" ? "resolved" : "closed");
    return kGood;
}

int list(const api::Snapshot &snapshot)
{
    bool anyOpen = false;
    for (const auto &incident : snapshot.ops->incidents) {
        sayLine(incident);
        anyOpen = anyOpen || incident.isShown();
    }
    return anyOpen ? kFinding : kGood;
}

} // namespace

int runIncident(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    parser.addOption({QStringLiteral("format"), QStringLiteral("Of an export."), QStringLiteral("pdf|csv|md|json"), QStringLiteral("pdf")});
    parser.addOption({QStringLiteral("output"), QStringLiteral("File of an export."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("language"), QStringLiteral("Of an export."), QStringLiteral("en|zh"), QStringLiteral("en")});
    if (!parseVerb(parser, arguments, 1, 3))
        return kUsage;
    const QStringList words = parser.positionalArguments();
    const std::string what = words[0].toStdString();
    const bool known = what == "list" || what == "show" || what == "ack" || what == "note" || what == "owner" || what == "merge" || what == "resolve" || what == "close" ||
                       what == "export";
    if (!known || (what != "list" && words.size() < 2) || ((what == "note" || what == "owner" || what == "merge") && words.size() < 3)) {
        fmt::print(stderr, "usage: qcat incident list | show ID | ack ID | note ID TEXT | owner ID NAME | merge ID INTO | resolve ID [TEXT] | close ID | export ID\n");
        return kUsage;
    }
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    const auto snapshot = (*engine)->snapshot();
    if (what == "list")
        return list(*snapshot);
    const std::string id = words[1].toStdString();
    const auto *const incident = find(*snapshot, id);
    if (!incident) {
        fmt::print(stderr, "there is no incident {}; qcat incident list shows them\n", id);
        return kFinding;
    }
    if (what == "show")
        return sayWhole(*incident), kGood;
    if (what == "export")
        return exportIncident(*snapshot, *incident, parser);
    return act(**engine, what, id, words.value(2).toStdString());
}

} // namespace qcat::app
