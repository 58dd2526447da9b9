#include <qcat/ui_widgets/hold_button.h>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace qcat::ui
{

namespace
{
constexpr std::chrono::milliseconds kFrame{16};
constexpr int kBarHeight = 4;
} // namespace

HoldButton::HoldButton(QWidget *parent) : QPushButton(parent)
{
    m_steps.setInterval(kFrame);
    m_steps.setTimerType(Qt::PreciseTimer);
    connect(&m_steps, &QTimer::timeout, this, &HoldButton::step);
}

void HoldButton::press()
{
    if (isHolding() || !isEnabled())
        return;
    setDown(true);
    m_clock.start();
    m_steps.start();
}

void HoldButton::release()
{
    if (!isHolding())
        return;
    stop();
    Q_EMIT releasedEarly();
}

void HoldButton::step()
{
    update();
    if (std::chrono::milliseconds(m_clock.elapsed()) < kHoldTime)
        return;
    stop();
    Q_EMIT held();
}

void HoldButton::stop()
{
    m_clock.invalidate();
    m_steps.stop();
    setDown(false);
    update();
}

void HoldButton::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        press();
}

void HoldButton::mouseReleaseEvent(QMouseEvent *)
{
    release();
}

void HoldButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            press();
        return;
    }
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QPushButton::keyPressEvent(event);
}

void HoldButton::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        release();
}

void HoldButton::focusOutEvent(QFocusEvent *event)
{
    release();
    QPushButton::focusOutEvent(event);
}

void HoldButton::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    if (!isHolding())
        return;
    const double done = std::min(1.0, double(m_clock.elapsed()) / double(kHoldTime.count()));
    QPainter painter(this);
    painter.fillRect(QRectF(2, height() - kBarHeight - 2, (width() - 4) * done, kBarHeight),
                     palette().color(QPalette::BrightText));
}

} // namespace qcat::ui
