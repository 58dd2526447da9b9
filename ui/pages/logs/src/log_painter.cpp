#include "log_painter.h"

#include <qcat/ui_models/log_words.h>

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr int kGap = 10;
constexpr int kMark = 14; // for a bookmark
constexpr int kTimeDigits = 18;
constexpr int kLevelDigits = 5;
constexpr int kCategoryDigits = 12;
constexpr int kMostPainted = 4000; // characters of a line: no screen shows more

// What cannot be seen, and what would turn the line around, is shown as what it is: nothing.
QString printable(const QString &text)
{
    QString clean = text;
    for (auto &c : clean)
        if (c == QLatin1Char('\t'))
            c = QLatin1Char(' ');
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f || (c.unicode() >= 0x202a && c.unicode() <= 0x202e) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069))
            c = QChar(0xfffd);
    return clean;
}

} // namespace

LogPainter::LogPainter(const Appearance &look) : m_look(look), m_font(Appearance::monospaceFont()), m_metrics(m_font), m_digit(m_metrics.horizontalAdvance(QLatin1Char('0')))
{
    setLines(0);
}

void LogPainter::setLines(quint64 lines)
{
    m_numberWidth = int(std::max<qsizetype>(4, QString::number(lines).size())) * m_digit;
}

int LogPainter::textBegin() const
{
    return kMark + m_numberWidth + kGap + kTimeDigits * m_digit + kGap + kLevelDigits * m_digit + kGap + kCategoryDigits * m_digit + kGap;
}

int LogPainter::widthOf(const LogRow &row) const
{
    return m_metrics.horizontalAdvance(row.text.left(kMostPainted));
}

QColor LogPainter::ofLevel(api::LogLevel level) const
{
    const auto &theme = m_look.theme();
    switch (level) {
    case api::LogLevel::Critical:
    case api::LogLevel::Error:
        return theme.p0;
    case api::LogLevel::Warning:
        return theme.p2;
    case api::LogLevel::Info:
        return theme.p3;
    default:
        return theme.muted;
    }
}

void LogPainter::paint(QPainter &painter, const QRect &box, const LogRow &row, RowLook how, int scrolled) const
{
    const auto &theme = m_look.theme();
    if (how.isSelected)
        painter.fillRect(box, theme.shade);
    if (how.isCurrent)
        painter.fillRect(QRect(box.topLeft(), QSize(3, box.height())), theme.accent);
    const int baseline = box.top() + (box.height() + m_metrics.ascent() - m_metrics.descent()) / 2;
    if (how.isBookmarked) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(theme.accent);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(box.left() + 8.5, box.center().y() + 0.5), 4, 4);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    int x = box.left() + kMark;
    painter.setPen(theme.muted);
    const auto number = QString::number(row.number + 1);
    painter.drawText(x + m_numberWidth - m_digit * int(number.size()), baseline, number);
    x += m_numberWidth + kGap;
    const auto color = ofLevel(row.level);
    if (row.isHeader) {
        painter.drawText(x, baseline, logTimeText(row.timeUs));
        x += kTimeDigits * m_digit + kGap;
        painter.setPen(color);
        painter.drawText(x, baseline, logLevelMark(row.level));
        x += kLevelDigits * m_digit + kGap;
        painter.setPen(theme.muted);
        painter.drawText(x, baseline, row.category.size() > kCategoryDigits ? row.category.left(kCategoryDigits - 1) + QChar(0x2026) : row.category);
    }
    const int begin = box.left() + textBegin();
    painter.save();
    painter.setClipRect(QRect(QPoint(begin, box.top()), box.bottomRight()));
    if (row.isLost) {
        painter.setPen(theme.unknown);
        painter.drawText(begin, baseline, QCoreApplication::translate("LogPainter", "(gone: the file was cut or damaged since)"));
    } else {
        const auto text = printable(row.text.left(kMostPainted));
        paintHighlights(painter, box, text, begin - scrolled);
        const bool isGrave = row.level >= api::LogLevel::Error;
        painter.setPen(row.isContext ? theme.muted : isGrave && row.isHeader ? color : theme.text);
        painter.drawText(begin - scrolled, baseline, text);
    }
    painter.restore();
}

void LogPainter::paintHighlights(QPainter &painter, const QRect &box, const QString &text, int begin) const
{
    const auto &theme = m_look.theme();
    const QColor fills[] = {theme.p2Fill, theme.p1Fill, theme.p3Fill, theme.p0Fill};
    for (const auto &highlight : m_highlights) {
        if (highlight.text.isEmpty())
            continue;
        for (auto at = text.indexOf(highlight.text, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(highlight.text, at + highlight.text.size(), Qt::CaseInsensitive)) {
            const int x = begin + m_metrics.horizontalAdvance(text.left(at));
            const QRect ground(x, box.top() + 1, m_metrics.horizontalAdvance(text.mid(at, highlight.text.size())), box.height() - 2);
            painter.fillRect(ground, fills[highlight.isFilter ? 0 : 1 + highlight.color % 3]);
            painter.setPen(highlight.isFilter ? theme.p2 : theme.accent);
            painter.drawLine(ground.bottomLeft(), ground.bottomRight());
        }
    }
}

int LogPainter::characterAt(const LogRow &row, int x, int scrolled) const
{
    const int into = x - textBegin() + scrolled;
    const auto text = printable(row.text.left(kMostPainted));
    int low = 0, high = int(text.size());
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (m_metrics.horizontalAdvance(text.left(middle)) <= into)
            low = middle;
        else
            high = middle - 1;
    }
    return into < 0 ? -1 : low;
}

} // namespace qcat::ui
