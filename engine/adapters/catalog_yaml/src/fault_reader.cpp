#include "readers.h"

#include <qcat/domain/names.h>

#include <algorithm>

namespace qcat::catalog_yaml
{

namespace
{

const std::vector<std::string> kSeverities = {"P0", "P1", "P2", "P3"};
const std::vector<std::string> kOrigins = {"detected", "external", "test"};
constexpr int kMostLooks = 20;

domain::Severity severity(Fields &fields, const char *key, const char *fallback = nullptr)
{
    return *domain::fromName<domain::Severity>(fields.oneOf(key, kSeverities, fallback));
}

std::vector<Use> uses(const YAML::Node &list)
{
    std::vector<Use> all;
    for (const auto &entry : list)
        all.push_back({entry.IsScalar() ? entry.Scalar() : std::string(), entry.Mark()});
    return all;
}

// Soonest first, as the cards show them.
std::vector<ops::Harm> harms(const YAML::Node &list, const Variables &variables, Mistakes &mistakes)
{
    std::vector<ops::Harm> all;
    for (const auto &entry : list) {
        Fields fields(entry, "time to harm", variables, mistakes);
        ops::Harm harm;
        harm.after = fields.duration("after");
        harm.what = fields.words("what");
        fields.finish();
        all.push_back(std::move(harm));
    }
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.after < b.after; });
    return all;
}

} // namespace

std::vector<ops::ComponentDefinition> readComponents(const YAML::Node &document, const Variables &variables,
                                                     Mistakes &mistakes)
{
    std::vector<ops::ComponentDefinition> components;
    Fields top(document, "components", variables, mistakes);
    for (const auto &entry : top.list("components")) {
        Fields fields(entry, "component", variables, mistakes);
        ops::ComponentDefinition component;
        component.id.value = fields.text("id");
        component.title = fields.words("title");
        for (auto &lower : fields.listOfTexts("depends_on"))
            component.dependsOn.push_back({std::move(lower)});
        fields.finish();
        components.push_back(std::move(component));
    }
    top.finish();
    return components;
}

FaultSource readFault(const YAML::Node &document, const LoadOptions &options, Mistakes &mistakes)
{
    Fields fields(document, "fault", options.variables, mistakes);
    FaultSource source;
    auto &fault = source.fault;
    source.file = mistakes.file();
    source.at = fields.mark("fault");
    fault.id.value = fields.text("fault");
    fault.title = fields.words("title");
    fault.component.value = fields.text("component");
    source.component = {fault.component.value, fields.mark("component")};
    fault.severity = severity(fields, "severity");
    fault.severityWithExposure =
        severity(fields, "severity_with_exposure", std::string(domain::name(fault.severity)).c_str());
    if (fault.severityWithExposure > fault.severity)
        mistakes.add(fields.mark("severity_with_exposure"),
                     "fault: \"severity_with_exposure\" is less severe than \"severity\"");
    source.probes = uses(fields.list("probes"));
    for (const auto &probe : source.probes)
        fault.probes.push_back({probe.name});
    source.conditions = uses(fields.optionalList("conditions"));
    for (const auto &condition : source.conditions)
        fault.conditions.push_back(condition.name);
    fault.noDataIsFault = fields.flag("no_data_is_fault", true);
    fault.origin = *domain::fromName<domain::IncidentOrigin>(fields.oneOf("origin", kOrigins, "detected"));
    fault.ofLast = fields.optionalNumber("of_last", 1, kMostLooks, 1);
    fault.badOf = fields.optionalNumber("bad_of", 1, fault.ofLast, 1);
    fault.clearsAtWarn = fields.flag("clears_at_warn", true);
    fault.openAfter = fields.duration("open_after");
    fault.clearAfter = fields.duration("clear_after");
    fault.meaning = fields.words("meaning");
    fault.symptoms = fields.listOfWords("symptoms");
    fault.harms = harms(fields.optionalList("time_to_harm"), options.variables, mistakes);
    fault.runbook = fields.optionalText("runbook");
    source.runbook = {fault.runbook, fields.mark("runbook")};
    fields.finish();
    if (const auto configured = options.openAfter.find(fault.id.value); configured != options.openAfter.end())
        fault.openAfter = configured->second;
    return source;
}

std::vector<PendingFault> readPending(const YAML::Node &document, const Variables &variables, Mistakes &mistakes)
{
    std::vector<PendingFault> all;
    Fields top(document, "pending faults", variables, mistakes);
    for (const auto &entry : top.list("pending")) {
        Fields fields(entry, "pending fault", variables, mistakes);
        PendingFault pending;
        pending.fault = {fields.text("fault"), fields.mark("fault")};
        pending.until = fields.words("until");
        fields.finish();
        all.push_back(std::move(pending));
    }
    top.finish();
    return all;
}

} // namespace qcat::catalog_yaml
