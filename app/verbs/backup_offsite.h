#pragma once

#include "backup_asked.h"

namespace qcat::app
{

// qcat backup copy [ID], fetch ID and list --offsite: what lies on another machine (backup.offsite).
int copyBackup(const BackupAsked &asked);
int fetchBackup(const BackupAsked &asked);
int listElsewhere(const BackupAsked &asked);

} // namespace qcat::app
