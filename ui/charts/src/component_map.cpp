#include <qcat/ui_charts/component_map.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/sign.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace qcat::ui
{

namespace
{

constexpr double kLeastWidth = 84;
constexpr double kTextLeft = 26; // after the sign
constexpr double kTextRight = 10;
constexpr double kMargin = 4;

} // namespace

ComponentMap::ComponentMap(Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void ComponentMap::setComponents(const std::vector<api::ComponentView> &components, base::SteadyTime now)
{
    const auto place = [](const api::ComponentView &c) { return std::pair(c.id, c.dependsOn); };
    if (!std::ranges::equal(components, m_components, {}, place, place)) {
        m_graph = layered(components);
        m_current = 0;
    }
    m_components = components;
    m_now = now;
    arrange();
    update();
}

QString ComponentMap::labelOf(const api::ComponentView &component) const
{
    const QString title = localText(component.title);
    return component.because.isValid() ? tr("%1: consequence").arg(title) : title;
}

void ComponentMap::arrange()
{
    QFont strong = font();
    strong.setBold(true);
    const QFontMetricsF metrics(font()), strongMetrics(strong);
    std::vector<double> widths;
    for (const auto &component : m_components) {
        const auto &used = component.because.isValid() ? metrics : strongMetrics; // only a root is written bold
        widths.push_back(std::max(kLeastWidth, kTextLeft + used.horizontalAdvance(labelOf(component)) + kTextRight));
    }
    m_boxes = boxesOf(m_graph, widths, QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin));
}

QRect ComponentMap::rectOf(const QString &component) const
{
    const auto found =
        std::ranges::find(m_components, component.toStdString(), [](const auto &c) { return c.id.value; });
    return found == m_components.end() ? QRect() : m_boxes[std::size_t(found - m_components.begin())].toRect();
}

QString ComponentMap::componentAt(const QPoint &position) const
{
    for (std::size_t i = 0; i < m_components.size(); ++i)
        if (m_boxes[i].contains(position))
            return QString::fromStdString(m_components[i].id.value);
    return {};
}

QString ComponentMap::current() const
{
    return m_current < m_components.size() ? QString::fromStdString(m_components[m_current].id.value) : QString();
}

bool ComponentMap::isStale(const api::ComponentView &component) const
{
    return component.interval > base::Duration::zero() && m_now - component.at > 2 * component.interval;
}

void ComponentMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_components.empty()) {
        painter.setPen(m_look.theme().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The components appear with their first probe."));
        return;
    }
    paintEdges(painter);
    for (std::size_t i = 0; i < m_components.size(); ++i)
        paintNode(painter, i);
}

void ComponentMap::resizeEvent(QResizeEvent *)
{
    arrange();
}

void ComponentMap::paintEdges(QPainter &painter) const
{
    for (std::size_t child = 0; child < m_components.size(); ++child) {
        for (const auto &id : m_components[child].dependsOn) {
            const auto parent = std::ranges::find(m_components, id, &api::ComponentView::id);
            if (parent == m_components.end())
                continue;
            const QRectF from = m_boxes[std::size_t(parent - m_components.begin())];
            const QRectF to = m_boxes[child];
            const bool carriesFault = m_components[child].because == id;
            const QColor color = carriesFault ? m_look.theme().p0 : m_look.theme().line;
            painter.setPen(QPen(color, carriesFault ? 1.6 : 1.2, carriesFault ? Qt::DashLine : Qt::SolidLine));
            painter.drawLine(QPointF(from.center().x(), from.bottom()), QPointF(to.center().x(), to.top()));
        }
    }
}

void ComponentMap::paintNode(QPainter &painter, std::size_t index) const
{
    const api::ComponentView &component = m_components[index];
    const bool isConsequence = component.because.isValid();
    const Sign sign = isStale(component) ? Sign::Unknown : signOf(component.health);
    const QColor color = signColor(m_look.theme(), sign);
    const bool isRoot = !isConsequence && (sign == Sign::P0 || sign == Sign::P1);
    const QRectF box = m_boxes[index];

    painter.setPen(QPen(color, isRoot ? 2.2 : 1.2, isConsequence ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(isRoot ? signFill(m_look.theme(), sign) : m_look.theme().panel);
    painter.drawRoundedRect(box, 4, 4);
    painter.setOpacity(isConsequence ? 0.75 : 1);
    paintSign(painter, QRectF(box.left() + 9, box.center().y() - 6, 12, 12), sign, color);
    const QRectF textBox = box.adjusted(kTextLeft, 0, -kTextRight + 4, 0);
    QFont strong = font();
    strong.setBold(isRoot);
    painter.setFont(strong);
    painter.setPen(isRoot ? color : m_look.theme().text);
    painter.drawText(textBox, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(strong).elidedText(labelOf(component), Qt::ElideRight, textBox.width()));
    painter.setOpacity(1);
    if (hasFocus() && index == m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look.theme().accent, 2));
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 6, 6);
    }
}

void ComponentMap::move(int rows, int columns)
{
    const LayeredNode &here = m_graph.nodes[m_current];
    const QPointF from = m_boxes[m_current].center();
    const LayeredNode *best = nullptr;
    for (const auto &node : m_graph.nodes) {
        const bool isThatWay = rows != 0 ? (node.row - here.row) * rows > 0
                                         : node.row == here.row && (node.column - here.column) * columns > 0;
        if (!isThatWay)
            continue;
        const auto distance = [&](const LayeredNode &n) {
            const QPointF to = m_boxes[n.component].center() - from;
            return std::abs(to.y()) * 4 + std::abs(to.x());
        };
        if (!best || distance(node) < distance(*best))
            best = &node;
    }
    if (!best)
        return;
    m_current = best->component;
    setAccessibleDescription(summaryOf(m_components[m_current]));
    update();
}

void ComponentMap::keyPressEvent(QKeyEvent *event)
{
    if (m_components.empty())
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up:
        return move(-1, 0);
    case Qt::Key_Down:
        return move(1, 0);
    case Qt::Key_Left:
        return move(0, -1);
    case Qt::Key_Right:
        return move(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated(current());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ComponentMap::mousePressEvent(QMouseEvent *event)
{
    const QString component = componentAt(event->pos());
    if (!component.isEmpty() && event->button() == Qt::LeftButton)
        Q_EMIT activated(component);
}

void ComponentMap::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(componentAt(event->pos()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

bool ComponentMap::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::string id = componentAt(help->pos()).toStdString();
    const auto found = std::ranges::find(m_components, id, [](const auto &c) { return c.id.value; });
    QToolTip::showText(help->globalPos(), found == m_components.end() ? QString() : summaryOf(*found), this);
    return true;
}

QString ComponentMap::summaryOf(const api::ComponentView &component) const
{
    QStringList lines{localText(component.title) + QStringLiteral(": ") + word(component.health),
                      findingText(component.finding)};
    if (isStale(component))
        lines << tr("stale, %1 old").arg(ageText(m_now - component.at));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace qcat::ui
