#include "manual_commands.h"

#include "yaml_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace qcat::catalog_yaml
{

namespace
{

constexpr int kMostExit = 255;

std::vector<int> numbersOf(const std::vector<std::string> &texts, const YAML::Mark &at, Mistakes &mistakes)
{
    std::vector<int> numbers;
    for (const auto &text : texts) {
        int number = -1;
        const auto end = text.data() + text.size();
        if (std::from_chars(text.data(), end, number).ptr != end || number < 0)
            mistakes.add(at, fmt::format("\"{}\" is no number", text));
        numbers.push_back(number);
    }
    return numbers;
}

TypedOutcome outcomeOf(const std::string &word)
{
    return word == "run" ? TypedOutcome::Runs : word == "bounded" ? TypedOutcome::Bounded : word == "refused" ? TypedOutcome::Refused : TypedOutcome::Advice;
}

TypedCommand readCommand(Fields &fields, Mistakes &mistakes)
{
    TypedCommand command;
    command.outcome = outcomeOf(fields.oneOf("class", {"run", "bounded", "refused", "advice"}));
    command.says = fields.optionalText("says");
    command.instead = fields.optionalText("instead");
    if (fields.has("exits"))
        command.exits = numbersOf(fields.listOfTexts("exits"), fields.mark("exits"), mistakes);
    if (std::ranges::any_of(command.exits, [](int exit) { return exit > kMostExit; }))
        mistakes.add(fields.mark("exits"), fmt::format("a program ends with 0 to {}", kMostExit));
    if ((command.outcome == TypedOutcome::Refused) == command.instead.empty())
        mistakes.add(fields.mark("class"), "\"instead\" stands where a command is refused, and there alone");
    return command;
}

} // namespace

void addTypedCommands(const std::string &folder, LoadedManual &loaded)
{
    static const Variables none;
    Mistakes mistakes(folder + "/manual/commands.yaml", loaded.mistakes);
    const auto source = readSource(QString::fromStdString(mistakes.file()), mistakes);
    if (!source)
        return;
    std::set<int> told;
    Fields document(source->document, "commands", none, mistakes);
    for (const auto &node : document.list("commands")) {
        Fields fields(node, "command", none, mistakes);
        const auto command = readCommand(fields, mistakes);
        for (const int line : numbersOf(fields.listOfTexts("lines"), fields.mark("lines"), mistakes)) {
            const auto at = std::ranges::find(loaded.lines, line, &ManualLine::line);
            if (at == loaded.lines.end())
                mistakes.add(fields.mark("lines"), fmt::format("coverage.yaml has no line {}", line));
            else if (!told.insert(line).second)
                mistakes.add(fields.mark("lines"), fmt::format("line {} stands twice", line));
            else
                at->typed = command;
        }
        fields.finish();
    }
    document.finish();
    for (const auto &line : loaded.lines)
        if (!told.contains(line.line))
            mistakes.add(fmt::format("line {} is not there: {}", line.line, line.command));
}

} // namespace qcat::catalog_yaml
