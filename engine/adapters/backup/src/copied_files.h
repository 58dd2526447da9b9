#pragma once

#include <qcat/backup/backup_key.h>
#include <qcat/backup/database_backup.h>

#include <optional>

namespace qcat::backup
{

// Copies folders and files as they are now into `target`, and says what they are. A journal that is written to meanwhile ends
// in the middle of a record, which its reader passes over. With a key each is sealed, under the name DUMP.files/path.
base::Result<std::vector<Manifest::File>> copyFiles(const std::vector<std::filesystem::path> &sources, const std::filesystem::path &target,
                                                    const std::optional<BackupKey> &key, const Job &job);

// What a file of NAME.files is sealed as.
std::string sealedName(const std::filesystem::path &filesFolder, const std::string &path);

} // namespace qcat::backup
