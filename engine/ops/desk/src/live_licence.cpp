#include <qcat/desk/live_licence.h>

#include <qcat/desk/codes.h>
#include <qcat/ops_ports/found.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::ops
{

using domain::Finding;
using domain::Health;

namespace
{

bool hasPassed(const LicenceFacts &facts, const std::string &fault)
{
    const DrillResult *last = nullptr;
    for (const auto &drill : facts.drills)
        if (drill.fault == fault && drill.version == facts.version && (!last || drill.at > last->at))
            last = &drill;
    return last && last->isPassed;
}

Finding drillPoint(const LicenceFacts &facts)
{
    std::string missing;
    for (const auto &fault : facts.neededDrills)
        if (!hasPassed(facts, fault))
            missing += (missing.empty() ? "" : ", ") + fault;
    const auto count = std::to_string(facts.neededDrills.size());
    if (facts.neededDrills.empty()) // nothing was ever rehearsed with this installation: that is no licence
        return found(code::kLicenceNoDrills, Health::Crit, "no P0 fault that is watched here has a drill", {});
    if (missing.empty())
        return found(code::kLicenceDrills, Health::Ok, fmt::format("{} P0 drills passed on {}", count, facts.version),
                     {{"count", count}, {"version", facts.version}});
    return found(code::kLicenceDrillsMissing, Health::Crit, fmt::format("P0 drills that did not pass on {}: {}", facts.version, missing),
                 {{"faults", missing}, {"version", facts.version}});
}

// Something that must have happened lately.
Finding recentPoint(base::WallTime at, base::Duration within, base::WallTime now, std::string_view good, std::string_view missing, const char *what)
{
    const auto limit = base::toShortText(within);
    if (!at.isValid() || now - at > within)
        return found(missing, Health::Crit, fmt::format("not within {}: {}", limit, what), {{"limit", limit}});
    const auto age = base::toShortText(now - at);
    return found(good, Health::Ok, fmt::format("{} ago: {}", age, what), {{"age", age}});
}

Finding healthPoint(Health health, std::string_view good, std::string_view bad, const char *what)
{
    if (health == Health::Ok)
        return found(good, Health::Ok, fmt::format("{}: good", what), {});
    return found(bad, Health::Crit, fmt::format("{}: not good, or nobody looks", what), {});
}

} // namespace

std::vector<Finding> licencePoints(const LicenceFacts &facts, base::WallTime now)
{
    return {drillPoint(facts),
            recentPoint(facts.restoreProvenAt, kRestoreProvenWithin, now, code::kLicenceRestore, code::kLicenceRestoreMissing,
                        "a backup was restored and compared"),
            recentPoint(facts.phoneAnsweredAt, kPhoneAnsweredWithin, now, code::kLicencePhone, code::kLicencePhoneMissing,
                        "somebody answered on a phone"),
            healthPoint(facts.keys, code::kLicenceKeys, code::kLicenceKeysMissing, "the age of keys and passwords"),
            healthPoint(facts.clock, code::kLicenceClock, code::kLicenceClockMissing, "the system clock")};
}

} // namespace qcat::ops
