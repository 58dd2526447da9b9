#pragma once

#include <qcat/domain/health.h>

#include <array>
#include <chrono>

// A busy hour: what breaks when, in seconds of it, and who answers.
namespace hour
{

using namespace std::chrono_literals;

inline constexpr auto kLength = 60min;

struct Trouble {
    const char *name;
    qcat::domain::Severity severity;
    int from, until;
    int acknowledged; // 0: nobody does
};

using enum qcat::domain::Severity;
inline constexpr std::array<Trouble, 10> kTroubles = {{
    {"a", P0, 60, 1500, 0},
    {"b", P0, 200, 3300, 900},
    {"c", P1, 300, 2000, 0},
    {"d", P2, 400, 1400, 0},
    {"e", P0, 1000, 3000, 0},
    {"f", P0, 1700, 2600, 1800},
    {"g", P1, 1800, 2900, 2100},
    {"h", P0, 2200, 3200, 0},
    {"i", P0, 2500, 2560, 0}, // over before the second step
    {"j", P3, 2700, 3400, 0},
}};

// When the contacts are called for a P0 that nobody acknowledges.
struct Step {
    const char *contact;
    std::chrono::minutes after;
};
inline constexpr std::array<Step, 3> kSteps = {{{"alice", 0min}, {"bob", 5min}, {"chen", 10min}}};

} // namespace hour
