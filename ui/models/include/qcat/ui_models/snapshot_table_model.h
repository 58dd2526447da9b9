#pragma once

#include <qcat/ui_models/table_model.h>

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace qcat::ui
{

template <typename Row>
struct TableColumn {
    const char *id;
    const char *title; // QT_TRANSLATE_NOOP("Table", "…")
    Qt::Alignment alignment;
    std::function<TableCell(const Row &)> cell;
    bool hidden = false; // until the operator chooses it
    std::function<QString()> widest = {}; // what a cell that counts may grow to; empty: they are as wide as they are
};

// A table over a list that comes new with every snapshot. setRows() finds out by key what is new, gone or changed and
// says only that: no reset, so selection, scroll position and sorting stay. Rows keep their place, new ones go to the
// end; order on the screen is the proxy's. Cells are made when their row changes, not when they are painted. Row:
// copyable with ==. KeyOf: Row -> a hashable value, unique in the list.
template <typename Row, typename KeyOf>
class SnapshotTableModel : public TableModel
{
public:
    using Columns = std::vector<TableColumn<Row>>;
    using Key = std::decay_t<std::invoke_result_t<KeyOf, const Row &>>;

    SnapshotTableModel(Columns columns, KeyOf keyOf, QObject *parent = nullptr)
        : TableModel(parent), m_columns(std::move(columns)), m_keyOf(std::move(keyOf))
    {
    }

    void setRows(std::vector<Row> rows)
    {
        std::unordered_map<Key, std::size_t> next;
        for (std::size_t i = 0; i < rows.size(); ++i)
            next.emplace(m_keyOf(rows[i]), i);
        removeMissing(next);
        updateKept(rows, next);
        appendNew(rows);
    }

    // The same for a list whose own order is shown: new rows come to their place, others move to theirs.
    void setOrderedRows(const std::vector<Row> &rows)
    {
        if (m_rows.empty())
            return setRows(rows); // at once
        std::unordered_map<Key, std::size_t> next;
        for (std::size_t i = 0; i < rows.size(); ++i)
            next.emplace(m_keyOf(rows[i]), i);
        removeMissing(next);
        for (std::size_t i = 0, place = 0; i < rows.size(); ++i)
            if (next.at(m_keyOf(rows[i])) == i) // a key that stands twice in the list is shown once
                placeRow(rows[i], place++);
        updateKept(rows, next);
    }

    const Row &row(int index) const { return m_rows.at(std::size_t(index)); }
    // -1 where there is no such row.
    int indexOf(const Key &key) const
    {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &r) { return m_keyOf(r) == key; });
        return found == m_rows.end() ? -1 : int(found - m_rows.begin());
    }

    int rowCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : int(m_columns.size()); }

    QVariant data(const QModelIndex &index, int role) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const TableCell &cell = m_cells[std::size_t(index.row())][std::size_t(index.column())];
        switch (role) {
        case Qt::DisplayRole:
            return cell.text;
        case Qt::ToolTipRole:
            return cell.tip.isEmpty() ? QVariant() : cell.tip;
        case Qt::TextAlignmentRole:
            return QVariant(m_columns[std::size_t(index.column())].alignment | Qt::AlignVCenter);
        case SortRole:
            return cell.sort.isValid() ? cell.sort : cell.text;
        case CopyRole:
            return cell.copy.isEmpty() ? cell.text : cell.copy;
        case ToneRole:
            return int(cell.tone);
        case BarRole:
            return cell.bar < 0 ? QVariant() : cell.bar;
        default:
            return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const auto &column = m_columns[std::size_t(section)];
        if (role == Qt::DisplayRole)
            return QCoreApplication::translate("Table", column.title);
        if (role == Qt::TextAlignmentRole)
            return QVariant(column.alignment | Qt::AlignVCenter);
        if (role == WidestRole && column.widest)
            return column.widest();
        return {};
    }

    QString columnId(int column) const final { return QString::fromLatin1(m_columns.at(std::size_t(column)).id); }
    bool isHiddenByDefault(int column) const final { return m_columns.at(std::size_t(column)).hidden; }

    void retranslate() final
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_cells[i] = cellsOf(m_rows[i]);
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

private:
    using Cells = std::vector<TableCell>;

    Cells cellsOf(const Row &row) const
    {
        Cells cells;
        cells.reserve(m_columns.size());
        for (const auto &column : m_columns)
            cells.push_back(column.cell(row));
        return cells;
    }

    void removeMissing(const std::unordered_map<Key, std::size_t> &next)
    {
        const auto isGone = [&](std::size_t i) { return !next.contains(m_keyOf(m_rows[i])); };
        for (std::size_t end = m_rows.size(); end > 0;) {
            if (!isGone(end - 1)) {
                --end;
                continue;
            }
            std::size_t begin = end - 1;
            while (begin > 0 && isGone(begin - 1))
                --begin;
            beginRemoveRows({}, int(begin), int(end) - 1);
            m_rows.erase(m_rows.begin() + std::ptrdiff_t(begin), m_rows.begin() + std::ptrdiff_t(end));
            m_cells.erase(m_cells.begin() + std::ptrdiff_t(begin), m_cells.begin() + std::ptrdiff_t(end));
            endRemoveRows();
            end = begin;
        }
    }

    void updateKept(const std::vector<Row> &rows, const std::unordered_map<Key, std::size_t> &next)
    {
        int first = -1; // of the span of changed rows
        const auto flush = [&](int last) {
            if (first >= 0)
                Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
            first = -1;
        };
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const Row &now = rows[next.at(m_keyOf(m_rows[i]))];
            if (m_rows[i] == now) {
                flush(int(i) - 1);
                continue;
            }
            m_rows[i] = now;
            m_cells[i] = cellsOf(now);
            if (first < 0)
                first = int(i);
        }
        flush(int(m_rows.size()) - 1);
    }

    void appendNew(std::vector<Row> &rows)
    {
        std::unordered_map<Key, bool> known;
        for (const Row &row : m_rows)
            known.emplace(m_keyOf(row), true);
        std::erase_if(rows, [&](const Row &row) { return !known.emplace(m_keyOf(row), true).second; });
        if (rows.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
        for (Row &row : rows) {
            m_cells.push_back(cellsOf(row));
            m_rows.push_back(std::move(row));
        }
        endInsertRows();
    }

    // Every row before `place` is where it belongs.
    void placeRow(const Row &row, std::size_t place)
    {
        if (place < m_rows.size() && m_keyOf(m_rows[place]) == m_keyOf(row))
            return;
        const int at = indexOf(m_keyOf(row));
        if (at < 0) {
            beginInsertRows({}, int(place), int(place));
            m_cells.insert(m_cells.begin() + std::ptrdiff_t(place), cellsOf(row));
            m_rows.insert(m_rows.begin() + std::ptrdiff_t(place), row);
            endInsertRows();
        } else {
            beginMoveRows({}, at, at, {}, int(place));
            std::rotate(m_rows.begin() + std::ptrdiff_t(place), m_rows.begin() + at, m_rows.begin() + at + 1);
            std::rotate(m_cells.begin() + std::ptrdiff_t(place), m_cells.begin() + at, m_cells.begin() + at + 1);
            endMoveRows();
        }
    }

    Columns m_columns;
    KeyOf m_keyOf;
    std::vector<Row> m_rows;
    std::vector<Cells> m_cells; // in step with m_rows
};

} // namespace qcat::ui
