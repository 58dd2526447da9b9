#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace qcat::report
{

// A table as RFC 4180: CRLF, cells quoted where needed, UTF-8 with the byte order mark that spreadsheets look for. A
// text cell that a spreadsheet would run as a formula (= + - @ and control characters in front) gets an apostrophe;
// plain numbers stay numbers.
inline constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";
// One line of such a table.
QByteArray csvLine(const QStringList &cells);
QByteArray toCsv(const QStringList &header, const std::vector<QStringList> &rows);

} // namespace qcat::report
