#pragma once

#include "line_order.h"

#include <qcat/log_files/log_index.h>

#include <vector>

namespace qcat::log_reader
{

// The lines of all files by time, message by message: one behind the other where their times do not overlap, as those of a rotated set;
// otherwise merged, and true. Files without any time come first, in their own order.
bool orderByTime(const std::vector<const log_files::LogIndex *> &files, LineOrder &order);

} // namespace qcat::log_reader
