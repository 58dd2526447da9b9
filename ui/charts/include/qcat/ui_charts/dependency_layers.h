#pragma once

#include <qcat/api/snapshot.h>

#include <QRectF>

#include <vector>

namespace qcat::ui
{

// Where the nodes of the dependency graph stand: what depends on nothing in the first row, everything below what it
// stands on; within a row near to what it stands on. What has no part in any dependency stands in the last row.
struct LayeredNode {
    std::size_t component = 0; // index
    int row = 0;
    int column = 0;
    bool operator==(const LayeredNode &) const = default;
};

struct LayeredGraph {
    std::vector<LayeredNode> nodes; // in the order of the components
    int rows = 0;
    int columns = 0; // of the widest row
    int columnsOf(int row) const;
};

// Dependencies that are not among the components, and those that close a circle, are passed over.
LayeredGraph layered(const std::vector<api::ComponentView> &components);

// A box for each node, as wide as `widths` (in the order of the components) asks for, spread over `area`; a row that is
// too long goes on in a second line. Only a box wider than the area is cut.
std::vector<QRectF> boxesOf(const LayeredGraph &graph, const std::vector<double> &widths, const QRectF &area);

} // namespace qcat::ui
