#include "wait_histogram_chart.h"

#include <qcat/ui_models/formatting.h>

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace qcat::ui
{

namespace
{

constexpr double kLabels = 18;
constexpr std::size_t kLabelEvery = 5;

double heightOf(std::uint64_t count)
{
    return count == 0 ? 0 : 1 + std::log10(double(count));
}

} // namespace

WaitHistogramChart::WaitHistogramChart(Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("pools_waits"));
    describe();
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void WaitHistogramChart::set(const domain::WaitHistogram &waits)
{
    if (waits == m_waits)
        return;
    m_waits = waits;
    describe();
    update();
}

void WaitHistogramChart::describe()
{
    setAccessibleDescription(m_waits.count() == 0
                                 ? tr("Nobody borrowed a connection yet.")
                                 : tr("half below %1, 99 of 100 below %2").arg(latencyText(m_waits.quantile(0.5)), latencyText(m_waits.quantile(0.99))));
}

QRectF WaitHistogramChart::plot() const
{
    return QRectF(rect()).adjusted(4, kLabels + 4, -4, -kLabels);
}

QString WaitHistogramChart::bucketText(std::size_t bucket) const
{
    const auto bound = domain::WaitHistogram::upperBound(bucket);
    const QString count = countText(qint64(m_waits.buckets[bucket]));
    return bound == base::Duration::max() ? tr("longer: %1").arg(count) : tr("below %1: %2", "time, count").arg(latencyText(bound), count);
}

void WaitHistogramChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF area = plot();
    painter.setPen(m_look.theme().muted);
    if (m_waits.count() == 0) {
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, accessibleDescription());
        return;
    }
    painter.drawText(QRectF(area.left(), 0, area.width(), kLabels), Qt::AlignLeft | Qt::AlignVCenter, accessibleDescription());
    double highest = 0;
    for (const auto count : m_waits.buckets)
        highest = std::max(highest, heightOf(count));
    const double wide = area.width() / double(domain::WaitHistogram::kBuckets);
    for (std::size_t i = 0; i < domain::WaitHistogram::kBuckets; ++i) {
        const double left = area.left() + double(i) * wide;
        const double high = heightOf(m_waits.buckets[i]) / highest * area.height();
        painter.fillRect(QRectF(left + 1, area.bottom() - high, wide - 2, high), m_look.theme().accent);
        const auto bound = domain::WaitHistogram::upperBound(i);
        if (i % kLabelEvery == 0 && bound != base::Duration::max())
            painter.drawText(QRectF(left, area.bottom() + 2, 60, kLabels), Qt::AlignLeft | Qt::AlignTop, latencyText(bound));
    }
    painter.drawLine(area.bottomLeft(), area.bottomRight());
}

bool WaitHistogramChart::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const double at = (help->pos().x() - plot().left()) / plot().width() * double(domain::WaitHistogram::kBuckets);
    const auto bucket = std::size_t(std::clamp(at, 0.0, double(domain::WaitHistogram::kBuckets - 1)));
    QToolTip::showText(help->globalPos(), bucketText(bucket), this);
    return true;
}

} // namespace qcat::ui
