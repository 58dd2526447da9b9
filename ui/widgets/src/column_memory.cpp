#include "column_memory.h"

#include <QHeaderView>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr int kHeaderPadding = 30; // and room for the arrow
constexpr int kCellPadding = 20;
constexpr int kWidest = 360;        // one long text hides no other column; a hand may make it wider

} // namespace

ColumnMemory::ColumnMemory(ContentTable &view, TableModel &model, QSettings &settings, QString name)
    : m_view(view), m_model(model), m_settings(settings), m_name(std::move(name))
{
}

QList<int> ColumnMemory::shown() const
{
    QList<int> columns;
    const auto *header = m_view.horizontalHeader();
    for (int place = 0; place < header->count(); ++place)
        if (const int column = header->logicalIndex(place); !header->isSectionHidden(column))
            columns << column;
    return columns;
}

int ColumnMemory::widthOf(int column) const
{
    const auto *header = m_view.horizontalHeader();
    const int title = header->fontMetrics().horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString());
    const QString widest = m_model.headerData(column, Qt::Horizontal, WidestRole).toString();
    const int grown = widest.isEmpty() ? 0 : m_view.fontMetrics().horizontalAdvance(widest) + kCellPadding;
    return std::max({title + kHeaderPadding, grown, std::min(m_view.sizeHintForColumn(column), kWidest)});
}

QString ColumnMemory::key(const QString &what) const
{
    return QStringLiteral("table/%1/%2").arg(m_name, what);
}

void ColumnMemory::restore()
{
    m_arranging = true;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QString id = m_model.columnId(column);
        m_view.setColumnHidden(
            column, m_settings.value(key(id + QLatin1String("/hidden")), m_model.isHiddenByDefault(column)).toBool());
        if (const int width = m_settings.value(key(id + QLatin1String("/width"))).toInt(); width > 0)
            m_view.setColumnWidth(column, width);
    }
    const bool descending = m_settings.value(key(QStringLiteral("descending"))).toBool();
    m_view.horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // as the engine lists them
    const QString sorted = m_settings.value(key(QStringLiteral("sort"))).toString();
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (m_model.columnId(column) == sorted)
            m_view.sortByColumn(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_arranging = false;
}

void ColumnMemory::stretchLast()
{
    const QList<int> all = shown();
    if (all.isEmpty())
        return;
    const auto alignment = Qt::Alignment(m_model.headerData(all.last(), Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    m_view.horizontalHeader()->setStretchLastSection(!alignment.testFlag(Qt::AlignRight));
}

void ColumnMemory::fit()
{
    m_arranging = true;
    stretchLast();
    for (const int column : shown())
        if (!m_settings.contains(key(m_model.columnId(column) + QLatin1String("/width"))))
            m_view.setColumnWidth(column, widthOf(column));
    m_arranging = false;
}

void ColumnMemory::rememberWidth(int column, int width) const
{
    const auto *header = m_view.horizontalHeader();
    const bool isStretched = header->stretchLastSection() && header->visualIndex(column) == header->count() - 1;
    if (!m_arranging && !isStretched && width > 0)
        m_settings.setValue(key(m_model.columnId(column) + QLatin1String("/width")), width);
}

void ColumnMemory::rememberShown() const
{
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_settings.setValue(key(m_model.columnId(column) + QLatin1String("/hidden")), m_view.isColumnHidden(column));
}

void ColumnMemory::rememberOrder() const
{
    if (m_arranging)
        return;
    const auto *header = m_view.horizontalHeader();
    const int column = header->sortIndicatorSection();
    m_settings.setValue(key(QStringLiteral("sort")), column < 0 || column >= m_model.columnCount() ? QString() : m_model.columnId(column));
    m_settings.setValue(key(QStringLiteral("descending")), header->sortIndicatorOrder() == Qt::DescendingOrder);
}

} // namespace qcat::ui
