#include "log_cache.h"

#include <QStandardPaths>

namespace qcat::app
{

std::string logCacheFolder()
{
    const auto cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return cache.isEmpty() ? std::string() : cache.toStdString() + "/qcat/logs";
}

} // namespace qcat::app
