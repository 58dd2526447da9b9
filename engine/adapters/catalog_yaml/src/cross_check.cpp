#include "readers.h"

#include <qcat/base/text.h>

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace qcat::catalog_yaml
{

namespace
{

class Names
{
public:
    Names(std::string kind, Mistakes &mistakes) : m_kind(std::move(kind)), m_mistakes(mistakes) {}

    void define(const std::string &name)
    {
        if (std::find(m_names.begin(), m_names.end(), name) != m_names.end())
            m_mistakes.add(fmt::format("{} \"{}\" is defined twice", m_kind, name));
        m_names.push_back(name);
    }
    bool has(const std::string &name) const
    {
        return std::find(m_names.begin(), m_names.end(), name) != m_names.end();
    }
    void use(const std::string &name, const std::string &user)
    {
        if (name.empty() || has(name))
            return;
        const auto near = base::nearestWord(name, m_names);
        m_mistakes.add(fmt::format("{} names the {} \"{}\", which is not defined{}", user, m_kind, name,
                                   near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
    }

private:
    std::string m_kind;
    std::vector<std::string> m_names;
    Mistakes &m_mistakes;
};

bool reaches(const Catalog &catalog, const domain::ComponentId &from, const domain::ComponentId &to, std::size_t depth)
{
    if (depth > catalog.components.size())
        return false;
    for (const auto &component : catalog.components)
        if (component.id == from)
            for (const auto &lower : component.dependsOn)
                if (lower == to || reaches(catalog, lower, to, depth + 1))
                    return true;
    return false;
}

void useWithPlace(const Use &use, const std::string &kind, const std::vector<std::string> &names, Mistakes &mistakes)
{
    if (use.name.empty() || std::ranges::find(names, use.name) != names.end())
        return;
    const auto near = base::nearestWord(use.name, names);
    mistakes.add(use.at, fmt::format("runbook: there is no {} \"{}\"{}", kind, use.name,
                                     near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
}

} // namespace

void checkOwnRunbook(const RunbookSource &source, const Catalog &catalog, Mistakes &mistakes)
{
    std::vector<std::string> faults;
    std::vector<std::string> components;
    for (const auto &fault : catalog.faults)
        faults.push_back(fault.id.value);
    for (const auto &component : catalog.components)
        components.push_back(component.id.value);
    useWithPlace(source.fault, "fault", faults, mistakes);
    useWithPlace(source.component, "component", components, mistakes);
    if (std::ranges::find(catalog.runbooks, source.id.name, &domain::Runbook::id) != catalog.runbooks.end())
        mistakes.add(source.id.at, fmt::format("runbook: there is a runbook \"{}\" already", source.id.name));
}

void crossCheck(const Catalog &catalog, const std::string &folder, std::vector<base::Error> &into)
{
    Mistakes mistakes(folder, into);
    Names components("component", mistakes);
    Names faults("fault", mistakes);
    Names runbooks("runbook", mistakes);
    for (const auto &component : catalog.components)
        components.define(component.id.value);
    for (const auto &fault : catalog.faults)
        if (!faults.has(fault.id.value))
            faults.define(fault.id.value); // a second one is said with its place: checkFaults()
    for (const auto &runbook : catalog.runbooks)
        runbooks.define(runbook.id);

    for (const auto &component : catalog.components) {
        for (const auto &lower : component.dependsOn)
            components.use(lower.value, fmt::format("component \"{}\"", component.id.value));
        if (reaches(catalog, component.id, component.id, 0))
            mistakes.add(
                fmt::format("component \"{}\" stands on itself, through what it depends on", component.id.value));
    }
    for (const auto &runbook : catalog.runbooks) {
        faults.use(runbook.fault.value, fmt::format("runbook \"{}\"", runbook.id));
        components.use(runbook.component.value, fmt::format("runbook \"{}\"", runbook.id));
    }
}

} // namespace qcat::catalog_yaml
