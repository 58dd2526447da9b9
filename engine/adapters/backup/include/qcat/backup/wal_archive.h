#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/config.h>

#include <string>

namespace qcat::backup
{

// Whether the server keeps its write-ahead log elsewhere, so that somebody with a base backup can go back to a point in time.
struct WalArchive {
    bool isOn = false;
    bool isByPgBackRest = false;
    base::WallTime lastArchived; // invalid: nothing yet
    std::string lastFailed;      // the segment that could not be archived, while that is newer; empty: none
};

// Blocks. Errors: those of the connection, "backup.database".
base::Result<WalArchive> walArchive(const domain::DatabaseConfig &config, base::Duration timeout);

} // namespace qcat::backup
