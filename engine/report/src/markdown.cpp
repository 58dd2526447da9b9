#include "markdown.h"

#include <QRegularExpression>

namespace qcat::report
{

namespace
{

QString escaped(const QString &text)
{
    static const QRegularExpression special(QStringLiteral(R"(([\\`*_\[\]<>#|~]))"));
    QString out = text;
    out.replace(special, QStringLiteral("\\\\1"));
    out.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    out.remove(QLatin1Char('\r'));
    return out;
}

QString row(const QStringList &cells)
{
    QString line = QStringLiteral("|");
    for (const QString &cell : cells)
        line += QLatin1Char(' ') + escaped(cell) + QStringLiteral(" |");
    return line + QLatin1Char('\n');
}

QString tableText(const QStringList &header, const std::vector<QStringList> &rows)
{
    QString text =
        row(header) + QLatin1Char('|') + QStringLiteral(" --- |").repeated(header.size()) + QLatin1Char('\n');
    for (const QStringList &cells : rows)
        text += row(cells);
    return text;
}

// A fence longer than any run of backticks inside.
QString fenced(const QString &text)
{
    QString fence = QStringLiteral("```");
    while (text.contains(fence))
        fence += QLatin1Char('`');
    return fence + QStringLiteral("text\n") + text + QLatin1Char('\n') + fence + QLatin1Char('\n');
}

QString blockText(const Paragraph &block)
{
    return escaped(block.text) + QLatin1Char('\n');
}

QString blockText(const Bullets &block)
{
    QString text;
    for (const QString &item : block.items)
        text += QStringLiteral("- ") + escaped(item) + QLatin1Char('\n');
    return text;
}

QString blockText(const Facts &block)
{
    std::vector<QStringList> rows;
    for (const auto &[name, value] : block.rows)
        rows.push_back({name, value});
    return tableText({QString(), QString()}, rows);
}

QString blockText(const Table &block)
{
    return tableText(block.header, block.rows);
}

QString blockText(const Preformatted &block)
{
    return fenced(block.text);
}

} // namespace

QByteArray toMarkdown(const Document &document)
{
    QString text = QStringLiteral("# ") + escaped(document.title) + QStringLiteral("\n\n") +
                   escaped(document.subtitle) + QLatin1Char('\n');
    for (const Section &section : document.sections) {
        text += QLatin1Char('\n') + QString(section.level, QLatin1Char('#')) + QLatin1Char(' ') +
                escaped(section.heading) + QLatin1Char('\n');
        for (const Block &block : section.blocks)
            text += QLatin1Char('\n') + std::visit([](const auto &b) { return blockText(b); }, block);
    }
    return text.toUtf8();
}

} // namespace qcat::report
