#pragma once

#include <map>
#include <optional>
#include <string>

namespace qcat::telemetry
{

// The small text files of the kernel. What is not there, or does not say it, is empty: a figure that is not known is not told.
std::optional<double> numberIn(const std::string &file);
// Lines "NAME VALUE" or "NAME: VALUE kB": each name with its number.
std::map<std::string, double> numbersByName(const std::string &file);

} // namespace qcat::telemetry
