#pragma once

#include <qcat/domain/wait_histogram.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

namespace qcat::ui
{

// How long borrowers took to get a connection, as bars: each twice as long as the one before; heights are logarithmic, so that the one in
// a million is seen. Hover names the count.
class WaitHistogramChart : public QWidget
{
    Q_OBJECT

public:
    explicit WaitHistogramChart(Appearance &look, QWidget *parent = nullptr);

    void set(const domain::WaitHistogram &waits);
    QSize sizeHint() const override { return {360, 120}; }
    QSize minimumSizeHint() const override { return {200, 80}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void describe();
    QRectF plot() const;
    QString bucketText(std::size_t bucket) const;

    Appearance &m_look;
    domain::WaitHistogram m_waits;
};

} // namespace qcat::ui
