#pragma once

#include <qcat/base/clock.h>

#include <chrono>

// For tests that talk to real threads and sockets.
class RealClock : public qcat::base::Clock
{
public:
    qcat::base::WallTime wallNow() const override
    {
        return {std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count()};
    }
    qcat::base::SteadyTime steadyNow() const override
    {
        return {std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count()};
    }
};
