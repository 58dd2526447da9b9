#pragma once

#include <qcat/domain/performance.h>
#include <qcat/ui_widgets/appearance.h>

#include <QRectF>
#include <QWidget>

#include <vector>

namespace qcat::ui
{

// The way from a frame to its orders as one bar, like one stack of a flame graph: the whole above, its stages below, each as wide as its
// share of the time. A stage that is too narrow for its name says it on hover.
class StageBar : public QWidget
{
    Q_OBJECT

public:
    explicit StageBar(Appearance &look, QWidget *parent = nullptr);

    void set(const domain::StageTime &whole, const std::vector<domain::StageTime> &stages);
    void setDimmed(bool dimmed);
    QSize sizeHint() const override { return {480, 76}; }
    QSize minimumSizeHint() const override { return {240, 76}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Piece
    {
        QRectF place;
        QString name, text;
        bool isSlowest = false;
    };
    std::vector<Piece> pieces() const;
    QString wholeText() const;

    Appearance &m_look;
    domain::StageTime m_whole;
    std::vector<domain::StageTime> m_stages;
    bool m_dimmed = false;
};

} // namespace qcat::ui
