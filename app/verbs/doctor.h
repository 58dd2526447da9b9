#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat doctor SUBJECT …: looks into something that QCAT stands on and says what is wrong with it. Changes nothing.
int runDoctor(const std::vector<std::string> &arguments);

} // namespace qcat::app
