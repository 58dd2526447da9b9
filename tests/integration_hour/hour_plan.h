#pragma once

#include <qcat/domain/health.h>

#include <array>
#include <chrono>
#include <cstdint>

// A busy hour: what breaks when, in seconds of it, and who answers.
namespace hour
{

using namespace std::chrono_literals;

inline constexpr auto kLength = 60min;
inline constexpr std::int64_t kPieces = 400'000; // of work that its threads do, at the least

struct Trouble {
    const char *name;
    qcat::domain::Severity severity;
    int from, until;
    int acknowledged; // 0: nobody does
    int steps;        // how many of the chain come to pass before somebody answers or it is over
    bool lapses = false; // it was acknowledged so long ago that somebody is called anew
};

using enum qcat::domain::Severity;
inline constexpr std::array<Trouble, 10> kTroubles = {{
    {"a", P0, 60, 1500, 0, 3},
    {"b", P0, 200, 3300, 900, 3, true},
    {"c", P1, 300, 2000, 0, 1},
    {"d", P2, 400, 1400, 0, 1},
    {"e", P0, 1000, 3000, 0, 3},
    {"f", P0, 1700, 2600, 1800, 1},
    {"g", P1, 1800, 2900, 2100, 1},
    {"h", P0, 2200, 3200, 0, 3},
    {"i", P0, 2500, 2560, 0, 1}, // over before the second step
    {"j", P3, 2700, 3400, 0, 1},
}};

// When the contacts are called for a P0 that nobody acknowledges.
struct Step {
    const char *contact;
    std::chrono::minutes after;
};
inline constexpr std::array<Step, 3> kSteps = {{{"alice", 0min}, {"bob", 5min}, {"chen", 10min}}};

// Each of them has a second channel, for what the first one may not have carried.
inline constexpr std::array<const char *, 2> kChannels = {"hook", "spare"};

} // namespace hour
