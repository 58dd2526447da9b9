#pragma once

#include <QString>

#include <string>

namespace qcat::backup
{

// "pg_dump (PostgreSQL) 15.18 (Debian …)"; empty where it cannot be asked.
std::string toolVersion(const QString &program);

} // namespace qcat::backup
