#include <qcat/ui_widgets/cell_delegate.h>

#include <qcat/ui_widgets/sign.h>

#include <QPainter>

namespace qcat::ui
{

namespace
{
constexpr int kPadding = 8;
constexpr int kBarHeight = 4;
constexpr int kSignPixels = 12;

bool isBold(Tone tone)
{
    return tone == Tone::Strong || tone == Tone::Alarm || tone == Tone::Unknown;
}

} // namespace

CellDelegate::CellDelegate(Appearance &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

QColor CellDelegate::color(Tone tone) const
{
    const Theme &theme = m_look.theme();
    if (m_stale)
        return theme.muted;
    switch (tone) {
    case Tone::Normal:
    case Tone::Strong:
        return theme.text;
    case Tone::Muted:
        return theme.muted;
    case Tone::Gain:
        return m_look.gain();
    case Tone::Loss:
        return m_look.loss();
    case Tone::Good:
        return theme.ok;
    case Tone::Warning:
        return theme.p1;
    case Tone::Alarm:
        return theme.p0;
    case Tone::Unknown:
        return theme.p2;
    }
    return theme.text;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_look.theme();
    const auto tone = Tone(index.data(ToneRole).toInt());
    const QColor ink = color(tone);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, selected ? theme.shade : tone == Tone::Unknown ? theme.p2Fill : theme.panel);
    QRect box = option.rect.adjusted(kPadding, 0, -kPadding, 0);

    if (const QVariant bar = index.data(BarRole); bar.isValid()) {
        const QRect track(box.left(), option.rect.bottom() - kBarHeight - 2, box.width(), kBarHeight);
        painter->fillRect(track, theme.line);
        painter->fillRect(QRect(track.topLeft(), QSize(int(track.width() * bar.toDouble()), kBarHeight)), ink);
        box.setBottom(track.top());
    }
    if (tone == Tone::Unknown) {
        paintSign(*painter, QRectF(box.left(), option.rect.center().y() - kSignPixels / 2.0, kSignPixels, kSignPixels),
                  Sign::Unknown, ink);
        box.setLeft(box.left() + kSignPixels + 4);
    }
    QFont font = option.font;
    font.setBold(isBold(tone));
    painter->setFont(font);
    painter->setPen(ink);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(box, int(alignment),
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, box.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto tone = Tone(index.data(ToneRole).toInt());
    const int sign = tone == Tone::Unknown ? kSignPixels + 4 : 0;
    QFont font = option.font;
    font.setBold(isBold(tone));
    return {QFontMetrics(font).horizontalAdvance(index.data().toString()) + 2 * kPadding + sign + 4, 26};
}

} // namespace qcat::ui
