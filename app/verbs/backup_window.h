#pragma once

#include "backup_asked.h"

namespace qcat::app
{

// What can be gone back to: the backups, and a point in time where the server archives its write-ahead log.
int sayWindow(const BackupAsked &asked);

} // namespace qcat::app
