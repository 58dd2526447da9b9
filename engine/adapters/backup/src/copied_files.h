#pragma once

#include <qcat/backup/database_backup.h>

namespace qcat::backup
{

// Copies folders and files as they are now into `target`, and says what they are. A journal that is written to meanwhile ends
// in the middle of a record, which its reader passes over.
base::Result<std::vector<Manifest::File>> copyFiles(const std::vector<std::filesystem::path> &sources, const std::filesystem::path &target,
                                                    const Job &job);

} // namespace qcat::backup
