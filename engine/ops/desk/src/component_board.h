#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ops_ports/fault.h>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace qcat::ops
{

// The newest result of every probe, put together by component. A component that nobody looks at is not shown.
class ComponentBoard
{
public:
    explicit ComponentBoard(std::vector<ComponentDefinition> components);

    // A component that is looked at but has no result yet is shown as Unknown.
    void expect(const domain::ComponentId &component);
    void take(const domain::ProbeResult &result, base::Duration interval);
    domain::Health healthOf(const domain::ComponentId &component) const;
    // `because`: the broken component that a broken one is a consequence of, or none.
    std::vector<api::ComponentView>
    views(const std::function<domain::ComponentId(const domain::ComponentId &)> &because) const;

private:
    struct Latest {
        domain::ProbeResult result;
        base::Duration interval{};
    };
    struct Node {
        ComponentDefinition definition;
        bool shown = false;
        std::map<std::pair<domain::ProbeId, std::string>, Latest> latest;
    };

    Node &node(const domain::ComponentId &component);
    static const Latest *worst(const Node &node);

    std::vector<Node> m_nodes;
};

} // namespace qcat::ops
