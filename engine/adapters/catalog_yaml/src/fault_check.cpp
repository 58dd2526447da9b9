#include "readers.h"

#include <qcat/base/text.h>

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace qcat::catalog_yaml
{

namespace
{

using Names = std::vector<std::string>;

// Looks names of one fault file up among those that are defined.
class Lookup
{
public:
    Lookup(const FaultSource &source, std::vector<base::Error> &into) : m_mistakes(source.file, into) {}

    bool find(const Use &use, const char *kind, const Names &known)
    {
        if (use.name.empty() || std::find(known.begin(), known.end(), use.name) != known.end())
            return true;
        const auto near = base::nearestWord(use.name, known);
        m_mistakes.add(use.at, fmt::format("fault: there is no {} \"{}\"{}", kind, use.name,
                                           near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
        return false;
    }
    void add(const YAML::Mark &at, const std::string &what) { m_mistakes.add(at, what); }

private:
    Mistakes m_mistakes;
};

Names namesOf(const std::vector<ops::ProbeKind> &probes)
{
    Names names;
    for (const auto &probe : probes)
        names.push_back(probe.name);
    return names;
}

// What the probes of a fault find.
Names codesFor(const FaultSource &source, const std::vector<ops::ProbeKind> &probes)
{
    Names codes;
    for (const auto &probe : probes)
        if (std::any_of(source.probes.begin(), source.probes.end(), [&](const Use &use) { return use.name == probe.name; }))
            codes.insert(codes.end(), probe.codes.begin(), probe.codes.end());
    return codes;
}

// A fault is either seen by probes that exist, or on the list of those that nothing can see yet.
void checkProbes(const FaultSource &source, const std::vector<ops::ProbeKind> &probes, Lookup &lookup)
{
    const auto known = namesOf(probes);
    if (source.fault.isPending()) {
        for (const auto &probe : source.probes)
            if (std::find(known.begin(), known.end(), probe.name) != known.end())
                lookup.add(probe.at, fmt::format("fault: the probe \"{}\" exists; take \"{}\" off the pending faults",
                                                 probe.name, source.fault.id.value));
        return;
    }
    bool all = true;
    for (const auto &probe : source.probes)
        all = lookup.find(probe, "probe", known) && all;
    const auto codes = codesFor(source, probes);
    for (const auto &condition : source.conditions)
        if (all && std::find(codes.begin(), codes.end(), condition.name) == codes.end())
            lookup.add(condition.at, fmt::format("fault: its probes never find \"{}\"; they find: {}", condition.name,
                                                 fmt::join(codes, ", ")));
}

} // namespace

void checkFaults(const std::vector<FaultSource> &sources, const Catalog &catalog, const LoadOptions &options,
                 std::vector<base::Error> &mistakes)
{
    Names components, runbooks, faults;
    for (const auto &component : catalog.components)
        components.push_back(component.id.value);
    for (const auto &runbook : catalog.runbooks)
        runbooks.push_back(runbook.id);
    for (const auto &source : sources) {
        Lookup lookup(source, mistakes);
        if (std::find(faults.begin(), faults.end(), source.fault.id.value) != faults.end())
            lookup.add(source.at, fmt::format("fault: \"{}\" is defined twice", source.fault.id.value));
        faults.push_back(source.fault.id.value);
        lookup.find(source.component, "component", components);
        lookup.find(source.runbook, "runbook", runbooks);
        if (!options.probes.empty())
            checkProbes(source, options.probes, lookup);
    }
}

} // namespace qcat::catalog_yaml
