#include "readers.h"

#include <qcat/domain/names.h>

namespace qcat::catalog_yaml
{

namespace
{

const std::vector<std::string> kSeverities = {"P0", "P1", "P2", "P3"};

domain::Severity severity(Fields &fields, const char *key, const char *fallback = nullptr)
{
    return *domain::fromName<domain::Severity>(fields.oneOf(key, kSeverities, fallback));
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

ops::FaultDefinition readFault(const YAML::Node &document, const LoadOptions &options, Mistakes &mistakes)
{
    Fields fields(document, "fault", options.variables, mistakes);
    ops::FaultDefinition fault;
    fault.id.value = fields.text("fault");
    fault.title = fields.words("title");
    fault.component.value = fields.text("component");
    fault.severity = severity(fields, "severity");
    fault.severityWithExposure =
        severity(fields, "severity_with_exposure", std::string(domain::name(fault.severity)).c_str());
    if (fault.severityWithExposure > fault.severity)
        mistakes.add(fields.mark("severity_with_exposure"),
                     "fault: \"severity_with_exposure\" is less severe than \"severity\"");
    for (const auto &probe : fields.list("probes"))
        fault.probes.push_back({probe.IsScalar() ? probe.Scalar() : std::string()});
    fault.noDataIsFault = fields.flag("no_data_is_fault", true);
    fault.openAfter = fields.duration("open_after");
    fault.clearAfter = fields.duration("clear_after");
    fault.meaning = fields.words("meaning");
    fault.symptoms = fields.listOfWords("symptoms");
    fault.runbook = fields.optionalText("runbook");
    fields.finish();
    if (const auto configured = options.openAfter.find(fault.id.value); configured != options.openAfter.end())
        fault.openAfter = configured->second;
    return fault;
}

} // namespace qcat::catalog_yaml
