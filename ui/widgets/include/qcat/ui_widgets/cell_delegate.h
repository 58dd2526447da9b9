#pragma once

#include <qcat/ui_models/table_model.h>
#include <qcat/ui_widgets/appearance.h>

#include <QStyledItemDelegate>

namespace qcat::ui
{

// Paints the cells of a TableModel: tone as colour, bar behind the text, one row height.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(Appearance &look, QObject *parent = nullptr);

    void setStale(bool stale) { m_stale = stale; }
    bool isStale() const { return m_stale; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QColor color(Tone tone) const;

    Appearance &m_look;
    bool m_stale = false;
};

} // namespace qcat::ui
