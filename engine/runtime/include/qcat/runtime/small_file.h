#pragma once

#include <qcat/base/result.h>

#include <filesystem>
#include <string>

namespace qcat::runtime
{

// Replaces the file as a whole, durable when it returns; mode 0600. What root writes belongs to the folder's
// owner, who must be able to read it: qcat runs as a user of its own.
base::Status writeSmallFile(const std::filesystem::path &file, const std::string &text);
base::Result<std::string> readSmallFile(const std::filesystem::path &file);

} // namespace qcat::runtime
