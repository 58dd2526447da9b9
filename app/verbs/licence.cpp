#include "licence.h"

#include "remote_engine.h"
#include "verb_parser.h"
#include "verbs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace qcat::app
{

using Json = nlohmann::ordered_json;
using domain::Health;

namespace
{

// How to get what is missing.
std::string_view wayTo(std::string_view code)
{
    if (code == "licence.drills_missing" || code == "licence.no_drills")
        return "qcat drill run FAULT, with this version, until each has passed";
    if (code == "licence.restore_missing")
        return "qcat backup verify";
    if (code == "licence.phone_missing")
        return "qcat alert test CHANNEL of one that calls a phone, and answer the call";
    if (code == "licence.keys_missing")
        return "qcat secrets list says which; qcat secrets rotate and qcat token replace it";
    return "have chrony or systemd-timesyncd keep the clock right";
}

Json jsonOf(const api::LicenceView &licence)
{
    Json points = Json::array();
    for (const auto &point : licence.points)
        points.push_back({{"code", point.code}, {"good", point.health == Health::Ok}, {"text", point.text}, {"how", point.health == Health::Ok ? "" : wayTo(point.code)}});
    return {{"needed", licence.isNeeded}, {"complete", licence.isComplete()}, {"broken_by", licence.brokenBy}, {"reason", licence.reason}, {"points", points}};
}

int show(const api::LicenceView &licence, bool json)
{
    if (json) {
        fmt::print("{}\n", jsonOf(licence).dump(2));
        return licence.isComplete() ? kGood : kFinding;
    }
    for (const auto &point : licence.points) {
        const bool isGood = point.health == Health::Ok;
        fmt::print("{:<8} {}\n", isGood ? "good" : "MISSING", point.text);
        if (!isGood)
            fmt::print("{:<8} -> {}\n", "", wayTo(point.code));
    }
    if (!licence.brokenBy.empty())
        fmt::print("the glass was broken by {} at {}: {}\n", licence.brokenBy, base::toIso(licence.brokenAt), licence.reason);
    fmt::print("{}\n", !licence.isNeeded        ? "paper money is traded here: no licence is needed"
                       : licence.isComplete() ? "the licence is complete: qcat resume"
                                              : "the licence is NOT complete");
    return licence.isComplete() ? kGood : kFinding;
}

} // namespace

int runLicence(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    for (const char *option : {"reason", "approver-called"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    if (!parseVerb(parser, arguments, 0, 1))
        return kUsage;
    const auto words = parser.positionalArguments();
    const bool breaks = words == QStringList{QStringLiteral("break")};
    if (!breaks && !words.isEmpty()) {
        fmt::print(stderr, "usage: qcat licence | licence break --reason TEXT --approver-called NAME; see --help\n");
        return kUsage;
    }
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    if (!breaks)
        return show((*engine)->snapshot()->ops->licence, parser.isSet(QStringLiteral("json")));
    const auto text = [&](const char *option) { return parser.value(QLatin1String(option)).toStdString(); };
    if (const auto broken = (*engine)->run(api::BreakLicence{text("reason"), text("approver-called")}); !broken)
        return sayFailure(broken.error());
    fmt::print("the glass is broken until the engine stops; qcat resume lets it trade\n");
    return kGood;
}

} // namespace qcat::app
