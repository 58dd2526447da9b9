#pragma once

#include <qcat/base/time.h>

#include <fmt/format.h>

#include <chrono>
#include <string>

namespace qcat::qguard
{

inline base::WallTime wallNow()
{
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

inline base::SteadyTime steadyNow()
{
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count()};
}

// Into the journal: its log is its standard error.
inline void say(const std::string &line)
{
    fmt::print(stderr, "{} {}\n", base::toIso(wallNow()), line);
}

} // namespace qcat::qguard
