#pragma once

#include <qcat/base/result.h>

#include <nlohmann/json.hpp>

#include <filesystem>

namespace qcat::backup
{

// The small files that lie beside a dump. "backup.foreign" where there is none, or something else; bounded.
base::Result<nlohmann::ordered_json> readJsonFile(const std::filesystem::path &file);
// Whole or not at all.
base::Status writeJsonFile(const std::filesystem::path &file, const nlohmann::ordered_json &json);

} // namespace qcat::backup
