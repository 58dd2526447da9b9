#pragma once

#include <qcat/base/time.h>

#include <string>

namespace qcat::ops
{

// What the clocks of a place show: working hours, rotations. Thread-safe, returns at once.
class TimeZones
{
public:
    virtual ~TimeZones() = default;
    // "Asia/Shanghai"; an empty name is the machine's own zone and always known.
    virtual bool isKnown(const std::string &zone) const = 0;
    // Local time minus UTC at that moment, daylight saving included. Of a zone that is not known: zero.
    virtual base::Duration offset(const std::string &zone, base::WallTime at) const = 0;
};

} // namespace qcat::ops
