#pragma once

#include <qcat/log_files/index_file.h>
#include <qcat/log_files/log_file.h>
#include <qcat/log_files/sidecars.h>

namespace qcat::log_files
{

// The lines of a compressed file, which gets its points: as an earlier call has kept them, or by unpacking it once. The damage of one that
// is cut is the points' problem(). Errors of indexFile().
base::Result<LogIndex> indexPacked(LogFile &file, const Sidecars &sidecars, const IndexOptions &options);

} // namespace qcat::log_files
