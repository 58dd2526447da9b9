#pragma once

#include <qcat/base/clock.h>

#include <chrono>

#include <time.h>

namespace qcat::runtime
{

// The one place where the product asks the machine for the time. Its steady clock goes on while the machine sleeps: what is old after that
// is shown as old, and a deadline that passed meanwhile has passed.
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
        timespec now{};
        ::clock_gettime(CLOCK_BOOTTIME, &now);
        return {std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec};
    }
};

} // namespace qcat::runtime
