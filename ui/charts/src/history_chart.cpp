#include <qcat/ui_charts/history_chart.h>

#include <qcat/ui_charts/time_axis.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/sign.h>

#include <QDateTime>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace qcat::ui
{

namespace
{

constexpr double kLegend = 20; // a row of it
constexpr double kSample = 22, kBesideSample = 5, kBetweenNames = 16;
constexpr double kHalfLine = 9; // of the highest value, above the plot
constexpr double kLineOfValue = 26; // the least height between two values of the axis
constexpr double kTimes = 18;

QColor lineColor(const Theme &theme, std::size_t line)
{
    constexpr int kHues[HistoryChart::kMostLines] = {0, 150, 60, 280, 210};
    const QColor base = theme.accent;
    return line == 0 ? base : QColor::fromHsl((base.hslHue() + kHues[line]) % 360, base.hslSaturation(), base.lightness());
}

QString timeMark(base::WallTime time, base::Duration range)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(time.ms());
    if (range > std::chrono::hours(36))
        return at.toString(QStringLiteral("MM-dd HH:mm"));
    return at.toString(range < std::chrono::minutes(5) ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

} // namespace

struct HistoryChart::Scale
{
    QRectF plot;
    base::WallTime from, to;
    double low = 0, high = 1, step = 1;

    double x(base::WallTime time) const { return plot.left() + double((time - from).count()) / double((to - from).count()) * plot.width(); }
    double y(double value) const { return plot.bottom() - (value - low) / (high - low) * plot.height(); }
};

HistoryChart::HistoryChart(Appearance &look, TimeWindow &window, QWidget *parent) : QWidget(parent), m_look(look), m_window(window)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void HistoryChart::setUnit(const QString &unit)
{
    m_unit = unit;
}

void HistoryChart::setFromZero(bool fromZero)
{
    m_fromZero = fromZero;
}

void HistoryChart::set(std::vector<Line> lines, std::vector<Span> spans, base::WallTime now)
{
    lines.resize(std::min(lines.size(), kMostLines));
    m_lines = std::move(lines);
    m_spans = std::move(spans);
    m_now = now;
    QStringList values;
    for (const auto &line : m_lines)
        if (!line.points.empty())
            values << line.name + QLatin1Char(' ') + valueText(line.points.back().mean);
    setAccessibleDescription(values.join(QStringLiteral(", ")));
    update();
}

void HistoryChart::setNote(const QString &note)
{
    m_note = note;
    update();
}

bool HistoryChart::isEmpty() const
{
    return std::ranges::all_of(m_lines, [](const Line &line) { return line.points.empty(); });
}

QString HistoryChart::valueText(double value) const
{
    if (m_unit == QLatin1String("s"))
        return latencyText(base::Duration(std::int64_t(value * 1e9)));
    if (m_unit == QLatin1String("bytes/s"))
        return bytesText(value) + QStringLiteral("/s");
    if (m_unit == QLatin1String("1/s"))
        return measuredText(value, QStringLiteral("/s"));
    return measuredText(value, m_unit);
}

QString HistoryChart::axisText(double value) const
{
    return value == 0 ? QStringLiteral("0") : valueText(value); // "0 µs" in a row of seconds
}

QString HistoryChart::legendText(const Line &line, base::WallTime to) const
{
    if (line.points.empty())
        return line.name;
    const auto &last = line.points.back();
    QString text = line.name + QLatin1Char(' ') + valueText(last.mean);
    if (const base::Duration age = to - last.start; age > 3 * line.step)
        text += QStringLiteral(" (") + tr("%1 old").arg(ageText(age)) + QLatin1Char(')');
    return text;
}

// Where each name stands: side by side, in another row where they do not fit.
std::vector<QPointF> HistoryChart::legendPlaces(base::WallTime to) const
{
    const QFontMetricsF metrics(font());
    std::vector<QPointF> places;
    QPointF at(kBesideSample, 0);
    for (const auto &line : m_lines) {
        const double wide = kSample + kBesideSample + metrics.horizontalAdvance(legendText(line, to));
        if (!places.empty() && at.x() + wide > width())
            at = {kBesideSample, at.y() + kLegend};
        places.push_back(at);
        at.rx() += wide + kBetweenNames;
    }
    return places;
}

HistoryChart::Scale HistoryChart::scale() const
{
    Scale s;
    s.from = m_window.from(m_now);
    s.to = m_window.to(m_now);
    double low = m_fromZero ? 0 : std::numeric_limits<double>::max();
    double high = m_fromZero ? 0 : std::numeric_limits<double>::lowest();
    for (const auto &line : m_lines)
        for (const auto &point : line.points) {
            low = std::min(low, point.min);
            high = std::max(high, point.max);
        }
    const auto places = legendPlaces(s.to);
    const double top = kLegend + kHalfLine + (places.empty() ? 0 : places.back().y());
    const int steps = std::clamp(int((height() - top - kTimes) / kLineOfValue), 1, 5);
    const double range = std::max(high - low, std::max(1e-9, std::abs(high) * 1e-3));
    s.step = m_unit.startsWith(QLatin1String("bytes")) ? binaryStep(range, steps) : valueStep(range, steps);
    s.low = std::floor(low / s.step) * s.step;
    s.high = std::max(s.low + s.step, std::ceil(high / s.step) * s.step);
    const QFontMetricsF metrics(font());
    double left = 0;
    for (double value = s.low; value <= s.high + s.step / 2; value += s.step)
        left = std::max(left, metrics.horizontalAdvance(axisText(value)));
    s.plot = QRectF(rect()).adjusted(left + 10, top, -8, -kTimes);
    return s;
}

QPen HistoryChart::penOf(std::size_t line) const
{
    constexpr Qt::PenStyle kStyles[kMostLines] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    return QPen(lineColor(m_look.theme(), line), 1.6, kStyles[line], Qt::FlatCap, Qt::RoundJoin);
}

void HistoryChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isEmpty()) {
        painter.setPen(m_look.theme().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_note);
        return;
    }
    const Scale s = scale();
    paintGrid(painter, s);
    paintSpans(painter, s);
    painter.save();
    painter.setClipRect(s.plot.adjusted(0, -2, 0, 2));
    for (std::size_t line = m_lines.size(); line > 0; --line) // the first on top
        paintLine(painter, s, line - 1);
    painter.restore();
    paintLegend(painter, s);
    paintHover(painter, s);
}

void HistoryChart::paintGrid(QPainter &painter, const Scale &s) const
{
    for (double value = s.low; value <= s.high + s.step / 2; value += s.step) {
        const double y = s.y(value);
        painter.setPen(m_look.theme().line);
        painter.drawLine(QPointF(s.plot.left(), y), QPointF(s.plot.right(), y));
        painter.setPen(m_look.theme().muted);
        painter.drawText(QRectF(0, y - 9, s.plot.left() - 6, 18), Qt::AlignRight | Qt::AlignVCenter, axisText(value));
    }
    for (const auto &time : timeSteps(s.from, s.to, std::max(2, int(s.plot.width() / 90)))) {
        const QRectF place(s.x(time) - 50, s.plot.bottom() + 2, 100, kTimes);
        painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop, timeMark(time, s.to - s.from));
    }
}

void HistoryChart::paintSpans(QPainter &painter, const Scale &s) const
{
    for (const auto &span : m_spans) {
        const double left = std::clamp(s.x(span.from), s.plot.left(), s.plot.right());
        const double right = std::clamp(s.x(span.to), s.plot.left(), s.plot.right());
        if (right > left)
            painter.fillRect(QRectF(left, s.plot.top(), right - left, s.plot.height()), signFill(m_look.theme(), signOf(span.severity)));
    }
}

void HistoryChart::paintLine(QPainter &painter, const Scale &s, std::size_t index) const
{
    const Line &line = m_lines[index];
    QPainterPath path;
    const domain::HistoryPoint *previous = nullptr;
    QColor band = lineColor(m_look.theme(), index);
    band.setAlphaF(0.18F);
    for (const auto &point : line.points) {
        const double x = s.x({point.start.ns + line.step.count() / 2});
        const QPointF at(x, s.y(point.mean));
        const bool follows = previous && point.start - previous->start <= 2 * line.step;
        follows ? path.lineTo(at) : path.moveTo(at);
        if (!follows)
            path.lineTo(at + QPointF(0.5, 0)); // a single point is seen as well
        if (point.max > point.min)
            painter.fillRect(QRectF(QPointF(x - 1, s.y(point.max)), QPointF(x + 1, s.y(point.min))), band);
        previous = &point;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(penOf(index));
    painter.drawPath(path);
}

// The name and the last value of each line, where it says how old that is when it is not of now.
void HistoryChart::paintLegend(QPainter &painter, const Scale &s) const
{
    const auto places = legendPlaces(s.to);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const QPointF middle = places[i] + QPointF(0, kLegend / 2);
        painter.setPen(penOf(i));
        painter.drawLine(middle, middle + QPointF(kSample, 0));
        painter.setPen(m_look.theme().text);
        painter.drawText(QRectF(places[i] + QPointF(kSample + kBesideSample, 0), QSizeF(width(), kLegend)), Qt::AlignLeft | Qt::AlignVCenter,
                         legendText(m_lines[i], s.to));
    }
}

void HistoryChart::paintHover(QPainter &painter, const Scale &s) const
{
    if (!m_hoverX || m_dragX || *m_hoverX < s.plot.left() || *m_hoverX > s.plot.right())
        return;
    const base::WallTime at{s.from.ns + std::int64_t((*m_hoverX - s.plot.left()) / s.plot.width() * double((s.to - s.from).count()))};
    QStringList rows = {timeText(at)};
    for (const auto &line : m_lines) {
        const auto after = std::ranges::upper_bound(line.points, at, {}, &domain::HistoryPoint::start);
        const bool isGap = after == line.points.begin() || at - std::prev(after)->start > 2 * line.step;
        rows << line.name + QStringLiteral(": ") + (isGap ? tr("no data") : valueText(std::prev(after)->mean));
    }
    painter.setPen(QPen(m_look.theme().muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(*m_hoverX, s.plot.top()), QPointF(*m_hoverX, s.plot.bottom()));
    const QString text = rows.join(QLatin1Char('\n'));
    QRectF box = QFontMetricsF(font()).boundingRect(QRectF(0, 0, 400, 400), Qt::AlignLeft, text).adjusted(-6, -4, 6, 4);
    box.moveTopLeft(QPointF(*m_hoverX + 10 + box.width() > width() ? *m_hoverX - 10 - box.width() : *m_hoverX + 10, s.plot.top() + 4));
    painter.setPen(m_look.theme().line);
    painter.setBrush(m_look.theme().panel);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(m_look.theme().text);
    painter.drawText(box.adjusted(6, 4, -6, -4), Qt::AlignLeft, text);
}

void HistoryChart::wheelEvent(QWheelEvent *event)
{
    if (isEmpty() || event->angleDelta().y() == 0)
        return;
    const QRectF plot = scale().plot;
    m_window.zoom(event->angleDelta().y() > 0 ? 0.8 : 1.25, std::clamp((event->position().x() - plot.left()) / plot.width(), 0.0, 1.0));
    event->accept();
}

void HistoryChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !isEmpty())
        m_dragX = event->position().x();
}

void HistoryChart::mouseMoveEvent(QMouseEvent *event)
{
    m_hoverX = event->position().x();
    if (m_dragX) {
        const double moved = *m_hoverX - *m_dragX;
        m_window.move(base::Duration(std::int64_t(moved / scale().plot.width() * double(m_window.length().count()))));
        m_dragX = m_hoverX;
    }
    update();
}

void HistoryChart::mouseReleaseEvent(QMouseEvent *)
{
    m_dragX.reset();
    update();
}

void HistoryChart::mouseDoubleClickEvent(QMouseEvent *)
{
    m_window.setLength(std::chrono::hours(1));
}

void HistoryChart::leaveEvent(QEvent *event)
{
    m_hoverX.reset();
    update();
    QWidget::leaveEvent(event);
}

} // namespace qcat::ui
