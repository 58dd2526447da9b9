#include <qcat/ui_charts/dependency_layers.h>

#include <algorithm>
#include <map>
#include <numeric>

namespace qcat::ui
{

namespace
{

using Parents = std::vector<std::vector<std::size_t>>;

Parents parentsOf(const std::vector<api::ComponentView> &components)
{
    std::map<domain::ComponentId, std::size_t> index;
    for (std::size_t i = 0; i < components.size(); ++i)
        index.emplace(components[i].id, i);
    Parents parents(components.size());
    for (std::size_t i = 0; i < components.size(); ++i)
        for (const auto &id : components[i].dependsOn)
            if (const auto found = index.find(id); found != index.end() && found->second != i)
                parents[i].push_back(found->second);
    return parents;
}

// Longest way down from a root. Bounded by the number of nodes, so a circle ends.
std::vector<int> rowsOf(const Parents &parents)
{
    std::vector<int> rows(parents.size(), 0);
    for (std::size_t round = 0; round < parents.size(); ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < parents.size(); ++i)
            for (const std::size_t parent : parents[i])
                if (rows[i] <= rows[parent] && rows[parent] + 1 < int(parents.size())) {
                    rows[i] = rows[parent] + 1;
                    moved = true;
                }
        if (!moved)
            break;
    }
    return rows;
}

double meanColumn(const std::vector<std::size_t> &parents, const std::vector<LayeredNode> &nodes)
{
    if (parents.empty())
        return 0;
    const double sum = std::accumulate(parents.begin(), parents.end(), 0.0,
                                       [&](double total, std::size_t parent) { return total + nodes[parent].column; });
    return sum / double(parents.size());
}

} // namespace

int LayeredGraph::columnsOf(int row) const
{
    return int(std::ranges::count(nodes, row, &LayeredNode::row));
}

LayeredGraph layered(const std::vector<api::ComponentView> &components)
{
    const Parents parents = parentsOf(components);
    const std::vector<int> rows = rowsOf(parents);
    LayeredGraph graph;
    graph.nodes.resize(components.size());
    for (std::size_t i = 0; i < components.size(); ++i) {
        graph.nodes[i] = {i, rows[i], 0};
        graph.rows = std::max(graph.rows, rows[i] + 1);
    }
    for (int row = 0; row < graph.rows; ++row) {
        std::vector<std::size_t> members;
        for (const auto &node : graph.nodes)
            if (node.row == row)
                members.push_back(node.component);
        std::ranges::stable_sort(members, {}, [&](std::size_t i) { return meanColumn(parents[i], graph.nodes); });
        for (std::size_t column = 0; column < members.size(); ++column)
            graph.nodes[members[column]].column = int(column);
        graph.columns = std::max(graph.columns, int(members.size()));
    }
    return graph;
}

} // namespace qcat::ui
