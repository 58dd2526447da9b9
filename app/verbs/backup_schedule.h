#pragma once

#include "backup_asked.h"

namespace qcat::app
{

// When systemd takes backups: what runs, when it ran last and how that ended, when it runs next; with --enable it does from now on.
int scheduleBackups(const BackupAsked &asked);

} // namespace qcat::app
