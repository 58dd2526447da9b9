#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

#include <optional>
#include <vector>

namespace qcat::ui
{

// One-minute candles with our fills on them and incidents shaded; y from the data. Wheel zooms, drag moves, double
// click goes back to the newest. Hover shows time and the four prices. A minute without trades is a gap.
class CandleChart : public QWidget
{
    Q_OBJECT

public:
    explicit CandleChart(Appearance &look, QWidget *parent = nullptr);

    void set(const api::CandleSeries &series, const std::vector<api::FillView> &fills,
             const std::vector<domain::Incident> &incidents);
    QSize sizeHint() const override { return {640, 260}; }
    QSize minimumSizeHint() const override { return {240, 120}; }
    int shownMinutes() const { return m_minutes; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Span // of an incident
    {
        base::WallTime from, to;
        domain::Severity severity;
        bool operator==(const Span &) const = default;
    };

    // What is on the screen and where.
    struct View {
        QRectF plot;
        base::WallTime from, to;
        double low, high;
        double x(base::WallTime time) const;
        double y(double price) const;
    };

    std::optional<View> view() const;
    void paintGrid(QPainter &painter, const View &v) const;
    void paintSpans(QPainter &painter, const View &v) const;
    void paintCandles(QPainter &painter, const View &v) const;
    void paintFills(QPainter &painter, const View &v) const;
    void paintLast(QPainter &painter, const View &v) const;
    void paintHover(QPainter &painter, const View &v) const;
    int digits() const;

    Appearance &m_look;
    api::CandleSeries m_series;
    std::vector<api::FillView> m_fills; // of this symbol
    std::vector<Span> m_spans;
    int m_minutes = 90; // shown
    int m_back = 0;     // minutes between the right edge and the newest candle
    int m_dragFrom = 0;
    int m_dragBack = 0;
    std::optional<QPoint> m_hover;
};

} // namespace qcat::ui
