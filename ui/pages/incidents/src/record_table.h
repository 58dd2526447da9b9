#pragma once

#include <QHeaderView>
#include <QString>
#include <QTableWidget>

namespace qcat::ui
{

// A table of what stands in an incident's record: read, not sorted, its last column as wide as there is room.
inline QTableWidget *recordTable(const QString &name, int columns, QWidget *parent)
{
    auto *table = new QTableWidget(0, columns, parent);
    table->setObjectName(name);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(26);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    return table;
}

// As wide as what stands in them and their headings, with a little air; the last one takes the rest.
inline void fitColumns(QTableWidget &table)
{
    constexpr int kAir = 12;
    for (int column = 0; column < table.columnCount() - 1; ++column) {
        table.resizeColumnToContents(column);
        table.setColumnWidth(column, table.columnWidth(column) + kAir);
    }
}

} // namespace qcat::ui
