#include "incident.h"

#include "incident_export.h"
#include "incident_files.h"
#include "incident_filter.h"
#include "remote_engine.h"
#include "terminal_text.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/attachment.h>
#include <qcat/domain/incident_handle.h>
#include <qcat/domain/names.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app
{

namespace
{

// As the engine has it now; else as it was stored.
base::Result<domain::Incident> find(RemoteEngine &engine, const std::string &id)
{
    const auto snapshot = engine.snapshot(); // a new one may take its place meanwhile
    for (const auto &incident : snapshot->ops->incidents)
        if (domain::handleOf(incident) == id)
            return incident;
    domain::IncidentQuery query;
    query.id = id;
    const auto page = engine.incidents(query);
    if (!page)
        return page.error();
    if (page->incidents.empty())
        return base::Error{"incident.unknown", "there is no incident " + id + "; qcat incident list shows them"};
    return page->incidents.front();
}

void sayLine(const domain::Incident &incident)
{
    fmt::print("{:<20} {} {:<13} {} ({}{}{}) since {}\n", domain::handleOf(incident), name(incident.severity),
               name(incident.state), onOneLine(incident.title.en), incident.component.value, incident.instance.empty() ? "" : " ", onOneLine(incident.instance),
               base::toIso(incident.since));
}

void sayWhole(const domain::Incident &incident)
{
    sayLine(incident);
    for (const auto &symptom : incident.symptoms)
        fmt::print("  symptom: {}\n", onOneLine(symptom.text));
    for (const auto &file : domain::attachmentsOf(incident))
        fmt::print("  file: {} ({} bytes, sha256 {}, by {})\n", onOneLine(file.name), file.bytes, file.sha256, file.by);
    for (const auto &entry : incident.timeline)
        fmt::print("  {} {:<18} {:<12} {}\n", base::toIso(entry.time), name(entry.kind), onOneLine(entry.actor), onOneLine(entry.what.text));
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

int sayUsage(const base::Error &error)
{
    fmt::print(stderr, "{}\n", error.message);
    return kUsage;
}

// Those that are only suspected are in no store.
std::vector<domain::Incident> suspected(const api::Snapshot &snapshot, const domain::IncidentQuery &query)
{
    std::vector<domain::Incident> all;
    for (const auto &incident : snapshot.ops->incidents)
        if (incident.state == domain::IncidentState::Suspected && domain::matches(query, incident))
            all.push_back(incident);
    return all;
}

int list(RemoteEngine &engine, domain::IncidentQuery query, const QCommandLineParser &parser)
{
    const int page = parser.value(QStringLiteral("page")).toInt();
    if (page < 1)
        return sayUsage({"usage", "--page takes a number from 1 on"});
    query.order = domain::IncidentOrder::Standing;
    query.offset = (page - 1) * query.most;
    const auto stored = engine.incidents(query);
    if (!stored)
        return sayFailure(stored.error());
    const auto pages = std::max<std::int64_t>(1, (stored->total + query.most - 1) / query.most);
    if (page > pages)
        return sayUsage({"usage", fmt::format("page {} is beyond the last one, which is {}", page, pages)});
    auto all = page == 1 ? suspected(*engine.snapshot(), query) : std::vector<domain::Incident>();
    all.insert(all.end(), stored->incidents.begin(), stored->incidents.end());
    if (parser.isSet(QStringLiteral("json"))) {
        fmt::print("{}\n", wire::encodeList(all));
    } else {
        for (const auto &incident : all)
            sayLine(incident);
        if (all.empty())
            fmt::print(stderr, "no incidents{}\n", hasIncidentFilter(parser) ? " that fit the filter" : "");
        if (stored->total > query.most)
            fmt::print("page {} of {}, {} incidents\n", page, pages, stored->total);
    }
    return std::ranges::any_of(all, &domain::Incident::isShown) ? kFinding : kGood;
}

} // namespace

int runIncident(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    addIncidentFilter(parser);
    parser.addOption({QStringLiteral("page"), QStringLiteral("Of a list, 200 incidents each."), QStringLiteral("N"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("format"), QStringLiteral("Of an export."), QStringLiteral("pdf|csv|md|json"), QStringLiteral("pdf")});
    parser.addOption({QStringLiteral("output"), QStringLiteral("File of an export or a fetched file."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("language"), QStringLiteral("Of an export."), QStringLiteral("en|zh"), QStringLiteral("en")});
    if (!parseVerb(parser, arguments, 1, 3))
        return kUsage;
    const QStringList words = parser.positionalArguments();
    const std::string what = words[0].toStdString();
    const bool ofMany = what == "list" || (what == "export" && words.size() == 1);
    const bool known = what == "list" || what == "show" || what == "ack" || what == "note" || what == "owner" || what == "merge" || what == "resolve" || what == "close" ||
                       what == "export" || what == "attach" || what == "fetch";
    const bool takesThree = what == "note" || what == "resolve" || what == "owner" || what == "merge" || what == "attach" || what == "fetch";
    if (!known || (!ofMany && words.size() < 2) || (takesThree && words.size() < 3)) {
        fmt::print(stderr, "usage: qcat incident list | show ID | ack ID | note ID TEXT | owner ID NAME | merge ID INTO | resolve ID SUMMARY | close ID | attach ID FILE | fetch ID NAME | export [ID]\n");
        return kUsage;
    }
    if (hasIncidentFilter(parser) && !ofMany)
        return sayUsage({"usage", "--state, --severity, --component, --text, --from and --to are for list, and for export without an ID"});
    const auto filter = incidentFilterOf(parser, runtime::SystemClock().wallNow());
    if (!filter)
        return sayUsage(filter.error());
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    if (what == "list")
        return list(**engine, *filter, parser);
    if (ofMany)
        return exportIncidents(**engine, *filter, parser);
    const std::string id = words[1].toStdString();
    if (what == "export")
        return exportIncident(**engine, {id}, parser);
    const auto incident = find(**engine, id);
    if (!incident)
        return sayFailure(incident.error());
    if (what == "show")
        return sayWhole(*incident), kGood;
    if (domain::isHandleOfSuspected(id)) {
        fmt::print(stderr, "{} is only suspected: it has a number, and can be worked on, when it opens at {} unless it goes away before\n", id, base::toIso(incident->opensAt));
        return kFinding;
    }
    if (what == "attach")
        return attachFile(**engine, incident->id, words[2]);
    if (what == "fetch")
        return fetchFile(**engine, *incident, words[2].toStdString(), parser);
    return act(**engine, what, id, words.value(2).toStdString());
}

} // namespace qcat::app
