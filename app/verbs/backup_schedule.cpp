#include "backup_schedule.h"

#include "store_access.h"
#include "verbs.h"

#include <qcat/runtime/system_clock.h>
#include <qcat/service_control/systemd_timer.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace qcat::app
{

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

namespace
{

constexpr auto kTimer = "qcat-backup.timer";
constexpr auto kService = "qcat-backup.service";
constexpr base::Duration kWithin = 20s;

Json orNull(base::WallTime time)
{
    return time.isValid() ? Json(base::toIso(time)) : Json();
}

void say(const service_control::TimerStatus &status, base::WallTime now)
{
    fmt::print("{}: create, verify, copy; {} and {}\n", kTimer, status.isActive ? "active" : "NOT ACTIVE",
               status.isEnabled ? "enabled" : "not enabled: gone after the next boot");
    if (status.last.isValid())
        fmt::print("last  {} ({} ago): {}\n", base::toIso(status.last), base::toShortText(now - status.last), status.result);
    else
        fmt::print("last  never\n");
    if (status.next.isValid())
        fmt::print("next  {} (in {})\n", base::toIso(status.next), base::toShortText(status.next - now));
    else
        fmt::print("next  none; qcat backup schedule --enable has it run every night\n");
}

} // namespace

int scheduleBackups(const BackupAsked &asked)
{
    if (asked.enable)
        if (const auto enabled = service_control::enableTimer(kTimer, {kWithin, {}}); !enabled)
            return sayStoreFailure(enabled.error());
    const auto status = service_control::timerStatus(kTimer, kService, {kWithin, {}});
    if (!status)
        return sayStoreFailure(status.error());
    if (asked.json)
        fmt::print("{}\n", Json{{"timer", kTimer},
                                {"active", status->isActive},
                                {"enabled", status->isEnabled},
                                {"last", orNull(status->last)},
                                {"last_result", status->last.isValid() ? Json(status->result) : Json()},
                                {"next", orNull(status->next)}}
                               .dump(2));
    else
        say(*status, runtime::SystemClock().wallNow());
    const bool hasFailed = status->last.isValid() && status->result != "success";
    return status->isActive && status->isEnabled && !hasFailed ? kGood : kFinding;
}

} // namespace qcat::app
