#pragma once

#include <qcat/base/result.h>

#include <filesystem>

namespace qcat::app::drill
{

// A copy of what the program ships with, in `folder`, in which every fault opens and clears after two seconds: a drill is short, and what the
// clocks are in earnest stands with the faults.
base::Status hurryFaults(const std::filesystem::path &shipped, const std::filesystem::path &folder);

} // namespace qcat::app::drill
