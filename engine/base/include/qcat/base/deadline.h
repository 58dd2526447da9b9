#pragma once

#include <qcat/base/time.h>

#include <algorithm>

namespace qcat::base
{

// A point of the steady clock by which a blocking call must end.
class Deadline
{
public:
    using Clock = std::chrono::steady_clock;

    explicit Deadline(Duration timeout) : m_at(Clock::now() + timeout) {}

    Clock::time_point at() const { return m_at; }
    // Never negative.
    Duration remaining() const { return std::max<Duration>(m_at - Clock::now(), Duration(0)); }
    bool isPassed() const { return Clock::now() >= m_at; }
    // Never negative, rounded up so that waiting for it does not end too early.
    int remainingMs() const
    {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_at - Clock::now()).count();
        return left > 0 ? static_cast<int>(left) : 0;
    }

    auto operator<=>(const Deadline &) const = default; // the earlier one is the smaller

private:
    Clock::time_point m_at;
};

} // namespace qcat::base
