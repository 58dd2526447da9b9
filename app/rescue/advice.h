#pragma once

#include "seen.h"

#include <string>
#include <vector>

namespace qcat::app::rescue
{

// What rescue can do itself. Neither starts a second engine.
enum class Act : std::uint8_t { None, Continue, Start };

// One thing to do next, or to know before.
struct Advice {
    domain::Health weight =
        domain::Health::Ok; // Crit: it keeps the engine from working; Warn: look at it; Ok: for knowledge
    domain::LocalText what;
    Act act = Act::None;
};

// What to do, the safest first: what is at stake, what is in the way, and the next step. Never empty.
std::vector<Advice> nextSteps(const Seen &seen);

// What must be typed before it is done.
std::string_view phraseOf(Act act);
std::string_view nameOf(Act act);

} // namespace qcat::app::rescue
