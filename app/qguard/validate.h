#pragma once

#include <string>

namespace qcat::qguard
{

// qguard --validate: every mistake of the configuration on standard error, and whom a P0 would call now. 0 good, 1 a mistake or nobody to
// call.
int validate(const std::string &file);

} // namespace qcat::qguard
