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

// All rows of the model as RFC 4180 with UTF-8 BOM. Texts that a spreadsheet would take for a formula get an apostrophe
// in front.
QByteArray toCsv(const QAbstractItemModel &model, const QList<int> &columns);

// Whole file or none: written beside and renamed. The error names the file.
base::Status writeFile(const QString &path, const QByteArray &content);

} // namespace qcat::ui
