#include "log_list.h"

#include <qcat/ui_models/log_words.h>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <limits>

namespace qcat::ui
{

LogList::LogList(LogDocument &document, Appearance &look, QWidget *parent)
    : QAbstractScrollArea(parent), m_document(document), m_look(look), m_painter(std::make_unique<LogPainter>(look))
{
    setObjectName(QStringLiteral("logs_list"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setAutoFillBackground(false);
    connect(&m_document, &LogDocument::stateChanged, this, &LogList::takeState);
    connect(&m_document, &LogDocument::rowsArrived, viewport(), qOverload<>(&QWidget::update));
    connect(&m_look, &Appearance::changed, viewport(), qOverload<>(&QWidget::update));
}

LogList::~LogList() = default;

void LogList::setEmptyText(const QString &text)
{
    if (std::exchange(m_empty, text) != text)
        viewport()->update();
}

void LogList::setHighlights(std::vector<LogPainter::Highlight> highlights)
{
    m_painter->setHighlights(std::move(highlights));
    viewport()->update();
}

int LogList::visibleRows() const
{
    return std::max(1, viewport()->height() / m_painter->rowHeight());
}

quint64 LogList::firstRow() const
{
    return quint64(verticalScrollBar()->value());
}

quint64 LogList::rowAt(int y) const
{
    return firstRow() + quint64(std::max(0, y) / m_painter->rowHeight());
}

void LogList::takeState()
{
    const auto rows = m_document.rows();
    m_painter->setLines(m_document.state().lines);
    if (m_isAtEnd && rows > 0)
        m_current = m_anchor = rows - 1;
    else if (m_current >= rows)
        m_current = m_anchor = rows == 0 ? 0 : rows - 1;
    updateBars();
    viewport()->update();
    Q_EMIT currentChanged();
}

void LogList::updateBars()
{
    const int visible = visibleRows();
    const auto most = std::min<quint64>(m_document.rows(), std::numeric_limits<int>::max());
    m_isMovingBars = true;
    verticalScrollBar()->setPageStep(visible);
    verticalScrollBar()->setRange(0, std::max(0, int(most) - visible));
    if (m_isAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, std::max(0, m_painter->textBegin() + m_widest + 20 - viewport()->width()));
    m_isMovingBars = false;
}

void LogList::setAtEnd(bool atEnd)
{
    if (m_isAtEnd == atEnd)
        return;
    m_isAtEnd = atEnd;
    if (atEnd)
        takeState();
    Q_EMIT atEndChanged(atEnd);
}

void LogList::scrollContentsBy(int, int)
{
    viewport()->update();
    if (!m_isMovingBars) // by hand
        setAtEnd(verticalScrollBar()->value() == verticalScrollBar()->maximum());
}

void LogList::goTo(quint64 row)
{
    moveTo(row, false);
    m_isMovingBars = true;
    verticalScrollBar()->setValue(int(row) - visibleRows() / 3);
    m_isMovingBars = false;
}

void LogList::moveTo(quint64 row, bool selects)
{
    const auto rows = m_document.rows();
    if (rows == 0)
        return;
    m_current = std::min(row, rows - 1);
    if (!selects)
        m_anchor = m_current;
    const auto first = firstRow();
    m_isMovingBars = true;
    if (m_current < first)
        verticalScrollBar()->setValue(int(m_current));
    else if (m_current >= first + quint64(visibleRows()))
        verticalScrollBar()->setValue(int(m_current) - visibleRows() + 1);
    m_isMovingBars = false;
    setAtEnd(m_current + 1 == rows && !selects);
    viewport()->update();
    Q_EMIT currentChanged();
}

void LogList::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_look.theme().panel);
    painter.setFont(m_painter->font());
    const auto rows = m_document.rows();
    const auto first = firstRow();
    const int height = m_painter->rowHeight();
    const int scrolled = horizontalScrollBar()->value();
    int widest = m_widest;
    for (int i = 0; i <= viewport()->height() / height && first + quint64(i) < rows; ++i) {
        const auto number = first + quint64(i);
        const QRect box(0, i * height, viewport()->width(), height);
        const auto *row = m_document.row(number);
        if (!row) // asked for just now
            continue;
        LogPainter::RowLook how;
        how.isSelected = number >= std::min(m_anchor, m_current) && number <= std::max(m_anchor, m_current);
        how.isCurrent = number == m_current && hasFocus();
        how.isBookmarked = m_bookmarks.contains(row->number);
        m_painter->paint(painter, box, *row, how, scrolled);
        if (row->text.size() > 40)
            widest = std::max(widest, m_painter->widthOf(*row));
    }
    if (rows == 0 && !m_empty.isEmpty()) {
        painter.setFont(Appearance::font());
        painter.setPen(m_look.theme().muted);
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
    }
    painter.end();
    if (std::exchange(m_widest, widest) != widest)
        QMetaObject::invokeMethod(this, &LogList::updateBars, Qt::QueuedConnection);
}

void LogList::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
}

void LogList::keyPressEvent(QKeyEvent *event)
{
    const bool selects = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto page = quint64(visibleRows());
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        return moveTo(m_document.rows(), true);
    }
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(m_current - std::min<quint64>(m_current, 1), selects);
    case Qt::Key_Down:
        return moveTo(m_current + 1, selects);
    case Qt::Key_PageUp:
        return moveTo(m_current - std::min(m_current, page), selects);
    case Qt::Key_PageDown:
        return moveTo(m_current + page, selects);
    case Qt::Key_Home:
        return moveTo(0, selects);
    case Qt::Key_End:
        return moveTo(m_document.rows(), selects);
    case Qt::Key_Left:
        return horizontalScrollBar()->setValue(horizontalScrollBar()->value() - horizontalScrollBar()->singleStep());
    case Qt::Key_Right:
        return horizontalScrollBar()->setValue(horizontalScrollBar()->value() + horizontalScrollBar()->singleStep());
    case Qt::Key_B:
        return toggleBookmark();
    case Qt::Key_Menu:
        return Q_EMIT menuRequested(viewport()->mapToGlobal(QPoint(m_painter->textBegin(), int(m_current - firstRow() + 1) * m_painter->rowHeight())), {});
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rowAt(event->pos().y()) < m_document.rows())
        moveTo(rowAt(event->pos().y()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogList::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveTo(rowAt(event->pos().y()), true);
}

void LogList::contextMenuEvent(QContextMenuEvent *event)
{
    const auto position = viewport()->mapFrom(this, event->pos());
    const auto row = rowAt(position.y());
    if (row < std::min(m_anchor, m_current) || row > std::max(m_anchor, m_current))
        moveTo(row, false);
    Q_EMIT menuRequested(event->globalPos(), wordAt(position));
}

bool LogList::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto &help = *static_cast<QHelpEvent *>(event);
        if (const auto *row = m_document.row(rowAt(help.pos().y())); row && row->timeUs != 0 && help.pos().x() < m_painter->textBegin()) {
            const auto &files = m_document.state().files;
            const auto file = row->file < files.size() ? QString::fromStdString(files[row->file].name) : QString();
            QToolTip::showText(help.globalPos(), QStringLiteral("%1\n%2").arg(logTimeExact(row->timeUs), file), viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QString LogList::wordAt(const QPoint &position) const
{
    const auto *row = m_document.row(rowAt(position.y()));
    if (!row)
        return {};
    const auto isPart = [](QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-') || c == QLatin1Char('.'); };
    int at = m_painter->characterAt(*row, position.x(), horizontalScrollBar()->value());
    if (at < 0 || at >= row->text.size() || !isPart(row->text[at]))
        return {};
    int end = at;
    while (at > 0 && isPart(row->text[at - 1]))
        --at;
    while (end < row->text.size() && isPart(row->text[end]))
        ++end;
    return row->text.mid(at, end - at);
}

void LogList::toggleBookmark()
{
    const auto *row = current();
    if (!row || !m_document.isReady())
        return;
    if (m_bookmarks.erase(row->number) == 0)
        m_bookmarks.insert(row->number);
    viewport()->update();
}

void LogList::clearBookmarks()
{
    m_bookmarks.clear();
    viewport()->update();
}

void LogList::goToBookmark(bool isForward)
{
    const auto *row = current();
    if (!row || m_bookmarks.empty())
        return;
    auto next = isForward ? m_bookmarks.upper_bound(row->number) : m_bookmarks.lower_bound(row->number);
    if (isForward)
        next = next == m_bookmarks.end() ? m_bookmarks.begin() : next;
    else
        next = std::prev(next == m_bookmarks.begin() ? m_bookmarks.end() : next);
    m_document.findLine(*next, [this](std::optional<quint64> found) {
        if (found)
            goTo(*found);
    });
}

void LogList::copySelection()
{
    const auto first = std::min(m_anchor, m_current);
    const auto count = std::max(m_anchor, m_current) - first + 1;
    if (!m_document.isReady())
        return;
    m_document.collect(first, count, [this, count](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT copied(std::min(count, LogDocument::kMostCopied), count <= LogDocument::kMostCopied);
    });
}

} // namespace qcat::ui
