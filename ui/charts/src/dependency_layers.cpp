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

// What neither stands on anything shown nor carries it goes to a row of its own, below: it stands in nobody's way.
void moveLonersDown(const Parents &parents, std::vector<int> &rows)
{
    std::vector<bool> isAlone(parents.size(), true);
    for (std::size_t i = 0; i < parents.size(); ++i)
        for (const std::size_t parent : parents[i])
            isAlone[i] = isAlone[parent] = false;
    if (std::ranges::find(isAlone, false) == isAlone.end())
        return;
    const int below = *std::ranges::max_element(rows) + 1;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (isAlone[i])
            rows[i] = below;
}

double meanColumn(const std::vector<std::size_t> &parents, const std::vector<LayeredNode> &nodes)
{
    if (parents.empty())
        return 0;
    const double sum = std::accumulate(parents.begin(), parents.end(), 0.0,
                                       [&](double total, std::size_t parent) { return total + nodes[parent].column; });
    return sum / double(parents.size());
}

constexpr double kBoxHeight = 34;
constexpr double kLeastGap = 8;

using Line = std::vector<std::size_t>; // components, left to right

std::vector<Line> linesOf(const LayeredGraph &graph, const std::vector<double> &widths, double room)
{
    std::vector<Line> lines;
    for (int row = 0; row < graph.rows; ++row) {
        Line members(std::size_t(graph.columnsOf(row)));
        for (const auto &node : graph.nodes)
            if (node.row == row)
                members[std::size_t(node.column)] = node.component;
        double used = 0;
        for (const std::size_t member : members) {
            if (member == members.front() || used + kLeastGap + widths[member] > room) {
                lines.emplace_back();
                used = -kLeastGap;
            }
            lines.back().push_back(member);
            used += kLeastGap + widths[member];
        }
    }
    return lines;
}

} // namespace

int LayeredGraph::columnsOf(int row) const
{
    return int(std::ranges::count(nodes, row, &LayeredNode::row));
}

LayeredGraph layered(const std::vector<api::ComponentView> &components)
{
    const Parents parents = parentsOf(components);
    std::vector<int> rows = rowsOf(parents);
    moveLonersDown(parents, rows);
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

std::vector<QRectF> boxesOf(const LayeredGraph &graph, const std::vector<double> &widths, const QRectF &area)
{
    std::vector<QRectF> boxes(graph.nodes.size());
    const auto lines = linesOf(graph, widths, area.width());
    const double lineHeight = area.height() / double(std::max<std::size_t>(1, lines.size()));
    const double height = std::min(kBoxHeight, lineHeight - 6);
    double top = area.top() + (lineHeight - height) / 2;
    for (const Line &line : lines) {
        double free = area.width();
        for (const std::size_t member : line)
            free -= std::min(widths[member], area.width());
        const double gap = std::max(0.0, free / double(line.size() + 1));
        double left = area.left() + gap;
        for (const std::size_t member : line) {
            boxes[member] = {left, top, std::min(widths[member], area.width()), height};
            left = boxes[member].right() + gap;
        }
        top += lineHeight;
    }
    return boxes;
}

} // namespace qcat::ui
