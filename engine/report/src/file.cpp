#include "file.h"

#include <QFileInfo>
#include <QSaveFile>

namespace qcat::report
{

namespace
{

base::Error notWritten(const QString &path, const std::string &reason)
{
    return base::Error{"report.not_written", "cannot write the report to " + path.toStdString() + ": " + reason}
        .with("path", path.toStdString())
        .with("reason", reason);
}

} // namespace

base::Status mayReplace(const QString &path)
{
    const QFileInfo there(path);
    if (!there.exists() || there.isFile())
        return {};
    return notWritten(path, there.isDir() ? "it is a folder" : "it is a device or a pipe, which a file would take the place of");
}

base::Status writeFile(const QString &path, const QByteArray &bytes)
{
    if (auto may = mayReplace(path); !may)
        return may;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return notWritten(path, file.errorString().toStdString());
}

} // namespace qcat::report
