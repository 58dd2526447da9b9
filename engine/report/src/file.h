#pragma once

#include <qcat/base/result.h>

#include <QByteArray>
#include <QString>

namespace qcat::report
{

// The whole file or, with an Error that names it, what was there before.
base::Status writeFile(const QString &path, const QByteArray &bytes);

} // namespace qcat::report
