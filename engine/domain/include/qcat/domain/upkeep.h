#pragma once

#include <qcat/base/time.h>

#include <array>
#include <cstdint>
#include <string>

namespace qcat::domain
{

// The manual's prevention section: work that nobody misses until the day that it is needed.
enum class UpkeepTask : std::uint8_t { ChannelTest, RestoreTest, OffsiteCopy, PerformanceReport, HostUpdates, AccessAudit, KeyRotation };
inline constexpr std::array kUpkeepTasks = {UpkeepTask::ChannelTest, UpkeepTask::RestoreTest, UpkeepTask::OffsiteCopy, UpkeepTask::PerformanceReport,
                                            UpkeepTask::HostUpdates, UpkeepTask::AccessAudit, UpkeepTask::KeyRotation};

// One line of the calendar.
struct UpkeepItem
{
    UpkeepTask task = UpkeepTask::ChannelTest;
    base::Duration every{};  // it is due again this long after it was done
    base::WallTime since;    // counts while it was never done
    base::WallTime lastDone; // invalid: never
    std::string by;          // "qcat": it was seen to be done
    std::string note;
    bool isSeen = false;     // QCAT sees by itself when it is done: nobody has to say so
    bool operator==(const UpkeepItem &) const = default;

    base::WallTime nextDue() const { return (lastDone.isValid() ? lastDone : since) + every; }
    bool isOverdue(base::WallTime now) const { return now > nextDue(); }
};

} // namespace qcat::domain
