#include "manual.h"

#include "verb_parser.h"
#include "verbs.h"

#include "../load_config.h"

#include <qcat/catalog_yaml/manual.h>
#include <qcat/runtime/fault_catalog.h>

#include <QString>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace qcat::app
{

using Json = nlohmann::ordered_json;
using catalog_yaml::ManualLine;
using catalog_yaml::ManualOutcome;
using catalog_yaml::TypedOutcome;

namespace
{

const char *word(ManualOutcome outcome)
{
    switch (outcome) {
    case ManualOutcome::Step:
        return "step";
    case ManualOutcome::Replaced:
        return "replaced";
    case ManualOutcome::Refused:
        return "refused";
    case ManualOutcome::Pending:
        return "pending";
    }
    return "";
}

const char *word(TypedOutcome outcome)
{
    switch (outcome) {
    case TypedOutcome::Runs:
        return "run";
    case TypedOutcome::Bounded:
        return "bounded";
    case TypedOutcome::Refused:
        return "refused";
    case TypedOutcome::Advice:
        return "advice";
    }
    return "";
}

// Empty for a line that is no command.
std::string typedText(const catalog_yaml::TypedCommand &typed, bool chinese)
{
    switch (typed.outcome) {
    case TypedOutcome::Runs:
        return chinese ? "按原样输入：可用" : "typed as printed: works";
    case TypedOutcome::Bounded:
        return chinese ? "按原样输入：可用，不会自行结束" : "typed as printed: works, and does not end by itself";
    case TypedOutcome::Refused:
        return (chinese ? "请勿按原样输入，改用：" : "not to be typed; instead: ") + typed.instead;
    case TypedOutcome::Advice:
        break;
    }
    return {};
}

std::string target(const ManualLine &line)
{
    return line.runbook.empty() ? std::string() : line.runbook + '/' + line.step;
}

bool isAskedFor(const ManualLine &line, const QString &text)
{
    const auto all = QString::fromStdString(
        fmt::format("{} {} {} {} {} {}", line.command, word(line.outcome), target(line), line.typed.instead, line.why.en, line.why.zh));
    return all.contains(text, Qt::CaseInsensitive);
}

Json jsonOf(const ManualLine &line)
{
    return {{"line", line.line},
            {"command", line.command},
            {"outcome", word(line.outcome)},
            {"runbook", line.runbook},
            {"step", line.step},
            {"typed", {{"class", word(line.typed.outcome)}, {"exits", line.typed.exits}, {"says", line.typed.says}, {"instead", line.typed.instead}}},
            {"why", {{"en", line.why.en}, {"zh", line.why.zh}}}};
}

void say(const ManualLine &line, bool chinese)
{
    fmt::print("{:>4}  {}\n      {} {}\n      {}\n", line.line, line.command, word(line.outcome), target(line), chinese ? line.why.zh : line.why.en);
    if (const auto typed = typedText(line.typed, chinese); !typed.empty())
        fmt::print("      {}\n", typed);
}

} // namespace

int runManual(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("language"), QString(), QStringLiteral("LANGUAGE"), QStringLiteral("en")});
    parser.addOption({QStringLiteral("json"), QString()});
    if (!parseVerb(parser, arguments, 0, 1))
        return kUsage;
    const auto loaded = catalog_yaml::loadManual(resourceFolder(), runtime::readCatalog(resourceFolder(), {}).catalog);
    for (const auto &mistake : loaded.mistakes)
        fmt::print(stderr, "{}\n", mistake.message);
    const auto text = parser.positionalArguments().value(0);
    Json array = Json::array();
    for (const auto &line : loaded.lines) {
        if (!isAskedFor(line, text))
            continue;
        array.push_back(jsonOf(line));
        if (!parser.isSet(QStringLiteral("json")))
            say(line, parser.value(QStringLiteral("language")) == QLatin1String("zh"));
    }
    if (parser.isSet(QStringLiteral("json")))
        fmt::print("{}\n", array.dump(2));
    else if (array.empty())
        fmt::print(stderr, "No line of the manual has \"{}\"\n", text.toStdString());
    return loaded.mistakes.empty() && !array.empty() ? kGood : kFinding;
}

} // namespace qcat::app
