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

} // namespace

QByteArray csvLine(const QStringList &cells)
{
    QStringList line;
    for (const QString &cell : cells)
        line.append(quoted(cell));
    return line.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

QByteArray toCsv(const QStringList &header, const std::vector<QStringList> &rows)
{
    QByteArray csv = kByteOrderMark + csvLine(header);
    for (const QStringList &row : rows)
        csv += csvLine(row);
    return csv;
}

} // namespace qcat::report
