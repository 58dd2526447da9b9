#pragma once

#include <qcat/ui_models/log_document.h>
#include <qcat/ui_widgets/appearance.h>

#include <QFont>
#include <QFontMetrics>

#include <vector>

class QPainter;

namespace qcat::ui
{

// Paints one line of a log: bookmark, number, time, level, category, text; words that are looked for on a coloured ground.
class LogPainter
{
public:
    explicit LogPainter(const Appearance &look);

    struct Highlight {
        QString text;
        bool isFilter = false; // what the filter asks for, else the operator's own
        int color = 0;
    };
    struct RowLook {
        bool isSelected = false;
        bool isCurrent = false;
        bool isBookmarked = false;
    };

    void setHighlights(std::vector<Highlight> highlights) { m_highlights = std::move(highlights); }
    // The digits that the largest number has.
    void setLines(quint64 lines);
    int rowHeight() const { return m_metrics.height() + 4; }
    int textBegin() const;
    int widthOf(const LogRow &row) const;
    QColor ofLevel(api::LogLevel level) const;

    void paint(QPainter &painter, const QRect &box, const LogRow &row, RowLook how, int scrolled) const;
    // The character of the text at a pixel of the row.
    int characterAt(const LogRow &row, int x, int scrolled) const;
    const QFont &font() const { return m_font; }

private:
    void paintHighlights(QPainter &painter, const QRect &box, const QString &text, int begin) const;

    const Appearance &m_look;
    const QFont m_font;
    const QFontMetrics m_metrics;
    const int m_digit;
    int m_numberWidth = 0;
    std::vector<Highlight> m_highlights;
};

} // namespace qcat::ui
