#pragma once

#include <qcat/api/signature.h>

#include <string>

namespace qcat::ops
{

// The name in "Anna (ops)", which is how the command line signs where the configuration names the operator.
inline std::string personOf(const std::string &actor)
{
    const auto user = actor.rfind(" (");
    return user == std::string::npos || user == 0 || !actor.ends_with(')') ? actor : actor.substr(0, user);
}

// A second person is not the first one at another window, nor under another name: whoever has no token of his own came through the same
// door, and nothing tells two of them apart.
inline bool mayBeSamePerson(const std::string &a, const std::string &b)
{
    return personOf(a) == personOf(b) || (!api::hasOwnToken(a) && !api::hasOwnToken(b));
}

} // namespace qcat::ops
