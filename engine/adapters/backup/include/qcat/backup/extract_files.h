#pragma once

#include <qcat/backup/backup_key.h>
#include <qcat/backup/database_backup.h>

#include <optional>

namespace qcat::backup
{

// Puts the journals and the configuration that lie beside a backup into a new folder, opened where they are sealed. Each is compared with
// the manifest first. Gives how many. Errors: "backup.key", "backup.damaged", "backup.target_exists".
base::Result<std::size_t> extractFiles(const Backup &backup, const std::filesystem::path &target, const std::optional<BackupKey> &key, const Job &job);

} // namespace qcat::backup
