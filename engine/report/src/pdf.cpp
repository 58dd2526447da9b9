#include "pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <utility>

namespace qcat::report
{

namespace
{

constexpr int kDpi = 144;
constexpr double kFooterHeight = 24;
const QColor kMuted(0x5A, 0x62, 0x6C);
const QColor kLine(0xDD, 0xE1, 0xE6);
const QColor kShade(0xEE, 0xF0, 0xF3);

// Noto CJK writes Kangxi radicals into the PDF's text (风险 cannot be searched); this family is exact.
QFont reportFont(double points)
{
    QFont font({QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("Noto Sans CJK SC")});
    font.setPointSizeF(points);
    return font;
}

class Typesetter
{
public:
    explicit Typesetter(QTextDocument &document) : m_cursor(&document) {}

    void heading(const QString &text, double points, double above)
    {
        QTextBlockFormat block;
        block.setTopMargin(above);
        block.setBottomMargin(4);
        QTextCharFormat chars;
        chars.setFont(reportFont(points));
        chars.setFontWeight(QFont::Bold);
        paragraph(text, block, chars);
    }

    void muted(const QString &text)
    {
        QTextCharFormat chars;
        chars.setFont(reportFont(9));
        chars.setForeground(kMuted);
        paragraph(text, {}, chars);
    }

    void operator()(const Paragraph &block) { paragraph(block.text, spaced(), body()); }

    void operator()(const Bullets &block)
    {
        for (const QString &item : block.items) {
            QTextBlockFormat format = spaced();
            format.setLeftMargin(10);
            paragraph(QStringLiteral("• ") + item, format, body());
        }
    }

    void operator()(const Facts &block)
    {
        QTextTable *table = newTable(int(block.rows.size()), {28, 72}, false);
        for (int row = 0; row < int(block.rows.size()); ++row) {
            QTextCharFormat name = body();
            name.setForeground(kMuted);
            fill(table, row, 0, block.rows[std::size_t(row)].first, name);
            fill(table, row, 1, block.rows[std::size_t(row)].second, body());
        }
        m_cursor.movePosition(QTextCursor::End);
    }

    void operator()(const Table &block)
    {
        QTextTable *table = newTable(int(block.rows.size()) + 1, block.widths, true);
        QTextCharFormat head = small();
        head.setFontWeight(QFont::Bold);
        for (int column = 0; column < block.header.size(); ++column) {
            QTextTableCellFormat shade;
            shade.setBackground(kShade);
            table->cellAt(0, column).setFormat(shade);
            fill(table, 0, column, block.header.at(column), head);
        }
        for (int row = 0; row < int(block.rows.size()); ++row)
            for (int column = 0; column < block.header.size(); ++column)
                fill(table, row + 1, column, block.rows[std::size_t(row)].at(column), small());
        m_cursor.movePosition(QTextCursor::End);
    }

    void operator()(const Preformatted &block)
    {
        QTextBlockFormat format = spaced();
        format.setBackground(kShade);
        QTextCharFormat chars;
        QFont font = reportFont(7.5);
        font.setFamilies({QStringLiteral("WenQuanYi Micro Hei Mono"), QStringLiteral("monospace")});
        chars.setFont(font);
        paragraph(QString(block.text).replace(QLatin1Char('\n'), QChar::LineSeparator), format, chars);
    }

private:
    static QTextCharFormat body()
    {
        QTextCharFormat chars;
        chars.setFont(reportFont(9));
        return chars;
    }
    static QTextCharFormat small()
    {
        QTextCharFormat chars;
        chars.setFont(reportFont(7.5));
        return chars;
    }
    static QTextBlockFormat spaced()
    {
        QTextBlockFormat format;
        format.setTopMargin(3);
        format.setBottomMargin(3);
        return format;
    }

    void paragraph(const QString &text, const QTextBlockFormat &format, const QTextCharFormat &chars)
    {
        if (!m_isFirst)
            m_cursor.insertBlock();
        m_isFirst = false;
        m_cursor.setBlockFormat(format);
        m_cursor.insertText(text, chars);
    }

    QTextTable *newTable(int rows, const std::vector<int> &percents, bool hasHeader)
    {
        QTextTableFormat format;
        format.setCellPadding(3);
        format.setCellSpacing(0);
        format.setBorder(0.5);
        format.setBorderCollapse(true);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(kLine);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setHeaderRowCount(hasHeader ? 1 : 0);
        QList<QTextLength> widths;
        for (const int percent : percents)
            widths.append(QTextLength(QTextLength::PercentageLength, percent));
        format.setColumnWidthConstraints(widths);
        return m_cursor.insertTable(rows, int(percents.size()), format);
    }

    static void fill(QTextTable *table, int row, int column, const QString &text, const QTextCharFormat &chars)
    {
        table->cellAt(row, column).firstCursorPosition().insertText(text, chars);
    }

    QTextCursor m_cursor;
    bool m_isFirst = true;
};

void typeset(QTextDocument &text, const Document &document)
{
    Typesetter set(text);
    set.heading(document.title, 16, 0);
    set.muted(document.subtitle);
    for (const Section &section : document.sections) {
        set.heading(section.heading, section.level <= 2 ? 12 : 9.5, section.level <= 2 ? 14 : 8);
        for (const Block &block : section.blocks)
            std::visit(set, block);
    }
}

void paintFooter(QPainter &painter, const Document &document, const QRectF &area, int page, int pages)
{
    painter.setFont(reportFont(6.5));
    painter.setPen(kMuted);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignBottom, document.footer);
    painter.drawText(area, Qt::AlignRight | Qt::AlignBottom, document.pageOf.arg(page).arg(pages));
}

} // namespace

struct PdfBook::Parts {
    Parts(QIODevice &out, const QString &title) : writer(&out)
    {
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(16, 16, 16, 12), QPageLayout::Millimeter);
        writer.setResolution(kDpi);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("QCAT"));
    }

    QPdfWriter writer;
    QPainter painter; // before the writer ends
    bool isEmpty = true;
};

base::Result<std::unique_ptr<PdfBook>> PdfBook::begin(QIODevice &out, const QString &title)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return base::Error{"report.pdf_needs_gui",
                           "a PDF needs fonts and so a QGuiApplication; export Markdown, CSV or JSON instead"};
    std::unique_ptr<PdfBook> book(new PdfBook(std::make_unique<Parts>(out, title)));
    book->m_parts->painter.begin(&book->m_parts->writer);
    return book;
}

PdfBook::PdfBook(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

PdfBook::~PdfBook() = default;

void PdfBook::add(const Document &document)
{
    QPdfWriter &writer = m_parts->writer;
    QPainter &painter = m_parts->painter;
    const QSizeF paper(writer.width(), writer.height());
    const double footer = kFooterHeight * kDpi / 72;
    QTextDocument text;
    text.documentLayout()->setPaintDevice(&writer);
    text.setDocumentMargin(0);
    text.setDefaultFont(reportFont(9));
    typeset(text, document);
    const QSizeF body(paper.width(), paper.height() - footer);
    text.setPageSize(body);

    const int pages = text.pageCount();
    for (int page = 0; page < pages; ++page) {
        if (!std::exchange(m_parts->isEmpty, false))
            writer.newPage();
        painter.save();
        painter.translate(0, -page * body.height());
        text.drawContents(&painter, QRectF(0, page * body.height(), body.width(), body.height()));
        painter.restore();
        paintFooter(painter, document, QRectF(QPointF(0, body.height()), QSizeF(paper.width(), footer)), page + 1,
                    pages);
    }
}

void PdfBook::end()
{
    m_parts->painter.end();
}

base::Result<QByteArray> toPdf(const Document &document)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    auto book = PdfBook::begin(buffer, document.title);
    if (!book)
        return book.error();
    (*book)->add(document);
    (*book)->end();
    return bytes;
}

} // namespace qcat::report
