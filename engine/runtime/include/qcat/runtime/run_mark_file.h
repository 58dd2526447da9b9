#pragma once

#include <filesystem>

namespace qcat::runtime
{

// Stands in a data folder from the begin of an engine to its orderly end.
inline std::filesystem::path runMarkIn(const std::filesystem::path &folder)
{
    return folder / "running";
}

} // namespace qcat::runtime
