#pragma once

#include <qcat/backup/database_backup.h>
#include <qcat/base/clock.h>
#include <qcat/domain/config.h>

#include <filesystem>
#include <memory>

namespace qcat::runtime
{

// The backups of the configured database; of the embedded one in `data`.
std::unique_ptr<backup::DatabaseBackup> databaseBackups(const domain::Config &config, const std::filesystem::path &data, const base::Clock &clock);
// What goes with a dump: the journals in `data` and the configuration file, where there is one.
backup::Extras backupExtras(const std::filesystem::path &data, const std::string &configFile);

} // namespace qcat::runtime
