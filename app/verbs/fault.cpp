#include "fault.h"

#include "verb_parser.h"
#include "verbs.h"

#include "../load_config.h"

#include <qcat/domain/names.h>
#include <qcat/runtime/fault_catalog.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace qcat::app
{

using Json = nlohmann::ordered_json;
using runtime::KnownFault;
using runtime::Watching;

namespace
{

struct Asked {
    bool chinese = false;
    bool json = false;

    const std::string &in(const domain::LocalText &text) const { return chinese && !text.zh.empty() ? text.zh : text.en; }
};

const char *word(Watching watching)
{
    switch (watching) {
    case Watching::Yes:
        return "watched";
    case Watching::NotConfigured:
        return "not_watched";
    case Watching::Pending:
        return "pending";
    }
    return "";
}

// Why nobody looks for it.
std::string why(const KnownFault &known, const Asked &asked)
{
    switch (known.watching) {
    case Watching::Yes:
        return {};
    case Watching::NotConfigured:
        return (asked.chinese ? "未监视：需配置 " : "not watched: set ") + known.setting;
    case Watching::Pending:
        return (asked.chinese ? "待实现：" : "pending: needs ") + asked.in(known.fault.pendingUntil);
    }
    return {};
}

std::string severityText(const ops::FaultDefinition &fault)
{
    const std::string flat(domain::name(fault.severity));
    return fault.severity == fault.severityWithExposure ? flat : flat + "/" + std::string(domain::name(fault.severityWithExposure));
}

Json jsonOf(const KnownFault &known)
{
    const auto &fault = known.fault;
    const auto both = [](const domain::LocalText &text) { return Json{{"en", text.en}, {"zh", text.zh}}; };
    Json probes = Json::array(), symptoms = Json::array(), harms = Json::array();
    for (const auto &probe : fault.probes)
        probes.push_back(probe.value);
    for (const auto &symptom : fault.symptoms)
        symptoms.push_back(both(symptom));
    for (const auto &harm : fault.harms)
        harms.push_back({{"after_s", std::chrono::duration_cast<std::chrono::seconds>(harm.after).count()}, {"what", both(harm.what)}});
    return {{"fault", fault.id.value},
            {"title", both(fault.title)},
            {"component", fault.component.value},
            {"severity", domain::name(fault.severity)},
            {"severity_with_exposure", domain::name(fault.severityWithExposure)},
            {"state", word(known.watching)},
            {"setting", known.setting},
            {"waits_for", both(fault.pendingUntil)},
            {"probes", probes},
            {"conditions", fault.conditions},
            {"open_after_s", std::chrono::duration<double>(fault.openAfter).count()},
            {"clear_after_s", std::chrono::duration<double>(fault.clearAfter).count()},
            {"meaning", both(fault.meaning)},
            {"symptoms", symptoms},
            {"time_to_harm", harms},
            {"runbook", fault.runbook}};
}

int list(const std::vector<KnownFault> &all, const Asked &asked)
{
    if (asked.json) {
        Json array = Json::array();
        for (const auto &known : all)
            array.push_back(jsonOf(known));
        fmt::print("{}\n", array.dump(2));
        return kGood;
    }
    for (const auto &known : all) {
        const auto reason = why(known, asked);
        fmt::print("{:6} {:32} {}{}\n", severityText(known.fault), known.fault.id.value, asked.in(known.fault.title),
                   reason.empty() ? reason : " (" + reason + ")");
    }
    return kGood;
}

void showText(const KnownFault &known, const Asked &asked)
{
    const auto &fault = known.fault;
    fmt::print("{} {}: {}\n", severityText(fault), fault.id.value, asked.in(fault.title));
    if (const auto reason = why(known, asked); !reason.empty())
        fmt::print("  {}\n", reason);
    fmt::print("  {}\n", asked.in(fault.meaning));
    for (const auto &symptom : fault.symptoms)
        fmt::print("  - {}\n", asked.in(symptom));
    for (const auto &harm : fault.harms)
        fmt::print("  {} {}\n", asked.chinese ? base::toShortText(harm.after) + " 后：" : "after " + base::toShortText(harm.after) + ":", asked.in(harm.what));
    std::vector<std::string> probes;
    for (const auto &probe : fault.probes)
        probes.push_back(probe.value);
    fmt::print("  component {}, probes {}, opens after {}, clear after {}\n", fault.component.value, fmt::join(probes, ", "),
               base::toShortText(fault.openAfter), base::toShortText(fault.clearAfter));
    if (!fault.runbook.empty())
        fmt::print("  runbook {}\n", fault.runbook);
}

int show(const std::vector<KnownFault> &all, const std::string &id, const Asked &asked)
{
    const auto known = std::ranges::find_if(all, [&](const KnownFault &k) { return k.fault.id.value == id; });
    if (known == all.end()) {
        fmt::print(stderr, "There is no fault {}; qcat fault list names them\n", id);
        return kFinding;
    }
    if (asked.json)
        fmt::print("{}\n", jsonOf(*known).dump(2));
    else
        showText(*known, asked);
    return kGood;
}

} // namespace

int runFault(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("config"), QString(), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("faults"), QString(), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("language"), QString(), QStringLiteral("LANGUAGE"), QStringLiteral("en")});
    parser.addOption({QStringLiteral("json"), QString()});
    if (!parseVerb(parser, arguments, 1, 2))
        return kUsage;
    const auto words = parser.positionalArguments();
    const auto what = words.front().toStdString();
    if ((what != "list" && what != "lint" && what != "show") || (what == "show") != (words.size() == 2)) {
        fmt::print(stderr, "usage: qcat fault list | show ID | lint; see --help\n");
        return kUsage;
    }
    RunOptions options;
    options.configFile = parser.value(QStringLiteral("config")).toStdString();
    auto config = loadConfig(options);
    if (!config)
        return kFinding;
    if (parser.isSet(QStringLiteral("faults")))
        config->health.faultsDir = parser.value(QStringLiteral("faults")).toStdString();
    const auto loaded = runtime::readCatalog(resourceFolder(), *config);
    for (const auto &mistake : loaded.mistakes)
        fmt::print(stderr, "{}\n", mistake.message);
    if (!loaded.isGood())
        return kFinding;
    const Asked asked{parser.value(QStringLiteral("language")) == QLatin1String("zh"), parser.isSet(QStringLiteral("json"))};
    const auto all = runtime::knownFaults(loaded.catalog, *config);
    if (what == "show")
        return show(all, words.at(1).toStdString(), asked);
    if (what == "list")
        return list(all, asked);
    fmt::print("{} faults: good\n", all.size());
    return kGood;
}

} // namespace qcat::app
