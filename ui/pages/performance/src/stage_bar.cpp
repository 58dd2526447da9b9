#include "stage_bar.h"

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/performance_tables.h>

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr double kRow = 32;
constexpr double kGap = 4;
constexpr double kPadding = 8;

} // namespace

StageBar::StageBar(Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("performance_stages"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void StageBar::set(const domain::StageTime &whole, const std::vector<domain::StageTime> &stages)
{
    if (whole == m_whole && stages == m_stages)
        return;
    m_whole = whole;
    m_stages = stages;
    setAccessibleDescription(wholeText());
    update();
}

void StageBar::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    update();
}

QString StageBar::wholeText() const
{
    if (m_stages.empty())
        return tr("No order was sent yet: the way from a frame to its orders is shown with the first.");
    return tr("Frame to order: mean %1, half within %2, 99 % within %3; %4 times")
        .arg(latencyText(m_whole.mean), latencyText(m_whole.p50), latencyText(m_whole.p99), countText(qint64(m_whole.count)));
}

std::vector<StageBar::Piece> StageBar::pieces() const
{
    std::vector<Piece> all;
    const auto slowest = std::ranges::max_element(m_stages, {}, &domain::StageTime::share);
    double left = 0;
    for (auto stage = m_stages.begin(); stage != m_stages.end(); ++stage) {
        const double wide = stage->share * width();
        const auto name = stageTitle(stage->name);
        all.push_back({QRectF(left, kRow + kGap, wide, kRow), name,
                       tr("%1: %2 of the time, mean %3, 99 % within %4", "stage, percent, times").arg(name, percentText(stage->share), latencyText(stage->mean), latencyText(stage->p99)),
                       stage == slowest});
        left += wide;
    }
    return all;
}

void StageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_look.theme();
    painter.setOpacity(m_dimmed ? 0.5 : 1);
    if (m_stages.empty()) {
        painter.setPen(theme.muted);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, wholeText());
        return;
    }
    const QRectF whole(0, 0, width(), kRow);
    painter.fillRect(whole, theme.shade);
    painter.setPen(theme.text);
    painter.drawText(whole.adjusted(kPadding, 0, -kPadding, 0), Qt::AlignLeft | Qt::AlignVCenter, wholeText());
    for (const auto &piece : pieces()) {
        const auto inner = piece.place.adjusted(0, 0, -1, 0);
        painter.fillRect(inner, piece.isSlowest ? theme.accent : theme.shade);
        painter.setPen(piece.isSlowest ? theme.accentText : theme.text);
        const auto room = inner.adjusted(kPadding, 0, -kPadding, 0);
        if (painter.fontMetrics().horizontalAdvance(piece.name) <= room.width())
            painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, piece.name);
    }
}

bool StageBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QString text = wholeText();
    for (const auto &piece : pieces())
        if (piece.place.contains(help->pos()))
            text = piece.text;
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace qcat::ui
