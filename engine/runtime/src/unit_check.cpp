#include "unit_check.h"

#include <qcat/ops_ports/found.h>
#include <qcat/service_control/codes.h>
#include <qcat/service_control/systemd_service.h>

namespace qcat::runtime
{

using domain::Health;
using ops::found;

namespace
{

domain::Finding findingOf(const std::string &unit, const base::Result<ops::ServiceStatus> &status)
{
    if (status && status->running)
        return found("units.running", Health::Ok, unit + " runs", {{"units", unit}});
    if (status)
        return found("unit.down", Health::Crit, fmt::format("{} does not run: it is {}", unit, status->state),
                     {{"unit", unit}, {"state", status->state}});
    const auto &error = status.error();
    if (error.code == service_control::code::kUnitUnknown)
        return found("unit.unknown", Health::Crit, error.message, {{"unit", unit}});
    return found("unit.not_asked", Health::Unknown, error.message, {{"unit", unit}, {"detail", error.message}});
}

} // namespace

ops::Check unitCheck(std::vector<std::string> units)
{
    return [units = std::move(units)](const base::CallLimits &limits) -> ops::CheckResult {
        std::string all;
        for (const auto &unit : units) {
            auto finding = findingOf(unit, service_control::unitStatus(unit, limits));
            if (finding.health != Health::Ok)
                return {std::move(finding)};
            all += (all.empty() ? "" : ", ") + unit;
        }
        return {found("units.running", Health::Ok, all + " run", {{"units", all}})};
    };
}

} // namespace qcat::runtime
