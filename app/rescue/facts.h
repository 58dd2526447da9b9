#pragma once

#include "seen.h"

#include <string>
#include <vector>

namespace qcat::app::rescue
{

// What was seen, in words: one line a thing, further ones below it.
struct Fact {
    std::string name;
    std::string text;
    domain::Health health = domain::Health::Ok;
};
std::vector<Fact> factsOf(const Seen &seen, bool chinese);

} // namespace qcat::app::rescue
