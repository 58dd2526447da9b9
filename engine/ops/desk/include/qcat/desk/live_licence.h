#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>

#include <string>
#include <vector>

namespace qcat::ops
{

struct DrillResult {
    std::string fault;
    std::string version; // of the program that was drilled
    base::WallTime at;
    bool isPassed = false;
};

// What is known of what trading with real money asks for.
struct LicenceFacts {
    std::string version; // of this program
    std::vector<std::string> neededDrills;
    std::vector<DrillResult> drills;
    base::WallTime restoreProvenAt; // invalid: never
    base::WallTime phoneAnsweredAt; // invalid: never
    domain::Health keys = domain::Health::Unknown;
    domain::Health clock = domain::Health::Unknown;
};

inline constexpr base::Duration kRestoreProvenWithin = std::chrono::hours(26);
inline constexpr base::Duration kPhoneAnsweredWithin = std::chrono::hours(168);

// One finding a point, Ok or Crit: every needed drill passed on this version (the last one of each counts), a backup was restored and
// compared, somebody answered on a phone, keys and clock are good. What is not known is not good.
std::vector<domain::Finding> licencePoints(const LicenceFacts &facts, base::WallTime now);

} // namespace qcat::ops
