#include "steps_rail.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace qcat::ui
{

namespace
{

enum Role { DetailRole = Qt::UserRole + 1, StateRole, MutatesRole };
constexpr int kRowHeight = 50;
constexpr int kSignWidth = 30;

QString glyphOf(domain::StepState state)
{
    switch (state) {
    case domain::StepState::Waiting:
        return QStringLiteral("○");
    case domain::StepState::Running:
        return QStringLiteral("▶");
    case domain::StepState::Done:
        return QStringLiteral("✓");
    case domain::StepState::Finding:
        return QStringLiteral("!");
    case domain::StepState::Failed:
        return QStringLiteral("✗");
    case domain::StepState::Skipped:
        return QStringLiteral("↷");
    case domain::StepState::Cancelled:
        return QStringLiteral("■");
    case domain::StepState::Interrupted:
        return QStringLiteral("?");
    case domain::StepState::NotTaken:
        return QStringLiteral("–");
    }
    return {};
}

QColor colorOf(domain::StepState state, const Theme &theme)
{
    switch (state) {
    case domain::StepState::Done:
        return theme.ok;
    case domain::StepState::Finding:
        return theme.p1;
    case domain::StepState::Failed:
    case domain::StepState::Interrupted:
        return theme.p0;
    case domain::StepState::Running:
        return theme.accent;
    case domain::StepState::Waiting:
    case domain::StepState::Skipped:
    case domain::StepState::Cancelled:
    case domain::StepState::NotTaken:
        return theme.muted;
    }
    return theme.muted;
}

class StepDelegate : public QStyledItemDelegate
{
public:
    StepDelegate(Appearance &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {160, kRowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_look.theme();
        const QRect box = option.rect;
        const bool isCurrent = option.state & QStyle::State_Selected;
        painter->save();
        if (isCurrent) {
            painter->fillRect(box, theme.shade);
            painter->fillRect(QRect(box.topLeft(), QSize(3, box.height())), theme.accent);
        }
        painter->setPen(theme.line);
        painter->drawLine(box.bottomLeft(), box.bottomRight());
        const auto state = domain::StepState(index.data(StateRole).toInt());
        painter->setFont(Appearance::font(15, QFont::Bold));
        painter->setPen(colorOf(state, theme));
        painter->drawText(QRect(box.left() + 6, box.top(), kSignWidth - 6, box.height()), Qt::AlignCenter,
                          glyphOf(state));
        const QRect text = box.adjusted(kSignWidth + 4, 6, -8, -6);
        paintLine(painter, text, Qt::AlignTop,
                  Appearance::font(13, isCurrent || index.data(MutatesRole).toBool() ? QFont::Bold : QFont::Normal),
                  theme.text, index.data(Qt::DisplayRole).toString());
        paintLine(painter, text, Qt::AlignBottom, Appearance::font(11), theme.muted, index.data(DetailRole).toString());
        painter->restore();
    }

private:
    static void paintLine(QPainter *painter, const QRect &box, Qt::Alignment align, const QFont &font,
                          const QColor &color, const QString &text)
    {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(box, align | Qt::AlignLeft, QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
    }

    Appearance &m_look;
};

} // namespace

StepsRail::StepsRail(Appearance &look, QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("wizard_steps"));
    setItemDelegate(new StepDelegate(look, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(270);
}

void StepsRail::setEntries(const std::vector<Entry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    while (count() > int(entries.size()))
        delete takeItem(count() - 1);
    while (count() < int(entries.size()))
        addItem(new QListWidgetItem);
    for (int i = 0; i < count(); ++i) {
        const Entry &entry = entries[std::size_t(i)];
        item(i)->setText(entry.title);
        item(i)->setToolTip(entry.detail);
        item(i)->setData(DetailRole, entry.detail);
        item(i)->setData(StateRole, int(entry.state));
        item(i)->setData(MutatesRole, entry.mutates);
    }
}

} // namespace qcat::ui
