#pragma once

#include <qcat/base/time.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace qcat::domain
{

// The first rows of a list, in the order that the list says, and how many there were.
template <typename T>
struct Bounded {
    std::vector<T> rows;
    std::int64_t total = 0;
    bool operator==(const Bounded &) const = default;
};

// A counter that only grows until somebody resets it. Alarms and charts look at `delta`, never at `total`.
struct Counter {
    std::int64_t total = 0;            // since the server's last reset of its statistics
    std::optional<std::int64_t> delta; // in the section's window; empty: first reading, or reset in between
    bool operator==(const Counter &) const = default;
};

// Empty where there is no delta or no window.
inline std::optional<double> perSecond(const Counter &counter, base::Duration window)
{
    if (!counter.delta || window <= base::Duration::zero())
        return std::nullopt;
    return double(*counter.delta) / std::chrono::duration<double>(window).count();
}

} // namespace qcat::domain
