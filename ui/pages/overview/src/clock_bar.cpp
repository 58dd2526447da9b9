#include "clock_bar.h"

#include <QPainter>

namespace qcat::ui
{

ClockBar::ClockBar(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(6);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClockBar::set(double used, const QColor &color, const QColor &ground)
{
    m_used = used;
    m_color = color;
    m_ground = ground;
    update();
}

void ClockBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_ground);
    painter.drawRoundedRect(rect(), 3, 3);
    painter.setBrush(m_color);
    painter.drawRoundedRect(QRectF(0, 0, width() * (1 - m_used), height()), 3, 3);
    painter.setBrush(m_ground.darker(130));
    for (const double mark : {0.5, 0.8})
        painter.drawRect(QRectF(width() * (1 - mark), 0, 1, height()));
}

} // namespace qcat::ui
