#pragma once

#include <map>
#include <string>
#include <string_view>

namespace qcat::surroundings
{

// The samples of one metric in Prometheus's text form, by the value of one label ("" where there is none); samples that
// differ in other labels are added up.
std::map<std::string, double> samplesOf(std::string_view text, std::string_view metric, std::string_view label);

} // namespace qcat::surroundings
