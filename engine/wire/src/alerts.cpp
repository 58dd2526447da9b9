#include <qcat/wire/alerts.h>

#include "reader.h"

#include <qcat/domain/names.h>
#include <qcat/wire/decode.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace qcat::wire
{

using domain::ExternalAlert;
using domain::Severity;

namespace
{

constexpr std::size_t kLongestText = 500;

base::Error malformed(const std::string &what)
{
    return base::Error{"wire.malformed", "the alert cannot be used: " + what};
}

// The text at `key`; empty where there is none.
std::string textAt(const Json &json, const char *key)
{
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

const Json &objectAt(const Json &json, const char *key)
{
    static const Json none = Json::object();
    const auto at = json.find(key);
    return at != json.end() && at->is_object() ? *at : none;
}

// At most kLongestText bytes, not cut within a character.
std::string shortened(std::string text)
{
    if (text.size() <= kLongestText)
        return text;
    std::size_t end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

// The words that rules use in their severity label; what nobody knows is a warning.
Severity severityOf(const std::string &word)
{
    static const std::map<std::string, Severity> words = {{"p0", Severity::P0},       {"P0", Severity::P0},      {"page", Severity::P0},
                                                          {"critical", Severity::P1}, {"P1", Severity::P1},      {"error", Severity::P1},
                                                          {"warning", Severity::P2},  {"P2", Severity::P2},      {"info", Severity::P3},
                                                          {"none", Severity::P3},     {"P3", Severity::P3}};
    const auto at = words.find(word);
    return at == words.end() ? Severity::P2 : at->second;
}

std::string firstOf(std::initializer_list<std::string> texts)
{
    for (const auto &text : texts)
        if (!text.empty())
            return text;
    return {};
}

} // namespace

base::Result<std::vector<ExternalAlert>> decodeAlertmanagerWebhook(std::string_view text)
{
    const auto json = parseBounded(text, kLargestCommand);
    if (!json)
        return json.error();
    const auto list = json->is_object() ? json->find("alerts") : json->end();
    if (!json->is_object() || list == json->end() || !list->is_array())
        return malformed("it holds no list \"alerts\"");
    if (list->size() > kMostAlerts)
        return malformed(fmt::format("it holds {} alerts, above the limit of {}", list->size(), kMostAlerts));
    std::vector<ExternalAlert> alerts;
    for (const auto &entry : *list) {
        const auto status = entry.is_object() ? textAt(entry, "status") : std::string();
        if (status != "firing" && status != "resolved")
            return malformed("an entry of \"alerts\" has no \"status\" that is firing or resolved");
        const auto &labels = objectAt(entry, "labels");
        const auto &annotations = objectAt(entry, "annotations");
        ExternalAlert alert;
        alert.name = shortened(textAt(labels, "alertname"));
        if (alert.name.empty())
            return malformed("an entry of \"alerts\" has no label \"alertname\"");
        alert.instance = shortened(textAt(labels, "instance"));
        alert.source = "alertmanager";
        alert.summary = shortened(firstOf({textAt(annotations, "summary"), textAt(annotations, "description"), alert.name}));
        alert.severity = severityOf(textAt(labels, "severity"));
        alert.firing = status == "firing";
        alerts.push_back(std::move(alert));
    }
    return alerts;
}

base::Result<ExternalAlert> decodePostedAlert(std::string_view text)
{
    const auto json = parseBounded(text, kLargestCommand);
    if (!json)
        return json.error();
    if (!json->is_object())
        return malformed("it is not one JSON object");
    ExternalAlert alert;
    alert.name = shortened(textAt(*json, "title"));
    const auto level = textAt(*json, "level");
    const auto status = textAt(*json, "status");
    std::vector<std::string> mistakes; // whoever wires up a sender wants all of them
    if (alert.name.empty())
        mistakes.emplace_back("\"title\" is missing");
    if (level != "critical" && level != "warning" && level != "info")
        mistakes.push_back(fmt::format("\"level\" {}must be critical, warning or info", level.empty() ? "is missing: it " : ""));
    if (!status.empty() && status != "firing" && status != "resolved")
        mistakes.emplace_back("\"status\" must be firing or resolved");
    if (!mistakes.empty())
        return malformed(fmt::format("{}", fmt::join(mistakes, "; ")));
    alert.severity = severityOf(level);
    alert.instance = shortened(textAt(*json, "instance"));
    alert.source = shortened(firstOf({textAt(*json, "source"), "api"}));
    alert.summary = shortened(firstOf({textAt(*json, "message"), alert.name}));
    alert.firing = status != "resolved";
    return alert;
}

std::string encodeForAlertmanager(const std::vector<domain::Incident> &incidents, base::WallTime until)
{
    auto all = nlohmann::ordered_json::array();
    for (const auto &incident : incidents) {
        auto labels = nlohmann::ordered_json{{"alertname", incident.fault.value},
                                             {"severity", domain::name(incident.severity)},
                                             {"component", incident.component.value},
                                             {"incident", incident.id.value},
                                             {"source", "qcat"}};
        if (!incident.instance.empty())
            labels["instance"] = incident.instance;
        const auto &ends = incident.isOpen() ? until : incident.resolvedAt;
        all.push_back({{"labels", std::move(labels)},
                       {"annotations",
                        {{"summary", incident.title.en}, {"summary_zh", incident.title.zh}, {"meaning", incident.meaning.en}, {"state", domain::name(incident.state)}}},
                       {"startsAt", base::toIso(incident.openedAt)},
                       {"endsAt", base::toIso(ends)}});
    }
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string encodeAlerts(const std::vector<domain::Incident> &incidents)
{
    auto all = nlohmann::ordered_json::array();
    for (const auto &incident : incidents)
        if (incident.isShown())
            all.push_back({{"incident", incident.id.value},
                           {"fault", incident.fault.value},
                           {"severity", domain::name(incident.severity)},
                           {"state", domain::name(incident.state)},
                           {"title", incident.title.en},
                           {"title_zh", incident.title.zh},
                           {"instance", incident.instance},
                           {"since", base::toIso(incident.since)},
                           {"summary", incident.symptoms.empty() ? std::string() : incident.symptoms.back().text}});
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace qcat::wire
