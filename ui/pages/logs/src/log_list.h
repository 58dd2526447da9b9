#pragma once

#include "log_painter.h"

#include <qcat/ui_models/log_document.h>

#include <QAbstractScrollArea>

#include <set>

class QTimer;

namespace qcat::ui
{

// The lines of a log, however many: paints those on the screen and asks for no others. Up, Down, Page, Home, End move; Shift selects;
// at the end it stays there while lines come, until one moves away.
class LogList : public QAbstractScrollArea
{
    Q_OBJECT

public:
    LogList(LogDocument &document, Appearance &look, QWidget *parent = nullptr);
    ~LogList() override;

    bool isAtEnd() const { return m_isAtEnd; }
    void setAtEnd(bool atEnd);
    quint64 currentRow() const { return m_current; }
    const LogRow *current() const { return m_document.row(m_current); }
    void goTo(quint64 row);
    // What is written where there are no lines.
    void setEmptyText(const QString &text);
    void setHighlights(std::vector<LogPainter::Highlight> highlights);

    void toggleBookmark();
    void clearBookmarks();
    bool hasBookmarks() const { return !m_bookmarks.empty(); }
    // The next one behind or before the current line, round the end.
    void goToBookmark(bool isForward);
    void copySelection();
    // The word under the pointer or, by keyboard, nothing.
    QString wordAt(const QPoint &position) const;

    QSize minimumSizeHint() const override { return {400, 120}; }

Q_SIGNALS:
    void currentChanged();
    void atEndChanged(bool atEnd);
    void menuRequested(const QPoint &globalPosition, const QString &word);
    void copied(quint64 lines, bool isAll);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;

private:
    int visibleRows() const;
    quint64 firstRow() const;
    void takeState();
    void updateBars();
    void moveTo(quint64 row, bool selects);
    quint64 rowAt(int y) const;

    LogDocument &m_document;
    Appearance &m_look;
    std::unique_ptr<LogPainter> m_painter;
    std::vector<LogPainter::Highlight> m_highlights;
    QString m_empty;
    quint64 m_current = 0;
    quint64 m_anchor = 0; // the other end of what is selected
    std::set<quint64> m_bookmarks; // by line number, which stays
    bool m_isAtEnd = true;
    bool m_isMovingBars = false;
    int m_widest = 0;
};

} // namespace qcat::ui
