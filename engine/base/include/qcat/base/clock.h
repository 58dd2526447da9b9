#pragma once

#include <qcat/base/time.h>

namespace qcat::base
{

// Time is an input. The cores are handed a Clock; the real one lives in engine/runtime, tests hold a ManualClock. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual WallTime wallNow() const = 0;
    virtual SteadyTime steadyNow() const = 0;
};

} // namespace qcat::base
