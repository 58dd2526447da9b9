#pragma once

#include <qcat/base/call.h>

#include <filesystem>
#include <string>

namespace qcat::backup
{

// SHA-256 in hex, read in pieces so that a cancelled job ends.
base::Result<std::string> fileHash(const std::filesystem::path &file, const base::CancelToken &cancel);
// Forces what was written to the disk.
base::Status makeDurable(const std::filesystem::path &file);

} // namespace qcat::backup
