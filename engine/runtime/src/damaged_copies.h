#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <filesystem>
#include <vector>

namespace qcat::runtime
{

// What was found damaged is kept under a name with the time ("ops.sqlite.damaged-20261122T101500Z") until a human takes it away: nothing
// of it is changed or deleted. `companions`: endings of files that belong to it and must not be found by its successor ("-wal").
// The new name, or "file.failed".
base::Result<std::filesystem::path> putDamagedAside(const std::filesystem::path &damaged, const std::vector<std::string> &companions,
                                                    base::WallTime now);
// The copies of `original` that nobody has taken away yet, without their companions, oldest first.
std::vector<std::filesystem::path> damagedCopies(const std::filesystem::path &original);

} // namespace qcat::runtime
