#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace qcat::ui
{

// How many messages there were over time, by level. Dragging chooses a stretch of time; Left and Right move a cursor, Shift with them
// selects, Enter takes it; double click or Escape gives all of it back.
class LogHistogram : public QWidget
{
    Q_OBJECT

public:
    explicit LogHistogram(Appearance &look, QWidget *parent = nullptr);

    void setMinutes(std::shared_ptr<const std::vector<api::LogMinute>> minutes);

    QSize sizeHint() const override { return {400, 84}; }
    QSize minimumSizeHint() const override { return {200, 84}; }

Q_SIGNALS:
    void rangeChosen(qint64 fromUs, qint64 toUs);
    void allChosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Bar {
        quint64 all = 0, warnings = 0, errors = 0;
    };
    void layOut();
    QRect plot() const;
    int barAt(int x) const;
    qint64 timeOf(int bar) const;
    void choose();

    Appearance &m_look;
    std::shared_ptr<const std::vector<api::LogMinute>> m_minutes;
    std::vector<Bar> m_bars;
    qint64 m_from = 0;    // of the first bar
    qint64 m_ofBar = 0;   // how much time a bar stands for
    int m_bar = 1;        // its width
    quint64 m_most = 0;
    std::optional<int> m_begin, m_end; // bars that are being chosen
};

} // namespace qcat::ui
