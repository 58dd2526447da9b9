#pragma once

#include <qcat/base/clock.h>

#include <chrono>

namespace qcat::runtime
{

// The one place where the product asks the machine for the time.
class SystemClock : public base::Clock
{
public:
    base::WallTime wallNow() const override
    {
        return {
            std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
                .count()};
    }
    base::SteadyTime steadyNow() const override
    {
        return {
            std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
                .count()};
    }
};

} // namespace qcat::runtime
