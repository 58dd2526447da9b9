#pragma once

#include <qcat/base/result.h>

#include <filesystem>
#include <string>

namespace qcat::runtime
{

// Replaces the file as a whole, durable when it returns; mode 0600. What root writes belongs to the folder's
// owner, who must be able to read it: qcat runs as a user of its own.
base::Status writeSmallFile(const std::filesystem::path &file, const std::string &text);
// Puts `draft` in the place of `file`, whose owner and mode it takes: who could read the file goes on reading it.
base::Status takePlaceOf(const std::filesystem::path &file, const std::filesystem::path &draft);
// A folder of mode 0700; made by root it belongs to the owner of the folder that it lies in.
base::Status makeOwnFolder(const std::filesystem::path &folder);
base::Result<std::string> readSmallFile(const std::filesystem::path &file);

} // namespace qcat::runtime
