#include <qcat/ui_widgets/sign.h>

#include <qcat/ui_models/words.h>

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace qcat::ui
{

namespace
{

constexpr int kSignPixels = 14;
constexpr int kGap = 5;

QPolygonF octagon(const QRectF &box)
{
    QPolygonF shape;
    const double radius = box.width() / 2;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::numbers::pi / 4;
        shape << box.center() + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return shape;
}

void paintTick(QPainter &painter, const QRectF &box)
{
    const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
    painter.drawPolyline(QPolygonF{at(0.28, 0.52), at(0.44, 0.68), at(0.72, 0.34)});
}

} // namespace

Sign signOf(domain::Severity severity)
{
    return Sign(int(severity));
}

Sign signOf(domain::Health health)
{
    switch (health) {
    case domain::Health::Ok:
        return Sign::Ok;
    case domain::Health::Warn:
        return Sign::P1;
    case domain::Health::Crit:
        return Sign::P0;
    case domain::Health::Unknown:
        return Sign::Unknown;
    }
    return Sign::Unknown;
}

QColor signColor(const Theme &theme, Sign sign)
{
    switch (sign) {
    case Sign::P0:
        return theme.p0;
    case Sign::P1:
        return theme.p1;
    case Sign::P2:
        return theme.p2;
    case Sign::P3:
        return theme.p3;
    case Sign::Ok:
        return theme.ok;
    case Sign::Unknown:
        return theme.unknown;
    }
    return theme.unknown;
}

QColor signFill(const Theme &theme, Sign sign)
{
    switch (sign) {
    case Sign::P0:
        return theme.p0Fill;
    case Sign::P1:
        return theme.p1Fill;
    case Sign::P2:
        return theme.p2Fill;
    case Sign::P3:
        return theme.p3Fill;
    case Sign::Ok:
    case Sign::Unknown:
        return theme.panel;
    }
    return theme.panel;
}

QString signWord(Sign sign)
{
    if (sign == Sign::Ok)
        return word(domain::Health::Ok);
    if (sign == Sign::Unknown)
        return word(domain::Health::Unknown);
    const int level = int(sign);
    return QStringLiteral("P%1 ").arg(level) + word(domain::Severity(level));
}

void paintSign(QPainter &painter, const QRectF &box, Sign sign, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    const double stroke = std::max(1.4, box.width() / 9);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (sign) {
    case Sign::P0:
        painter.drawPolygon(octagon(inner));
        break;
    case Sign::P1:
        painter.drawPolygon(
            QPolygonF{QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()});
        break;
    case Sign::P2:
        painter.drawPolygon(
            QPolygonF{QPointF(inner.center().x(), inner.top()), QPointF(inner.right(), inner.center().y()),
                      QPointF(inner.center().x(), inner.bottom()), QPointF(inner.left(), inner.center().y())});
        break;
    case Sign::P3:
        painter.drawEllipse(inner.adjusted(1, 1, -1, -1));
        break;
    case Sign::Ok:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawEllipse(inner);
        paintTick(painter, inner);
        break;
    case Sign::Unknown:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, stroke, Qt::CustomDashLine));
        {
            QPen pen = painter.pen();
            pen.setDashPattern({2.0, 1.6});
            painter.setPen(pen);
        }
        painter.drawEllipse(inner);
        break;
    }
    painter.restore();
}

QIcon signIcon(Sign sign, const QColor &color, int pixels)
{
    const double ratio = qGuiApp->devicePixelRatio();
    QPixmap pixmap(QSize(pixels, pixels) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSign(painter, QRectF(0, 0, pixels, pixels), sign, color);
    return QIcon(pixmap);
}

SignLabel::SignLabel(Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void SignLabel::set(Sign sign, const QString &text)
{
    if (sign == m_sign && text == m_text)
        return;
    m_sign = sign;
    m_text = text;
    setAccessibleName(text.isEmpty() ? signWord(sign) : text);
    updateGeometry();
    update();
}

void SignLabel::setPlainText(bool plain)
{
    m_plain = plain;
    update();
}

QSize SignLabel::sizeHint() const
{
    const int textWidth = m_text.isEmpty() ? 0 : kGap + fontMetrics().horizontalAdvance(m_text) + 1;
    return {kSignPixels + textWidth, std::max(kSignPixels, fontMetrics().height())};
}

void SignLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color = signColor(m_look.theme(), m_sign);
    paintSign(painter, QRectF(0, (height() - kSignPixels) / 2.0, kSignPixels, kSignPixels), m_sign, color);
    painter.setPen(m_plain ? m_look.theme().text : color);
    painter.drawText(rect().adjusted(kSignPixels + kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace qcat::ui
