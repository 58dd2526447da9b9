#pragma once

#include <qcat/ui_charts/dependency_layers.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

namespace qcat::ui
{

// The dependency graph: what stands on what. The broken root is filled and framed in its severity's colour; its
// consequences are dimmed, dashed and say so. Arrow keys move between the nodes, Enter and click open one.
class ComponentMap : public QWidget
{
    Q_OBJECT

public:
    explicit ComponentMap(Appearance &look, QWidget *parent = nullptr);

    // `now` tells stale nodes: older than twice their interval.
    void setComponents(const std::vector<api::ComponentView> &components, base::SteadyTime now);
    // Empty where no node is at `position`.
    QString componentAt(const QPoint &position) const;
    QRect rectOf(const QString &component) const;
    QString current() const;

    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void activated(const QString &component);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    QString labelOf(const api::ComponentView &component) const;
    bool isStale(const api::ComponentView &component) const;
    void paintEdges(QPainter &painter) const;
    void paintNode(QPainter &painter, std::size_t component) const;
    void move(int rows, int columns);
    QString summaryOf(const api::ComponentView &component) const;

    Appearance &m_look;
    std::vector<api::ComponentView> m_components;
    LayeredGraph m_graph;
    std::vector<QRectF> m_boxes; // in the order of the components
    base::SteadyTime m_now;
    std::size_t m_current = 0;
};

} // namespace qcat::ui
