#include "dependency_graph.h"

#include <algorithm>

namespace qcat::ops
{

DependencyGraph::DependencyGraph(const std::vector<ComponentDefinition> &components)
{
    for (const auto &component : components)
        m_dependsOn[component.id] = component.dependsOn;
}

std::vector<domain::ComponentId> DependencyGraph::below(const domain::ComponentId &component) const
{
    std::vector<domain::ComponentId> found = {component};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto next = m_dependsOn.find(found[i]);
        if (next == m_dependsOn.end())
            continue;
        for (const auto &lower : next->second)
            if (std::find(found.begin(), found.end(), lower) == found.end())
                found.push_back(lower);
    }
    found.erase(found.begin());
    return found;
}

} // namespace qcat::ops
