#pragma once

#include <qcat/base/result.h>

#include <QByteArray>
#include <QString>

namespace qcat::report
{

// A new file is put in the place of what is there, by rename: of a regular file alone. "report.not_written".
base::Status mayReplace(const QString &path);

// The whole file or, with an Error that names it, what was there before.
base::Status writeFile(const QString &path, const QByteArray &bytes);

} // namespace qcat::report
