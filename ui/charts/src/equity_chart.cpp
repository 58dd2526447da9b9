#include <qcat/ui_charts/equity_chart.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/sign.h>

#include <QDateTime>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace qcat::ui
{

namespace
{

constexpr base::Duration kGap = std::chrono::minutes(5); // a longer pause is a gap
constexpr int kLines = 4;

// 1, 2 or 5 times a power of ten, so that about kLines grid lines fit.
double niceStep(double range)
{
    const double rough = range / kLines;
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * magnitude)
            return factor * magnitude;
    return 10 * magnitude;
}

// Minutes between marks of the time axis, so that about six fit.
int niceMinutes(double minutes)
{
    for (const int step : {1, 2, 5, 10, 15, 30, 60, 120, 240})
        if (minutes / step <= 6)
            return step;
    return 360;
}

double seconds(base::WallTime time)
{
    return double(time.ns) / 1e9;
}

} // namespace

struct EquityChart::Scale {
    QRectF plot;
    double from = 0, to = 1;  // seconds
    double low = 0, high = 1; // money
    double step = 1;

    double x(base::WallTime time) const { return plot.left() + (seconds(time) - from) / (to - from) * plot.width(); }
    double y(double value) const { return plot.bottom() - (value - low) / (high - low) * plot.height(); }
    QPointF at(const api::EquityPoint &point) const { return {x(point.time), y(point.equity.toDouble())}; }
    int digits() const { return step >= 1 ? 0 : int(std::ceil(-std::log10(step))); }
};

EquityChart::EquityChart(Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void EquityChart::setData(std::vector<api::EquityPoint> points, std::vector<Span> spans)
{
    if (points == m_points && spans == m_spans)
        return;
    m_points = std::move(points);
    m_spans = std::move(spans);
    if (!m_points.empty())
        setAccessibleDescription(decimalText(m_points.back().equity, 2));
    update();
}

void EquityChart::setStale(const QString &age)
{
    if (age == m_stale)
        return;
    m_stale = age;
    update();
}

EquityChart::Scale EquityChart::scale() const
{
    Scale s;
    const auto [lowest, highest] =
        std::ranges::minmax_element(m_points, {}, [](const api::EquityPoint &point) { return point.equity; });
    const double low = lowest->equity.toDouble();
    const double high = highest->equity.toDouble();
    s.step = niceStep(std::max(high - low, std::max(1e-6, std::abs(high) * 1e-5)));
    s.low = std::floor(low / s.step) * s.step;
    s.high = std::max(s.low + s.step, std::ceil(high / s.step) * s.step);
    s.from = seconds(m_points.front().time);
    s.to = std::max(s.from + 60, seconds(m_points.back().time));
    const QFontMetricsF metrics(font());
    const double left = metrics.horizontalAdvance(numberText(s.high, s.digits())) + 12;
    const double right = metrics.horizontalAdvance(decimalText(m_points.back().equity, 2)) + 12;
    s.plot = QRectF(rect()).adjusted(left, metrics.height() + 8, -right, -metrics.height() - 6);
    return s;
}

void EquityChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_points.size() < 2) {
        paintNote(painter, tr("The curve begins with the second minute of trading."));
        return;
    }
    if (!m_stale.isEmpty())
        painter.setOpacity(0.45);
    const Scale s = scale();
    paintGrid(painter, s);
    paintTimes(painter, s);
    paintSpans(painter, s);
    paintLine(painter, s);
    paintLast(painter, s);
    paintHover(painter, s);
}

void EquityChart::paintNote(QPainter &painter, const QString &text) const
{
    painter.setPen(m_look.theme().muted);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void EquityChart::paintGrid(QPainter &painter, const Scale &s) const
{
    const int lines = int(std::lround((s.high - s.low) / s.step));
    for (int i = 0; i <= lines; ++i) {
        const double value = s.low + i * s.step;
        const double y = s.y(value);
        painter.setPen(m_look.theme().line);
        painter.drawLine(QPointF(s.plot.left(), y), QPointF(s.plot.right(), y));
        painter.setPen(m_look.theme().muted);
        painter.drawText(QRectF(0, y - 10, s.plot.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter,
                         numberText(value, s.digits()));
    }
}

void EquityChart::paintTimes(QPainter &painter, const Scale &s) const
{
    painter.setPen(m_look.theme().muted);
    const int step = niceMinutes((s.to - s.from) / 60) * 60;
    const int offset = QDateTime::fromSecsSinceEpoch(qint64(s.from)).offsetFromUtc();
    const qint64 first = ((qint64(s.from) + offset + step - 1) / step) * step - offset;
    for (qint64 at = first; at <= qint64(s.to); at += step) {
        const double x = s.x({at * 1'000'000'000});
        const QString text = QDateTime::fromSecsSinceEpoch(at).toString(QStringLiteral("HH:mm"));
        painter.drawText(QRectF(x - 40, s.plot.bottom() + 4, 80, height() - s.plot.bottom() - 4),
                         Qt::AlignHCenter | Qt::AlignTop, text);
    }
}

void EquityChart::paintSpans(QPainter &painter, const Scale &s) const
{
    std::vector<Span> worstFirst = m_spans;
    std::ranges::stable_sort(worstFirst, {}, &Span::severity);
    for (auto span = worstFirst.rbegin(); span != worstFirst.rend(); ++span) { // the worst on top
        const double left = std::clamp(s.x(span->from), s.plot.left(), s.plot.right());
        const double right = std::clamp(s.x(span->to), s.plot.left(), s.plot.right());
        const QRectF band(left, s.plot.top(), std::max(3.0, right - left), s.plot.height());
        painter.fillRect(band, signFill(m_look.theme(), signOf(span->severity)));
        painter.setPen(signColor(m_look.theme(), signOf(span->severity)));
        painter.drawLine(band.topLeft(), band.bottomLeft());
    }
    paintSpanLabels(painter, s, worstFirst);
}

// At the begin of its span; where a worse one's label stands, left of all labels so far.
void EquityChart::paintSpanLabels(QPainter &painter, const Scale &s, const std::vector<Span> &worstFirst) const
{
    constexpr double kSignWidth = 20;
    QRectF taken;
    for (const Span &span : worstFirst) {
        const double wide = QFontMetricsF(font()).horizontalAdvance(span.label) + kSignWidth;
        const double begin = std::clamp(s.x(span.from), s.plot.left(), s.plot.right());
        QRectF place(std::min(begin, width() - wide), s.plot.top() - 17, wide, 12);
        if (place.intersects(taken))
            place.moveRight(taken.left() - kSignWidth / 2);
        if (place.left() < s.plot.left())
            continue; // no room: hovering tells
        const Sign sign = signOf(span.severity);
        paintSign(painter, QRectF(place.topLeft(), QSizeF(12, 12)), sign, signColor(m_look.theme(), sign));
        painter.setPen(signColor(m_look.theme(), sign));
        painter.drawText(QPointF(place.left() + 16, place.bottom() - 1), span.label);
        taken = taken.united(place);
    }
}

void EquityChart::paintLine(QPainter &painter, const Scale &s) const
{
    QPainterPath path;
    const api::EquityPoint *previous = nullptr;
    for (const auto &point : m_points) {
        const QPointF at = s.at(point);
        if (!previous || point.time - previous->time > kGap)
            path.moveTo(at);
        else if (at.x() - path.currentPosition().x() >= 0.5 || &point == &m_points.back())
            path.lineTo(at);
        previous = &point;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_look.theme().accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

void EquityChart::paintLast(QPainter &painter, const Scale &s) const
{
    const QPointF end = s.at(m_points.back());
    painter.setBrush(m_look.theme().accent);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(end, 3, 3);
    painter.setPen(m_look.theme().text);
    painter.drawText(QRectF(end.x() + 7, end.y() - 10, width() - end.x() - 7, 20), Qt::AlignLeft | Qt::AlignVCenter,
                     decimalText(m_points.back().equity, 2));
    if (m_stale.isEmpty())
        return;
    painter.setOpacity(1);
    painter.setPen(m_look.theme().p1);
    painter.drawText(s.plot, Qt::AlignRight | Qt::AlignTop, tr("stale, %1 old").arg(m_stale));
}

void EquityChart::paintHover(QPainter &painter, const Scale &s) const
{
    if (!m_hoverX || *m_hoverX < s.plot.left() || *m_hoverX > s.plot.right())
        return;
    const auto nearest = std::ranges::min_element(
        m_points, {}, [&](const auto &point) { return std::abs(s.x(point.time) - *m_hoverX); });
    const QPointF at = s.at(*nearest);
    painter.setPen(QPen(m_look.theme().muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(at.x(), s.plot.top()), QPointF(at.x(), s.plot.bottom()));
    const QString text = timeText(nearest->time) + QStringLiteral("   ") + decimalText(nearest->equity, 2);
    const double textWidth = QFontMetricsF(font()).horizontalAdvance(text) + 12;
    const double left = at.x() + 8 + textWidth > width() ? at.x() - 8 - textWidth : at.x() + 8;
    const QRectF box(left, s.plot.top() + 4, textWidth, 22);
    painter.setPen(m_look.theme().line);
    painter.setBrush(m_look.theme().panel);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(m_look.theme().text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void EquityChart::mouseMoveEvent(QMouseEvent *event)
{
    m_hoverX = event->position().x();
    update();
}

void EquityChart::leaveEvent(QEvent *event)
{
    m_hoverX.reset();
    update();
    QWidget::leaveEvent(event);
}

} // namespace qcat::ui
