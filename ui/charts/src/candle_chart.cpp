#include <qcat/ui_charts/candle_chart.h>

#include <qcat/ui_charts/time_axis.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/sign.h>

#include <QDateTime>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace qcat::ui
{

namespace
{

constexpr base::Duration kMinute = std::chrono::minutes(1);
constexpr int kLeastMinutes = 15;
constexpr int kMostMinutes = 240;
constexpr int kPriceWidth = 76;
constexpr int kTimeHeight = 20;
constexpr int kPixelsEachTime = 90;
constexpr int kPixelsEachPrice = 44;
constexpr int kLabelHeight = 18;

QString clockText(base::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ms()).toString(QStringLiteral("HH:mm"));
}

} // namespace

double CandleChart::View::x(base::WallTime time) const
{
    return plot.left() + plot.width() * double((time - from).count()) / double((to - from).count());
}

double CandleChart::View::y(double price) const
{
    return plot.bottom() - plot.height() * (price - low) / (high - low);
}

CandleChart::CandleChart(Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void CandleChart::set(const api::CandleSeries &series, const std::vector<api::FillView> &fills,
                      const std::vector<domain::Incident> &incidents)
{
    std::vector<api::FillView> own;
    std::copy_if(fills.begin(), fills.end(), std::back_inserter(own),
                 [&](const auto &f) { return f.symbol == series.symbol; });
    std::vector<Span> spans;
    for (const auto &incident : incidents)
        spans.push_back({incident.since, incident.resolvedAt, incident.severity});
    if (series == m_series && own == m_fills && spans == m_spans)
        return;
    m_series = series;
    m_fills = std::move(own);
    m_spans = std::move(spans);
    update();
}

std::optional<CandleChart::View> CandleChart::view() const
{
    if (m_series.candles.empty())
        return {};
    View v;
    v.plot = QRectF(rect()).adjusted(0, 6, -kPriceWidth, -kTimeHeight);
    v.to = m_series.candles.back().start + kMinute * (2 - m_back);
    v.from = v.to + -kMinute * m_minutes;
    bool any = false;
    for (const auto &candle : m_series.candles) {
        if (candle.start < v.from || candle.start > v.to)
            continue;
        const double low = candle.low.toDouble(), high = candle.high.toDouble();
        v.low = any ? std::min(v.low, low) : low;
        v.high = any ? std::max(v.high, high) : high;
        any = true;
    }
    if (!any || v.plot.width() < 20 || v.plot.height() < 20)
        return {};
    const double margin = std::max((v.high - v.low) * 0.06, 1e-9 + v.high * 1e-5);
    v.low -= margin;
    v.high += margin;
    return v;
}

int CandleChart::digits() const
{
    int most = 0;
    const auto &last = m_series.candles.back();
    for (const base::Decimal price : {last.open, last.high, last.low, last.close})
        most = std::max(most, decimalsOf(price));
    return most;
}

void CandleChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Appearance::font(11));
    const auto v = view();
    if (!v) {
        painter.setPen(m_look.theme().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("No candle yet. The first appears with the first trade of a minute."));
        return;
    }
    paintGrid(painter, *v);
    painter.setClipRect(v->plot);
    paintSpans(painter, *v);
    paintCandles(painter, *v);
    paintFills(painter, *v);
    painter.setClipping(false);
    paintLast(painter, *v);
    if (m_hover)
        paintHover(painter, *v);
}

void CandleChart::paintGrid(QPainter &painter, const View &v) const
{
    const Theme &theme = m_look.theme();
    const double lastY = v.y(m_series.candles.back().close.toDouble());
    const double step = valueStep(v.high - v.low, std::max(2, int(v.plot.height()) / kPixelsEachPrice));
    for (double price = std::ceil(v.low / step) * step; price < v.high; price += step) {
        const double y = v.y(price);
        painter.setPen(theme.line);
        painter.drawLine(QPointF(v.plot.left(), y), QPointF(v.plot.right(), y));
        if (std::abs(y - lastY) < kLabelHeight)
            continue; // the last price stands there
        painter.setPen(theme.muted);
        painter.drawText(QRectF(v.plot.right() + 6, y - 8, kPriceWidth - 8, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         numberText(price, decimalsOfStep(step)));
    }
    for (const base::WallTime time : timeSteps(v.from, v.to, std::max(2, int(v.plot.width()) / kPixelsEachTime))) {
        const double x = v.x(time);
        painter.setPen(theme.line);
        painter.drawLine(QPointF(x, v.plot.top()), QPointF(x, v.plot.bottom()));
        painter.setPen(theme.muted);
        painter.drawText(QRectF(x - 40, v.plot.bottom() + 3, 80, kTimeHeight - 3), Qt::AlignHCenter | Qt::AlignTop,
                         clockText(time));
    }
}

void CandleChart::paintSpans(QPainter &painter, const View &v) const
{
    for (const Span &span : m_spans) {
        const double left = v.x(span.from);
        const double right = span.to.isValid() ? v.x(span.to) : v.plot.right();
        QColor fill = signColor(m_look.theme(), signOf(span.severity));
        fill.setAlphaF(0.13f);
        painter.fillRect(QRectF(left, v.plot.top(), std::max(2.0, right - left), v.plot.height()), fill);
        paintSign(painter, QRectF(left + 3, v.plot.top() + 3, 12, 12), signOf(span.severity),
                  signColor(m_look.theme(), signOf(span.severity)));
    }
}

void CandleChart::paintCandles(QPainter &painter, const View &v) const
{
    const double pitch = v.plot.width() / m_minutes;
    const double body = std::max(1.0, pitch * 0.64);
    for (const auto &candle : m_series.candles) {
        if (candle.start + kMinute < v.from || candle.start > v.to)
            continue;
        const bool up = candle.close >= candle.open;
        const QColor ink = up ? m_look.gain() : m_look.loss();
        const double x = v.x(candle.start) + pitch / 2;
        const double open = v.y(candle.open.toDouble()), close = v.y(candle.close.toDouble());
        painter.setPen(ink);
        painter.drawLine(QPointF(x, v.y(candle.high.toDouble())), QPointF(x, v.y(candle.low.toDouble())));
        const QRectF box(x - body / 2, std::min(open, close), body, std::max(1.0, std::abs(open - close)));
        // hollow up, filled down: told apart without colour
        painter.fillRect(box, up ? m_look.theme().panel : ink);
        painter.drawRect(box);
    }
}

void CandleChart::paintFills(QPainter &painter, const View &v) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double kSize = 5;
    for (const auto &view : m_fills) {
        const domain::Fill &fill = view.fill;
        if (fill.time < v.from || fill.time > v.to)
            continue;
        const QPointF at(v.x(fill.time), v.y(fill.price.toDouble()));
        const double up = fill.side == domain::Side::Buy ? 1 : -1; // buys point up from below, sells down from above
        painter.setPen(m_look.theme().panel);
        painter.setBrush(m_look.theme().accent);
        painter.drawPolygon(
            QPolygonF{at, at + QPointF(-kSize, up * kSize * 1.7), at + QPointF(kSize, up * kSize * 1.7)});
    }
    painter.restore();
}

void CandleChart::paintLast(QPainter &painter, const View &v) const
{
    const auto &last = m_series.candles.back();
    const double y = v.y(last.close.toDouble());
    if (y < v.plot.top() || y > v.plot.bottom())
        return;
    const Theme &theme = m_look.theme();
    painter.setPen(QPen(theme.accent, 1, Qt::DashLine));
    painter.drawLine(QPointF(v.plot.left(), y), QPointF(v.plot.right(), y));
    const QRectF box(v.plot.right() + 2, y - 9, kPriceWidth - 2, 18);
    painter.fillRect(box, theme.accent);
    painter.setPen(theme.accentText);
    painter.setFont(Appearance::font(11, QFont::Bold));
    painter.drawText(box, Qt::AlignCenter, decimalText(last.close, digits()));
    painter.setFont(Appearance::font(11));
}

void CandleChart::paintHover(QPainter &painter, const View &v) const
{
    const double part = (m_hover->x() - v.plot.left()) / v.plot.width();
    const base::WallTime at = v.from + base::Duration(std::int64_t(double((v.to - v.from).count()) * part));
    const auto found = std::find_if(m_series.candles.begin(), m_series.candles.end(),
                                    [&](const auto &c) { return c.start <= at && at < c.start + kMinute; });
    if (found == m_series.candles.end() || !v.plot.contains(*m_hover))
        return;
    const Theme &theme = m_look.theme();
    painter.setPen(QPen(theme.muted, 1, Qt::DotLine));
    painter.drawLine(QPointF(m_hover->x(), v.plot.top()), QPointF(m_hover->x(), v.plot.bottom()));
    const int d = digits();
    const QString text =
        tr("%1  open %2  high %3  low %4  close %5  volume %6")
            .arg(clockText(found->start), decimalText(found->open, d), decimalText(found->high, d),
                 decimalText(found->low, d), decimalText(found->close, d), decimalText(found->volume, 3));
    const QRectF box(v.plot.left() + 4, v.plot.top() + 2, painter.fontMetrics().horizontalAdvance(text) + 12, 18);
    painter.fillRect(box, theme.shade);
    painter.setPen(theme.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void CandleChart::wheelEvent(QWheelEvent *event)
{
    const double factor = event->angleDelta().y() > 0 ? 0.8 : 1.25;
    m_minutes = std::clamp(int(std::lround(m_minutes * factor)), kLeastMinutes, kMostMinutes);
    update();
}

void CandleChart::mousePressEvent(QMouseEvent *event)
{
    m_dragFrom = event->pos().x();
    m_dragBack = m_back;
}

void CandleChart::mouseMoveEvent(QMouseEvent *event)
{
    m_hover = event->pos();
    if (event->buttons().testFlag(Qt::LeftButton)) {
        const int minutes = (event->pos().x() - m_dragFrom) * m_minutes / std::max(1, width() - kPriceWidth);
        m_back = std::clamp(m_dragBack + minutes, 0, std::max(0, int(m_series.candles.size()) - kLeastMinutes));
    }
    update();
}

void CandleChart::mouseDoubleClickEvent(QMouseEvent *)
{
    m_minutes = 90;
    m_back = 0;
    update();
}

void CandleChart::leaveEvent(QEvent *)
{
    m_hover.reset();
    update();
}

} // namespace qcat::ui
