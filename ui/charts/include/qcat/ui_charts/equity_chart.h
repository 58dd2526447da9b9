#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

#include <optional>
#include <vector>

namespace qcat::ui
{

// Equity of the day as a line, with the spans of incidents shaded behind it. A pause in the points is drawn as a gap.
// The last value stands at the line's end, the values under the pointer beside it. Painted by hand: at most 1440
// points, decimated to pixels.
class EquityChart : public QWidget
{
    Q_OBJECT

public:
    struct Span {
        base::WallTime from;
        base::WallTime to; // of an open incident: now
        domain::Severity severity = domain::Severity::P3;
        QString label;
        bool operator==(const Span &) const = default;
    };

    explicit EquityChart(Appearance &look, QWidget *parent = nullptr);

    void setData(std::vector<api::EquityPoint> points, std::vector<Span> spans);
    // Dimmed, with its age in words: what is shown is the past.
    void setStale(const QString &age);

    QSize sizeHint() const override { return {560, 260}; }
    QSize minimumSizeHint() const override { return {260, 140}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Scale;
    Scale scale() const;
    void paintGrid(QPainter &painter, const Scale &scale) const;
    void paintTimes(QPainter &painter, const Scale &scale) const;
    void paintSpans(QPainter &painter, const Scale &scale) const;
    void paintSpanLabels(QPainter &painter, const Scale &scale, const std::vector<Span> &worstFirst) const;
    void paintLine(QPainter &painter, const Scale &scale) const;
    void paintLast(QPainter &painter, const Scale &scale) const;
    void paintHover(QPainter &painter, const Scale &scale) const;
    void paintNote(QPainter &painter, const QString &text) const;

    Appearance &m_look;
    std::vector<api::EquityPoint> m_points;
    std::vector<Span> m_spans;
    QString m_stale;
    std::optional<double> m_hoverX;
};

} // namespace qcat::ui
