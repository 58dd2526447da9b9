#pragma once

#include <qcat/ops_ports/fault.h>

#include <map>
#include <vector>

namespace qcat::ops
{

// What stands on what. A cycle in the definitions does no harm here; the loader refuses it.
class DependencyGraph
{
public:
    explicit DependencyGraph(const std::vector<ComponentDefinition> &components);

    // Everything that `component` stands on, nearest first, without itself.
    std::vector<domain::ComponentId> below(const domain::ComponentId &component) const;

private:
    std::map<domain::ComponentId, std::vector<domain::ComponentId>> m_dependsOn;
};

} // namespace qcat::ops
