#pragma once

#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

#include <functional>
#include <vector>

namespace qcat::ui
{

// A bar for each month, and where there is one a line over it: a median with its p90. Hover names both.
class MonthChart : public QWidget
{
    Q_OBJECT

public:
    struct Month {
        QString name;
        double value = -1; // negative: none
        double high = -1;  // p90; negative: none
        QString tip;
    };

    MonthChart(const QString &name, Appearance &look, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // How the end of the scale is written, which is the highest value.
    void setScale(std::function<QString(double)> text) { m_scale = std::move(text); }
    void set(std::vector<Month> months);
    QSize sizeHint() const override { return {360, 180}; }
    QSize minimumSizeHint() const override { return {220, 120}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF plot() const;

    Appearance &m_look;
    QString m_title;
    std::function<QString(double)> m_scale;
    std::vector<Month> m_months;
};

} // namespace qcat::ui
