#pragma once

#include "backup_job.h"

namespace qcat::app
{

// Restores beside the live database, writes into it what the journals know, and with `confirm` puts it in the live one's place; then
// compares the record with the journals. Says each step; gives the exit code.
int restoreBackup(const domain::Config &config, const backup::Backup &backup, const std::string &confirm, BackupJob &job);

} // namespace qcat::app
