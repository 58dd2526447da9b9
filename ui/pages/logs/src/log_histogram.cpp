#include "log_histogram.h"

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/log_words.h>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace qcat::ui
{

namespace
{

constexpr int kBar = 4; // pixels at least, with the gap
constexpr int kWidestBar = 24;
constexpr qint64 kMinute = 60'000'000;
constexpr int kLabels = 16;

} // namespace

LogHistogram::LogHistogram(Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("logs_histogram"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void LogHistogram::setMinutes(std::shared_ptr<const std::vector<api::LogMinute>> minutes)
{
    if (m_minutes == minutes)
        return;
    m_minutes = std::move(minutes);
    layOut();
}

QRect LogHistogram::plot() const
{
    return rect().adjusted(4, kLabels + 2, -4, -kLabels);
}

// Whole minutes in a bar, as few as the width has room for.
void LogHistogram::layOut()
{
    m_bars.clear();
    m_most = 0;
    update();
    if (!m_minutes || m_minutes->empty())
        return;
    constexpr std::array<qint64, 13> kSteps = {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 10080};
    const auto room = std::max(1, plot().width() / kBar);
    const auto first = m_minutes->front().us, last = m_minutes->back().us;
    const auto fits = std::ranges::find_if(kSteps, [&](qint64 step) { return last / (step * kMinute) - first / (step * kMinute) < room; });
    m_ofBar = (fits == kSteps.end() ? ((last - first) / kMinute / room + 1) : *fits) * kMinute;
    m_from = first / m_ofBar * m_ofBar;
    m_bars.resize(std::size_t((last - m_from) / m_ofBar) + 1);
    for (const auto &minute : *m_minutes) {
        auto &bar = m_bars[std::size_t((minute.us - m_from) / m_ofBar)];
        for (const auto count : minute.messages)
            bar.all += count;
        bar.warnings += minute.messages[std::size_t(api::LogLevel::Warning)];
        bar.errors += minute.messages[std::size_t(api::LogLevel::Error)] + minute.messages[std::size_t(api::LogLevel::Critical)];
    }
    m_bar = std::clamp(plot().width() / int(m_bars.size()), kBar, kWidestBar);
    m_most = std::ranges::max_element(m_bars, {}, &Bar::all)->all;
}

void LogHistogram::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

qint64 LogHistogram::timeOf(int bar) const
{
    return m_from + bar * m_ofBar;
}

int LogHistogram::barAt(int x) const
{
    return std::clamp((x - plot().left()) / m_bar, 0, std::max(0, int(m_bars.size()) - 1));
}

void LogHistogram::paintEvent(QPaintEvent *)
{
    const auto &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.setPen(hasFocus() ? theme.accent : theme.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setFont(Appearance::font(11));
    painter.setPen(theme.muted);
    const auto area = plot();
    const QRect top(area.left(), 2, area.width(), kLabels);
    if (m_bars.empty()) {
        painter.drawText(rect(), Qt::AlignCenter, tr("No message with a time"));
        return;
    }
    const auto minutes = std::chrono::minutes(m_ofBar / kMinute);
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Messages each %1, at most %2").arg(spanText(minutes), countText(qint64(m_most))));
    painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter, tr("red: errors, amber: warnings (at least two pixels)"));
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const auto &bar = m_bars[i];
        const int x = area.left() + int(i) * m_bar;
        const auto height = [&](quint64 count) { return count == 0 ? 0 : std::max(2, int(double(count) / double(m_most) * area.height())); };
        const bool isChosen = m_begin && int(i) >= std::min(*m_begin, *m_end) && int(i) <= std::max(*m_begin, *m_end);
        const int all = height(bar.all), errors = height(bar.errors), warnings = height(bar.warnings);
        painter.fillRect(x, area.bottom() + 1 - all, m_bar - 1, all, isChosen ? theme.accent : theme.p3);
        painter.fillRect(x, area.bottom() + 1 - errors - warnings, m_bar - 1, warnings, theme.p2);
        painter.fillRect(x, area.bottom() + 1 - errors, m_bar - 1, errors, theme.p0);
    }
    painter.setPen(theme.muted);
    const QRect bottom(area.left(), area.bottom() + 1, area.width(), kLabels);
    const auto shortTime = [](qint64 us) { return logTimeText(us).left(11); };
    painter.drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter, shortTime(timeOf(0)));
    const int end = area.left() + int(m_bars.size()) * m_bar;
    if (end - area.left() > 240)
        painter.drawText(QRect(end - 120, bottom.top(), 120, bottom.height()), Qt::AlignRight | Qt::AlignVCenter, shortTime(timeOf(int(m_bars.size()))));
    if (m_begin && end - area.left() > 520)
        painter.drawText(bottom, Qt::AlignCenter,
                         QStringLiteral("%1 – %2").arg(shortTime(timeOf(std::min(*m_begin, *m_end))), shortTime(timeOf(std::max(*m_begin, *m_end) + 1))));
}

void LogHistogram::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_bars.empty())
        m_begin = m_end = barAt(event->pos().x());
    update();
}

void LogHistogram::mouseMoveEvent(QMouseEvent *event)
{
    if (m_begin && event->buttons().testFlag(Qt::LeftButton)) {
        m_end = barAt(event->pos().x());
        update();
    }
}

void LogHistogram::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose();
}

void LogHistogram::mouseDoubleClickEvent(QMouseEvent *)
{
    m_begin = m_end = std::nullopt;
    update();
    Q_EMIT allChosen();
}

void LogHistogram::choose()
{
    if (!m_begin)
        return;
    const int from = std::min(*m_begin, *m_end), to = std::max(*m_begin, *m_end) + 1;
    m_begin = m_end = std::nullopt;
    update();
    Q_EMIT rangeChosen(timeOf(from), timeOf(to));
}

void LogHistogram::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step != 0 && !m_bars.empty()) {
        m_end = m_begin ? std::clamp(*m_end + step, 0, int(m_bars.size()) - 1) : 0;
        if (!event->modifiers().testFlag(Qt::ShiftModifier) || !m_begin)
            m_begin = m_end;
        update();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        choose();
    } else if (event->key() == Qt::Key_Escape) {
        mouseDoubleClickEvent(nullptr);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool LogHistogram::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_bars.empty()) {
        const auto &help = *static_cast<QHelpEvent *>(event);
        const int bar = barAt(help.pos().x());
        const auto &counts = m_bars[std::size_t(bar)];
        QToolTip::showText(help.globalPos(),
                           tr("%1 – %2: %3 messages, %4 warnings, %5 errors")
                               .arg(logTimeText(timeOf(bar)).left(11), logTimeText(timeOf(bar + 1)).left(11), countText(qint64(counts.all)),
                                    countText(qint64(counts.warnings)), countText(qint64(counts.errors))),
                           this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace qcat::ui
