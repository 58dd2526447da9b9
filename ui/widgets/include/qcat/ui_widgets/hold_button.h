#pragma once

#include <QElapsedTimer>
#include <QPushButton>
#include <QTimer>

#include <chrono>

namespace qcat::ui
{

// A button that must be held: by mouse, by Space while it has the focus, or by a key that the window passes on with
// press() and release(). A click alone does nothing but say how long to hold.
class HoldButton : public QPushButton
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kHoldTime{700};

    explicit HoldButton(QWidget *parent = nullptr);

    void press();
    void release();
    bool isHolding() const { return m_clock.isValid(); }

Q_SIGNALS:
    void held();
    // Let go too early.
    void releasedEarly();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void step();
    void stop();

    QElapsedTimer m_clock; // valid while held
    QTimer m_steps;
};

} // namespace qcat::ui
