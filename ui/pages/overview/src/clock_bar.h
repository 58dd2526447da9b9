#pragma once

#include <QColor>
#include <QWidget>

namespace qcat::ui
{

// The response clock as a bar that empties, with marks where 50 and 80 % are gone.
class ClockBar : public QWidget
{
    Q_OBJECT

public:
    explicit ClockBar(QWidget *parent = nullptr);

    // `used` 0..1 of the time is gone.
    void set(double used, const QColor &color, const QColor &ground);
    double used() const { return m_used; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_used = 0;
    QColor m_color;
    QColor m_ground;
};

} // namespace qcat::ui
