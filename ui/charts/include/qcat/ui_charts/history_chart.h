#pragma once

#include <qcat/domain/history.h>
#include <qcat/domain/incident.h>
#include <qcat/ui_charts/time_window.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

#include <optional>
#include <vector>

namespace qcat::ui
{

// Up to five figures over time, of one unit: the mean as a line, minimum to maximum as a band behind it, a gap where nobody measured, the
// spans of incidents shaded, the last value at the end of each line. Lines differ by colour and by dashes. Wheel zooms, drag moves, double
// click goes back to now; hover shows the values of all lines. Painted by hand and decimated by who asks for the points.
class HistoryChart : public QWidget
{
    Q_OBJECT

public:
    struct Line
    {
        QString name;
        std::vector<domain::HistoryPoint> points; // oldest first
        base::Duration step{}; // a longer pause between points is a gap
        bool operator==(const Line &) const = default;
    };
    struct Span
    {
        base::WallTime from, to;
        domain::Severity severity = domain::Severity::P3;
        bool operator==(const Span &) const = default;
    };
    static constexpr std::size_t kMostLines = 5;

    HistoryChart(Appearance &look, TimeWindow &window, QWidget *parent = nullptr);

    void setUnit(const QString &unit);
    // y begins at zero: for amounts. Otherwise by the data: for ratios near one.
    void setFromZero(bool fromZero);
    void set(std::vector<Line> lines, std::vector<Span> spans, base::WallTime now);
    void setNote(const QString &note); // instead of lines, where there are none

    const std::vector<Line> &lines() const { return m_lines; }
    QSize sizeHint() const override { return {420, 180}; }
    QSize minimumSizeHint() const override { return {220, 120}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Scale;
    bool isEmpty() const;
    Scale scale() const;
    QPen penOf(std::size_t line) const;
    QString valueText(double value) const;
    QString axisText(double value) const;
    QString legendText(const Line &line, base::WallTime to) const;
    std::vector<QPointF> legendPlaces(base::WallTime to) const;
    void paintGrid(QPainter &painter, const Scale &scale) const;
    void paintSpans(QPainter &painter, const Scale &scale) const;
    void paintLine(QPainter &painter, const Scale &scale, std::size_t line) const;
    void paintLegend(QPainter &painter, const Scale &scale) const;
    void paintHover(QPainter &painter, const Scale &scale) const;

    Appearance &m_look;
    TimeWindow &m_window;
    QString m_unit;
    QString m_note;
    bool m_fromZero = true;
    std::vector<Line> m_lines;
    std::vector<Span> m_spans;
    base::WallTime m_now;
    std::optional<double> m_hoverX;
    std::optional<double> m_dragX;
};

} // namespace qcat::ui
