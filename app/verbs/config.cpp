#include "config.h"

#include "config_change.h"
#include "operator_name.h"
#include "verb_parser.h"
#include "verbs.h"

#include "../config_record.h"
#include "../live_keys.h"
#include "../load_config.h"

#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/system_clock.h>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <cstdio>

namespace qcat::app
{

namespace
{

using config_yaml::ConfigChange;
using config_yaml::ConfigValue;
using nlohmann::json;

constexpr std::size_t kHashShown = 12; // of the digest: what is typed to approve

// The file as it is now, sound, and the folder of the engine that it belongs to.
struct Reading
{
    std::string file;
    std::string sha256;
    std::filesystem::path folder;
    std::string actor; // who approves it
    std::vector<ConfigValue> values; // of the file alone: this shell's environment is not the daemon's
    std::vector<ConfigChange> changes;
    bool isFirst = false; // no engine ran in the folder: compared with the built-in defaults
};

// Empty after mistakes, which are told.
std::optional<Reading> read(const RunOptions &options)
{
    Reading reading;
    reading.file = configFile(options);
    if (reading.file.empty()) {
        fmt::print(stderr, "There is no configuration file; --config FILE names one\n");
        return std::nullopt;
    }
    reading.sha256 = configDigest(options);
    const auto whole = loadConfig(options);
    RunOptions fileAlone;
    fileAlone.configFile = options.configFile;
    const auto alone = readConfig(fileAlone, false);
    if (!whole || !alone.isValid())
        return std::nullopt;
    if (configDigest(options) != reading.sha256) {
        fmt::print(stderr, "{} changed while it was read; try again\n", reading.file);
        return std::nullopt;
    }
    reading.folder = runtime::DataFolder::pathFor(whole->app);
    reading.actor = operatorName(whole->app);
    reading.values = config_yaml::valuesOf(alone.config);
    const auto inForce = readInForce(reading.folder);
    reading.isFirst = !inForce;
    reading.changes = config_yaml::changesBetween(inForce.value_or(config_yaml::valuesOf({})), reading.values);
    return reading;
}

json asJson(const Reading &reading)
{
    json changes = json::array();
    for (const auto &change : reading.changes)
        changes.push_back({{"key", change.path}, {"before", change.before}, {"after", change.after},
                           {"applied_by", isAppliedByReload(change.path) ? "reload" : "restart"}});
    return {{"file", reading.file}, {"sha256", reading.sha256}, {"changes", changes}};
}

void sayChanges(const Reading &reading)
{
    fmt::print("{} against {}:\n", reading.file, reading.isFirst ? "the built-in defaults (no engine has run in " + reading.folder.string() + ")"
                                                                 : "what the engine in " + reading.folder.string() + " works with");
    const auto shown = [](const std::string &text) { return text.empty() ? std::string("(none)") : text; };
    for (const auto &change : reading.changes)
        fmt::print("  {}: {} → {}   ({})\n", change.path, shown(change.before), shown(change.after),
                   isAppliedByReload(change.path) ? "a reload applies it" : "needs a restart");
    if (reading.changes.empty())
        fmt::print("  no difference that can be shown; a secret that changed from one value to another is not shown\n");
}

int show(const RunOptions &options, bool wantsJson)
{
    const auto config = loadConfig(options);
    if (!config)
        return kFinding;
    json all = json::object();
    for (const auto &value : config_yaml::valuesOf(*config)) {
        if (wantsJson)
            all[value.path] = value.text;
        else
            fmt::print("{}: {}\n", value.path, value.text);
    }
    if (wantsJson)
        fmt::print("{}\n", all.dump());
    return kGood;
}

// Answers as diff(1) does: 0 the same, 1 different, 2 it could not be compared.
int diff(const RunOptions &options, bool wantsJson)
{
    constexpr int kTrouble = 2;
    const auto reading = read(options);
    if (!reading)
        return kTrouble;
    if (wantsJson)
        fmt::print("{}\n", asJson(*reading).dump());
    else
        sayChanges(*reading);
    return reading->changes.empty() ? kGood : kFinding;
}

int apply(const RunOptions &options, bool wantsJson, const std::string &confirm)
{
    const auto reading = read(options);
    if (!reading)
        return kFinding;
    if (!wantsJson)
        sayChanges(*reading);
    const std::string phrase = reading->sha256.substr(0, kHashShown);
    if (confirm != phrase) {
        std::fflush(stdout); // the diff first, also where both go to one pipe
        fmt::print(stderr, "{}Nothing was approved. Approve exactly this content with: --confirm {}\n",
                   confirm.empty() ? "" : "The file is not the one that was shown. ", phrase);
        return kUsage;
    }
    const ConfigApproval approval{reading->sha256, reading->actor, runtime::SystemClock().wallNow()};
    if (const auto status = writeApproval(reading->folder, approval); !status) {
        fmt::print(stderr, "{}\n", status.error().message);
        return kFinding;
    }
    if (wantsJson)
        fmt::print("{}\n", asJson(*reading).dump());
    else
        fmt::print("Approved as {} at {}: sha256 {}\nIt counts from the next reload (systemctl reload qcat, or SIGHUP) or start.\n", approval.by,
                   base::toIso(approval.at), approval.sha256);
    return kGood;
}

} // namespace

int runConfig(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    for (const auto &[name, value] : {std::pair("config", "FILE"), {"data-dir", "DIR"}, {"confirm", "HASH"}})
        parser.addOption({QLatin1String(name), QString(), QLatin1String(value)});
    parser.addOption({QStringLiteral("json"), QString()});
    if (!parseVerb(parser, arguments, 1, 3))
        return kUsage;
    RunOptions options;
    options.configFile = parser.value(QStringLiteral("config")).toStdString();
    const bool wantsJson = parser.isSet(QStringLiteral("json"));
    const auto what = parser.positionalArguments().first();
    options.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    const auto words = parser.positionalArguments();
    const ConfigChangeAsked change{options, wantsJson, parser.value(QStringLiteral("confirm")).toStdString()};
    if (what == QLatin1String("set") && words.size() == 3)
        return setConfigValue(change, words[1].toStdString(), words[2].toStdString());
    if (what == QLatin1String("rollback") && words.size() == 2)
        return rollBackConfig(change, words[1].toStdString());
    if (what == QLatin1String("history") && words.size() == 1)
        return showConfigHistory(change);
    if (words.size() > 1) {
        fmt::print(stderr, "usage: qcat config show | diff | apply | set KEY VALUE | history | rollback ID; see --help\n");
        return kUsage;
    }
    if (what == QLatin1String("show"))
        return show(options, wantsJson);
    if (what == QLatin1String("diff"))
        return diff(options, wantsJson);
    if (what == QLatin1String("apply"))
        return apply(options, wantsJson, parser.value(QStringLiteral("confirm")).toStdString());
    fmt::print(stderr, "qcat config takes show, diff, apply, set, history or rollback; not '{}'\n", what.toStdString());
    return kUsage;
}

} // namespace qcat::app
