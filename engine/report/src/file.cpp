#include "file.h"

#include <QSaveFile>

namespace qcat::report
{

base::Status writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    const std::string reason = file.errorString().toStdString();
    return base::Error{"report.not_written", "cannot write the report to " + path.toStdString() + ": " + reason}
        .with("path", path.toStdString())
        .with("reason", reason);
}

} // namespace qcat::report
