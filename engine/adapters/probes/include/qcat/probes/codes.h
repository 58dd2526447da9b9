#pragma once

#include <string_view>

// Every code that probes themselves put into findings, with the arguments that go with it; the others are those of
// their checks.
namespace qcat::probes::code
{

inline constexpr std::string_view kTimeout = "probe.timeout";            // probe, timeout
inline constexpr std::string_view kStillRunning = "probe.still_running"; // probe, timeout

} // namespace qcat::probes::code
