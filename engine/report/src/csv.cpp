#include <qcat/report/csv.h>

namespace qcat::report
{

namespace
{

bool looksLikeFormula(const QString &cell)
{
    if (cell.isEmpty() || !QStringLiteral("=+-@\t\r\n|%").contains(cell.front()))
        return false;
    bool isNumber = false;
    cell.toDouble(&isNumber);
    return !isNumber;
}

QString quoted(QString cell)
{
    if (looksLikeFormula(cell))
        cell.prepend(QLatin1Char('\''));
    const auto special = [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; };
    if (std::none_of(cell.cbegin(), cell.cend(), special))
        return cell;
    cell.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
}

void appendLine(QByteArray &csv, const QStringList &cells)
{
    QStringList line;
    for (const QString &cell : cells)
        line.append(quoted(cell));
    csv += line.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace

QByteArray toCsv(const QStringList &header, const std::vector<QStringList> &rows)
{
    QByteArray csv("\xEF\xBB\xBF");
    appendLine(csv, header);
    for (const QStringList &row : rows)
        appendLine(csv, row);
    return csv;
}

} // namespace qcat::report
