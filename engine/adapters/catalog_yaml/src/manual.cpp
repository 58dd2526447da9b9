#include <qcat/catalog_yaml/manual.h>

#include "manual_commands.h"
#include "yaml_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace qcat::catalog_yaml
{

namespace
{

using Reasons = std::map<std::string, domain::LocalText>;

constexpr int kLastLine = 100'000;

Reasons readReasons(const YAML::Node &node, Mistakes &mistakes)
{
    static const Variables none;
    Reasons reasons;
    for (const auto &entry : node) {
        Fields fields(entry, "reason", none, mistakes);
        const auto id = fields.text("reason");
        reasons[id] = fields.words("says");
        fields.finish();
    }
    return reasons;
}

bool hasStep(const Catalog &catalog, const std::string &runbook, const std::string &step)
{
    const auto at = std::ranges::find(catalog.runbooks, runbook, &domain::Runbook::id);
    return at != catalog.runbooks.end() && std::ranges::find(at->steps, step, &domain::RunbookStep::name) != at->steps.end();
}

void readOutcome(Fields &fields, ManualLine &line, const Catalog &catalog, Mistakes &mistakes)
{
    static constexpr std::pair<const char *, ManualOutcome> kOutcomes[] = {{"step", ManualOutcome::Step},
                                                                          {"replaced", ManualOutcome::Replaced},
                                                                          {"refused", ManualOutcome::Refused},
                                                                          {"pending", ManualOutcome::Pending}};
    int said = 0;
    for (const auto &[key, outcome] : kOutcomes) {
        const auto value = fields.optionalText(key);
        if (value.empty())
            continue;
        ++said;
        line.outcome = outcome;
        if (outcome != ManualOutcome::Step && outcome != ManualOutcome::Replaced)
            continue;
        const auto slash = value.find('/');
        line.runbook = value.substr(0, slash);
        line.step = slash == std::string::npos ? std::string() : value.substr(slash + 1);
        if (!hasStep(catalog, line.runbook, line.step))
            mistakes.add(fields.mark(key), fmt::format("there is no step \"{}\"", value));
    }
    if (said != 1)
        mistakes.add(fields.mark("line"), fmt::format("line {}: one of step, replaced, refused and pending is said, not {}", line.line, said));
}

ManualLine readLine(const YAML::Node &node, const Reasons &reasons, const Catalog &catalog, Mistakes &mistakes)
{
    static const Variables none;
    Fields fields(node, "line", none, mistakes);
    ManualLine line;
    line.line = fields.number("line", 1, kLastLine);
    line.command = fields.text("command");
    readOutcome(fields, line, catalog, mistakes);
    const auto reason = fields.text("why");
    if (const auto at = reasons.find(reason); at != reasons.end())
        line.why = at->second;
    else
        mistakes.add(fields.mark("why"), fmt::format("there is no reason \"{}\"", reason));
    fields.finish();
    return line;
}

} // namespace

LoadedManual loadManual(const std::string &folder, const Catalog &catalog)
{
    static const Variables none;
    LoadedManual loaded;
    Mistakes mistakes(folder + "/manual/coverage.yaml", loaded.mistakes);
    const auto source = readSource(QString::fromStdString(mistakes.file()), mistakes);
    if (!source)
        return loaded;
    Fields fields(source->document, "manual", none, mistakes);
    const auto reasons = readReasons(fields.list("reasons"), mistakes);
    for (const auto &node : fields.list("lines"))
        loaded.lines.push_back(readLine(node, reasons, catalog, mistakes));
    fields.finish();
    addTypedCommands(folder, loaded);
    return loaded;
}

} // namespace qcat::catalog_yaml
