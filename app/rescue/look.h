#pragma once

#include "seen.h"

#include "../options.h"

namespace qcat::app::rescue
{

// Everything of `Seen`, for the installation that a run with these options would be. Changes nothing; takes some
// seconds at most.
Seen look(const RunOptions &options);

// Where that installation keeps its data, also when its configuration has mistakes.
std::filesystem::path dataFolderOf(const RunOptions &options);

} // namespace qcat::app::rescue
