#include "month_chart.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr double kLine = 20;
constexpr double kBetweenLabels = 10;
constexpr double kLeastBar = 2; // a month with one incident is seen beside one with a thousand

} // namespace

MonthChart::MonthChart(const QString &name, Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setObjectName(name);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void MonthChart::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void MonthChart::set(std::vector<Month> months)
{
    m_months = std::move(months);
    QStringList tips;
    for (const auto &month : m_months)
        tips << month.tip;
    setAccessibleDescription(tips.join(QStringLiteral("; ")));
    update();
}

QRectF MonthChart::plot() const
{
    return QRectF(rect()).adjusted(4, kLine + 4, -4, -kLine);
}

void MonthChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_look.theme();
    const QRectF area = plot();
    double highest = 0;
    for (const auto &month : m_months)
        highest = std::max({highest, month.value, month.high});
    const QString scale = m_scale && highest > 0 ? m_scale(highest) : QString();
    const QFontMetrics metrics(painter.font());
    const double room = area.width() - (scale.isEmpty() ? 0 : metrics.horizontalAdvance(scale) + kBetweenLabels);
    painter.setPen(theme.text);
    painter.drawText(QRectF(area.left(), 0, room, kLine), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(m_title, Qt::ElideRight, int(room)));
    painter.setPen(theme.muted);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (highest <= 0)
        return painter.drawText(area, Qt::AlignCenter, tr("Nothing in this time"));
    if (!scale.isEmpty()) {
        painter.drawText(QRectF(area.left(), 0, area.width(), kLine), Qt::AlignRight | Qt::AlignVCenter, scale);
        painter.setPen(QPen(theme.line, 1));
        painter.drawLine(area.topLeft(), area.topRight());
    }
    const double wide = area.width() / double(m_months.size());
    const auto y = [&](double value) { return area.bottom() - std::max(kLeastBar, value / highest * area.height()); };
    double widest = 0;
    for (const auto &month : m_months)
        widest = std::max(widest, QFontMetricsF(painter.font()).horizontalAdvance(month.name));
    double free = area.left(); // where no label is yet
    for (std::size_t i = 0; i < m_months.size(); ++i) {
        const auto &month = m_months[i];
        const double left = area.left() + double(i) * wide;
        if (month.value >= 0)
            painter.fillRect(QRectF(QPointF(left + wide * 0.15, y(month.value)), QPointF(left + wide * 0.85, area.bottom())), theme.accent);
        if (month.high >= 0) {
            painter.setPen(QPen(theme.text, 2));
            painter.drawLine(QPointF(left + wide * 0.15, y(month.high)), QPointF(left + wide * 0.85, y(month.high)));
        }
        painter.setPen(theme.muted);
        if (left >= free && left + widest <= area.right()) {
            painter.drawText(QRectF(left, area.bottom() + 2, widest + 1, kLine), Qt::AlignLeft | Qt::AlignTop, month.name);
            free = left + widest + kBetweenLabels;
        }
    }
}

bool MonthChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_months.empty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const double at = (help->pos().x() - plot().left()) / plot().width() * double(m_months.size());
    const auto month = std::size_t(std::clamp(at, 0.0, double(m_months.size() - 1)));
    QToolTip::showText(help->globalPos(), m_months[month].tip, this);
    return true;
}

} // namespace qcat::ui
