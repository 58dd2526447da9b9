#pragma once

#include <qcat/base/result.h>

#include <QByteArray>
#include <QList>
#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;

namespace qcat::ui
{

// Selected cells as tab-separated lines, as a spreadsheet takes them.
QString toTsv(QModelIndexList cells);

// Lines of a file after RFC 4180: the header, which begins with the UTF-8 BOM, and one row. Texts that a spreadsheet would take for a
// formula get an apostrophe in front.
QByteArray csvHeader(const QAbstractItemModel &model, const QList<int> &columns);
QByteArray csvRow(const QAbstractItemModel &model, int row, const QList<int> &columns);

// Whole file or none: written beside and renamed. The error names the file.
base::Status writeFile(const QString &path, const QByteArray &content);

} // namespace qcat::ui
