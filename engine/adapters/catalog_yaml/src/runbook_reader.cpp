#include "readers.h"

#include <qcat/domain/config_text.h>
#include <qcat/ops_ports/duration_text.h>

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

// A runbook: its envelope, and what holds for all of its steps. Its format: resources/runbooks/README.md.
namespace qcat::catalog_yaml
{

namespace
{

constexpr std::int64_t kLeastOutput = 1024;
constexpr std::int64_t kMostOutput = 256 * 1024;

bool isDay(const std::string &text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3)
        return false;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return date.ok() && text == fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

void readMetadata(const YAML::Node &node, const Variables &variables, RunbookSource &source, Mistakes &mistakes)
{
    Fields fields(node, "metadata", variables, mistakes);
    auto &runbook = source.runbook;
    runbook.id = fields.text("id");
    runbook.version = fields.number("version", 1, 1'000'000);
    runbook.title = fields.words("title");
    runbook.component.value = fields.text("component");
    runbook.owner = fields.optionalText("owner");
    runbook.reviewBy = fields.optionalText("reviewBy");
    if (!runbook.reviewBy.empty() && !isDay(runbook.reviewBy))
        mistakes.add(fields.mark("reviewBy"), fmt::format("metadata: \"reviewBy\" is \"{}\"; write a day as 2027-05-01", runbook.reviewBy));
    source.id = {runbook.id, fields.mark("id")};
    source.component = {runbook.component.value, fields.mark("component")};
    fields.finish();
}

// What a parameter is for a text that is read before anybody chose: itself, to be filled in at the start of the run.
Variables withParameters(Variables variables, const domain::Runbook &runbook)
{
    for (const auto &parameter : runbook.parameters)
        variables[parameter.name] = fmt::format("{{{}}}", parameter.name);
    return variables;
}

void readConcurrency(const YAML::Node &node, const Variables &variables, domain::Runbook &runbook, Mistakes &mistakes)
{
    if (!node) {
        runbook.lockKey = fmt::format("runbook/{}", runbook.id);
        return;
    }
    Fields fields(node, "concurrency", variables, mistakes);
    runbook.lockKey = fields.phrase("lockKey");
    const bool isMultiple = fields.flag("multipleExecutions", false);
    if (isMultiple && !runbook.lockKey.empty())
        mistakes.add(fields.mark("lockKey"), "concurrency: a \"lockKey\" lets one run in; \"multipleExecutions\" must be false");
    if (!isMultiple && runbook.lockKey.empty())
        runbook.lockKey = fmt::format("runbook/{}", runbook.id);
    fields.finish();
}

// "3/24h"
void readEscalateAfter(Fields &fields, domain::RunbookLimits &limits, Mistakes &mistakes)
{
    const auto text = fields.optionalText("escalateAfterRuns");
    if (text.empty())
        return;
    const auto slash = text.find('/');
    const auto runs = domain::parseInteger(text.substr(0, slash));
    const auto within = slash == std::string::npos ? std::nullopt : ops::durationFromText(text.substr(slash + 1));
    if (runs && within && *runs >= 1 && *runs <= 100 && *within > base::Duration::zero()) {
        limits.escalateAfterRuns = int(*runs);
        limits.escalateWithin = *within;
    } else {
        mistakes.add(fields.mark("escalateAfterRuns"),
                     fmt::format("limits: \"escalateAfterRuns\" is \"{}\"; write runs and a duration as 3/24h", text));
    }
}

void readLimits(const YAML::Node &node, const Variables &variables, domain::RunbookLimits &limits, Mistakes &mistakes)
{
    if (!node)
        return;
    Fields fields(node, "limits", variables, mistakes);
    limits.maxMutations = fields.optionalNumber("maxMutations", 1, 100, 0);
    limits.maxTargets = fields.optionalNumber("maxTargets", 1, 100, 0);
    limits.cooldown = fields.optionalDuration("cooldown");
    readEscalateAfter(fields, limits, mistakes);
    fields.finish();
}

void readOutput(const YAML::Node &node, const Variables &variables, domain::Runbook &runbook, Mistakes &mistakes)
{
    if (!node)
        return;
    Fields fields(node, "output", variables, mistakes);
    runbook.mostOutput = fields.optionalSize("maxBytes", kLeastOutput, kMostOutput, runbook.mostOutput);
    fields.finish();
}

void readMatch(const YAML::Node &node, const Variables &variables, RunbookSource &source, Mistakes &mistakes)
{
    if (!node)
        return;
    Fields fields(node, "match", variables, mistakes);
    source.runbook.fault.value = fields.text("fault");
    source.fault = {source.runbook.fault.value, fields.mark("fault")};
    fields.finish();
}

void readSpec(const YAML::Node &node, const Variables &variables, RunbookSource &source, Mistakes &mistakes)
{
    Fields fields(node, "spec", variables, mistakes);
    auto &runbook = source.runbook;
    readMatch(fields.optionalSection("match"), variables, source, mistakes);
    readLimits(fields.optionalSection("limits"), variables, runbook.limits, mistakes);
    readOutput(fields.optionalSection("output"), variables, runbook, mistakes);
    for (const auto &parameter : fields.optionalList("parameters"))
        runbook.parameters.push_back(readParameter(parameter, variables, mistakes));
    const auto known = withParameters(variables, runbook);
    readConcurrency(fields.optionalSection("concurrency"), known, runbook, mistakes);
    const auto steps = fields.list("steps");
    for (const auto &step : steps)
        runbook.steps.push_back(readStep(step, known, mistakes));
    runbook.followUp = fields.listOfWords("followUp");
    fields.finish();
    checkWays(runbook, steps, mistakes);
}

} // namespace

RunbookSource readRunbook(const YAML::Node &document, const Variables &variables, Mistakes &mistakes)
{
    Fields fields(document, "runbook", variables, mistakes);
    RunbookSource source;
    fields.oneOf("apiVersion", {"qcat.ops/v1"});
    fields.oneOf("kind", {"Runbook"});
    const auto metadata = fields.section("metadata");
    const auto spec = fields.section("spec");
    fields.finish();
    if (metadata)
        readMetadata(metadata, variables, source, mistakes);
    if (spec)
        readSpec(spec, variables, source, mistakes);
    return source;
}

} // namespace qcat::catalog_yaml
