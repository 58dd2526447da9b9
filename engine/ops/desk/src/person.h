#pragma once

#include <string>

namespace qcat::ops
{

// The person in "Anna (ops)", which is how the command line signs where the configuration names the operator: the same one as "Anna" in the
// console. A second person is not the first one in another window.
inline std::string personOf(const std::string &actor)
{
    const auto user = actor.rfind(" (");
    return user == std::string::npos || user == 0 || !actor.ends_with(')') ? actor : actor.substr(0, user);
}

} // namespace qcat::ops
