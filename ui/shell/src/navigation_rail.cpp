#include "navigation_rail.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace qcat::ui
{

namespace
{

constexpr int kIdRole = Qt::UserRole;
constexpr int kBadgeRole = Qt::UserRole + 1;
constexpr int kRowHeight = 32;
constexpr int kWidth = 168;

class RailDelegate : public QStyledItemDelegate
{
public:
    RailDelegate(Appearance &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {kWidth, kRowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_look.theme();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QRect box = option.rect.adjusted(8, 1, -8, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (current || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->fillRect(box, theme.shade);
            painter->fillRect(QRect(box.topLeft(), QSize(3, box.height())), current ? theme.accent : theme.shade);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(theme.accent);
            painter->drawRect(box.adjusted(0, 0, -1, -1));
        }
        painter->setFont(Appearance::font(13, current ? QFont::Bold : QFont::Normal));
        painter->setPen(current ? theme.text : theme.muted);
        painter->drawText(box.adjusted(12, 0, -36, 0), Qt::AlignVCenter, index.data().toString());
        if (const int count = index.data(kBadgeRole).toInt(); count > 0)
            paintBadge(*painter, box, count);
        painter->restore();
    }

private:
    void paintBadge(QPainter &painter, const QRect &box, int count) const
    {
        const Theme &theme = m_look.theme();
        const QString text = QString::number(count);
        painter.setFont(Appearance::font(11, QFont::Bold));
        const int width = std::max(18, painter.fontMetrics().horizontalAdvance(text) + 12);
        const QRect badge(box.right() - width - 6, box.center().y() - 8, width, 17);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.live);
        painter.drawRoundedRect(badge, 8, 8);
        painter.setPen(theme.liveText);
        painter.drawText(badge, Qt::AlignCenter, text);
    }

    Appearance &m_look;
};

} // namespace

NavigationRail::NavigationRail(Appearance &look, QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("navigation"));
    setItemDelegate(new RailDelegate(look, this));
    setFixedWidth(kWidth);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            Q_EMIT chosen(item->data(kIdRole).toString());
    });
    connect(&look, &Appearance::changed, viewport(), qOverload<>(&QWidget::update));
}

void NavigationRail::add(const QString &id)
{
    auto *item = new QListWidgetItem(this);
    item->setData(kIdRole, id);
}

void NavigationRail::setTitle(const QString &id, const QString &title)
{
    if (auto *item = find(id))
        item->setText(title);
}

void NavigationRail::setBadge(const QString &id, int count)
{
    if (auto *item = find(id); item && item->data(kBadgeRole).toInt() != count) {
        item->setData(kBadgeRole, count);
        item->setData(Qt::AccessibleTextRole,
                      count > 0 ? tr("%1, %n waiting", nullptr, count).arg(item->text()) : item->text());
    }
}

void NavigationRail::setCurrent(const QString &id)
{
    setCurrentItem(find(id));
}

QListWidgetItem *NavigationRail::find(const QString &id) const
{
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(kIdRole).toString() == id)
            return item(i);
    return nullptr;
}

} // namespace qcat::ui
