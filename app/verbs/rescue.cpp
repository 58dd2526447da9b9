#include "rescue.h"

#include "../rescue/act.h"
#include "../rescue/facts.h"
#include "../rescue/look.h"
#include "../rescue/rescue_window.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/names.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace qcat::app
{

using namespace rescue;
using Json = nlohmann::ordered_json;

namespace
{

class Speaker
{
public:
    explicit Speaker(const RunOptions &options) : m_chinese(options.language == "zh"), m_place(placeIn(options)) {}

    const std::string &in(const domain::LocalText &text) const { return m_chinese ? text.zh : text.en; }
    const char *in(const char *en, const char *zh) const { return m_chinese ? zh : en; }

    void say(const Seen &seen) const
    {
        fmt::print("QCAT rescue  {}\n\n", base::toIso(seen.at));
        for (const auto &fact : factsOf(seen, m_chinese)) {
            std::string text = fact.text;
            for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 3))
                text.insert(at + 1, "  ");
            fmt::print("{} {:<14} {}\n", signOf(fact.health), fact.name, text);
        }
    }

    void say(const std::vector<Advice> &steps) const
    {
        fmt::print("\n{}\n", in("Next, the safest first:", "下一步（由最安全的开始）："));
        int number = 0;
        for (const auto &step : steps) {
            fmt::print("{}. {} {}\n", ++number, signOf(step.weight), in(step.what));
            if (step.act != Act::None)
                fmt::print("   qcat rescue {} --confirm {}{}\n", nameOf(step.act), phraseOf(step.act), m_place);
        }
        std::fflush(stdout);
    }

private:
    const char *signOf(domain::Health health) const
    {
        switch (health) {
        case domain::Health::Crit:
            return in("[!!]", "[严重]");
        case domain::Health::Warn:
            return in("[! ]", "[注意]");
        case domain::Health::Unknown:
            return in("[? ]", "[未知]");
        case domain::Health::Ok:
            break;
        }
        return in("[ok]", "[正常]");
    }

    // As it was named here, so that the command acts on the same installation.
    static std::string placeIn(const RunOptions &options)
    {
        std::string place;
        if (!options.configFile.empty())
            place += " --config " + options.configFile;
        if (!options.dataDir.empty())
            place += " --data-dir " + options.dataDir;
        if (options.port)
            place += fmt::format(" --port {}", *options.port);
        return place;
    }

    const bool m_chinese;
    const std::string m_place;
};

Json jsonOf(const Seen &seen, const std::vector<Advice> &steps)
{
    constexpr const char *kStates[] = {"absent", "running", "frozen", "waiting", "unknown"};
    Json next = Json::array(), incidents = Json::array(), here = Json::array();
    for (const auto &step : steps)
        next.push_back({{"weight", domain::name(step.weight)},
                        {"en", step.what.en},
                        {"zh", step.what.zh},
                        {"act", nameOf(step.act)}});
    for (const auto &engine : seen.enginesHere)
        here.push_back({{"pid", engine.pid}, {"folder", engine.folder.string()}, {"url", engine.url}});
    for (const auto &incident : seen.incidents)
        incidents.push_back({{"id", incident.id.value},
                             {"severity", domain::name(incident.severity)},
                             {"state", domain::name(incident.state)}});
    return {
        {"engine",
         {{"state", kStates[std::size_t(seen.engine.state)]},
          {"pid", seen.engine.pid},
          {"answers", seen.engine.answers}}},
        {"engines_here", here},
        {"config", {{"file", seen.configFile}, {"mistakes", seen.configMistakes}}},
        {"port",
         {{"number", seen.port.port},
          {"taken", seen.port.isTaken},
          {"pid", seen.port.pid},
          {"program", seen.port.program}}},
        {"disk",
         {{"folder", seen.disk.folder.string()}, {"free_bytes", seen.disk.freeBytes}, {"problem", seen.disk.problem}}},
        {"exposure",
         {{"is_current", seen.exposure.known},
          {"as_of", base::toIso(seen.exposure.wallTime)},
          {"positions", seen.exposure.legs.size()},
          {"open_orders", seen.exposure.openOrders}}},
        {"incidents_read", seen.isDeskRead},
        {"incidents", incidents},
        {"next", next}};
}

bool isGood(const std::vector<Advice> &steps)
{
    return std::ranges::all_of(steps, [](const Advice &step) { return step.weight == domain::Health::Ok; });
}

// The last of the steps is the one for the engine.
Act offered(const std::vector<Advice> &steps)
{
    return steps.back().act;
}

bool isTyped(const Speaker &speaker, Act act)
{
    fmt::print("\n{} {}{}", speaker.in("Type", "输入"), phraseOf(act),
               speaker.in(" to do it now, or Enter to leave: ", " 立即执行，或按回车离开："));
    std::fflush(stdout);
    std::string line;
    std::getline(std::cin, line);
    return line == phraseOf(act);
}

int carryOutAndSay(const Speaker &speaker, Act act, const RunOptions &options)
{
    const auto done = carryOut(act, options);
    if (!done) {
        fmt::print(stderr, "{}\n", done.error().message);
        return kFinding;
    }
    speaker.say(look(options));
    fmt::print("\n{}\n", speaker.in("Done, and the engine answers.", "已完成，引擎有应答。"));
    return kGood;
}

} // namespace

int runRescue(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    for (const char *option : {"config", "data-dir", "port", "confirm", "language"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    for (const char *option : {"json", "window"})
        parser.addOption({QLatin1String(option), QString()});
    if (!parseVerb(parser, arguments, 0, 1))
        return kUsage;
    const auto valueOf = [&](const char *option) { return parser.value(QLatin1String(option)).toStdString(); };
    RunOptions options;
    options.configFile = valueOf("config");
    options.dataDir = valueOf("data-dir");
    options.language = valueOf("language");
    if (parser.isSet(QStringLiteral("port")))
        options.port = parser.value(QStringLiteral("port")).toInt();
    const Speaker speaker(options);
    const auto words = parser.positionalArguments();
    if (!words.isEmpty()) {
        const auto word = words[0].toStdString();
        const auto act = word == nameOf(Act::Continue) ? Act::Continue
                         : word == nameOf(Act::Start)  ? Act::Start
                                                       : Act::None;
        if (act == Act::None || valueOf("confirm") != phraseOf(act)) {
            fmt::print(stderr,
                       "usage: qcat rescue [continue --confirm CONTINUE | start --confirm START]; see --help\n");
            return kUsage;
        }
        return carryOutAndSay(speaker, act, options);
    }
    const auto seen = look(options);
    const auto steps = nextSteps(seen);
    if (parser.isSet(QStringLiteral("json"))) {
        fmt::print("{}\n", jsonOf(seen, steps).dump(2, ' ', false, Json::error_handler_t::replace));
        return isGood(steps) ? kGood : kFinding;
    }
    if (parser.isSet(QStringLiteral("window")))
        return runRescueWindow(options);
    speaker.say(seen);
    speaker.say(steps);
    if (offered(steps) != Act::None && ::isatty(STDIN_FILENO) && ::isatty(STDOUT_FILENO) &&
        isTyped(speaker, offered(steps)))
        return carryOutAndSay(speaker, offered(steps), options);
    return isGood(steps) ? kGood : kFinding;
}

} // namespace qcat::app
