#pragma once

#include <qcat/backup/database_backup.h>
#include <qcat/base/clock.h>
#include <qcat/domain/config.h>

#include <filesystem>
#include <memory>

namespace qcat::runtime
{

// The key that backups are sealed with; empty where none is configured. Error "backup.key".
base::Result<std::optional<backup::BackupKey>> backupKey(const domain::BackupConfig &config);
// The backups of the configured database; of the embedded one in `data`. Errors: those of the key.
base::Result<std::unique_ptr<backup::DatabaseBackup>> databaseBackups(const domain::Config &config, const std::filesystem::path &data, const base::Clock &clock);
// Says beside a new backup that a copy elsewhere is missing, where copies are wanted: from now on it is seen to be.
base::Status expectCopy(const domain::BackupConfig &config, const backup::Backup &made);
// What goes with a dump: the journals in `data` and the configuration file, where there is one.
backup::Extras backupExtras(const std::filesystem::path &data, const std::string &configFile);

} // namespace qcat::runtime
