#pragma once

#include <qcat/ops_ports/time_zones.h>

namespace qcat::time_zones
{

// The machine's own zone database.
class SystemTimeZones : public ops::TimeZones
{
public:
    bool isKnown(const std::string &zone) const override;
    base::Duration offset(const std::string &zone, base::WallTime at) const override;
};

} // namespace qcat::time_zones
