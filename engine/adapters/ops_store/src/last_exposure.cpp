#include <qcat/ops_store/last_exposure.h>

#include "connection.h"

#include <QFile>
#include <QSaveFile>

namespace qcat::ops_store
{

namespace
{

constexpr qint64 kLargest = 1 << 20;

} // namespace

base::Status writeLastExposure(const std::string &file, const domain::Exposure &exposure)
{
    QSaveFile out(QString::fromStdString(file));
    if (!out.open(QIODevice::WriteOnly))
        return storeFailed(file, out.errorString());
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    out.write(QJsonDocument(toJson(exposure)).toJson(QJsonDocument::Compact));
    return out.commit() ? base::Status() : base::Status(storeFailed(file, out.errorString()));
}

base::Result<domain::Exposure> readLastExposure(const std::string &file)
{
    QFile in(QString::fromStdString(file));
    if (!in.open(QIODevice::ReadOnly))
        return storeFailed(file, in.errorString());
    const auto document = QJsonDocument::fromJson(in.read(kLargest));
    if (!document.isObject())
        return storeFailed(file, QStringLiteral("holds no exposure"));
    auto exposure = exposureOf(document.object());
    exposure.known = false;
    return exposure;
}

} // namespace qcat::ops_store
