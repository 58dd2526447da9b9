#pragma once

#include "backup_asked.h"

namespace qcat::app
{

// restore --to-time: recovers a private cluster from a base backup and the archived log up to that time, compares it with the live database, and
// makes an ordinary backup of it, which restore then puts beside the live database or in its place. Whole or not at all. The exit code.
int restorePoint(const BackupAsked &asked);

} // namespace qcat::app
