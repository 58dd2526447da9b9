#pragma once

#include <qcat/ops_ports/check.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// Checks of the machine and of this process. They read /proc, /sys and files: quick, but run them on a worker.
namespace qcat::surroundings
{

// Where the kernel tells about a process and its control group.
struct ProcessFiles {
    std::string proc = "/proc/self";
    std::string cgroups = "/sys/fs/cgroup";
};
// What the process and its control group use, against the group's limit. "oom_killed" once for each rise of the group's
// counter, and for `killIsNewsFor`; what had been counted before the first look is not held against it.
ops::Check processMemory(base::Duration killIsNewsFor, ProcessFiles files = {});
// Open file descriptors against the soft limit.
ops::Check processFiles(ProcessFiles files = {});

// Where the kernel tells how long tasks wait: for the own control group, in the first of its hierarchies that does, or for the whole machine.
struct PressureFiles {
    std::string machine = "/proc/pressure/io";
    std::string process = "/proc/self";
    std::vector<std::string> groups = {"/sys/fs/cgroup", "/sys/fs/cgroup/unified"};
};
// Share of the time since the look before, of the last three seconds at least, in which every task stood still for the disk (pressure stall
// information).
ops::Check diskIo(PressureFiles files = {});

// Which time service runs on this machine: "chrony", "systemd-timesyncd" or "ntpd"; empty: none that is known, so the clock is kept by
// somebody else (the host of a container), or by nobody.
std::string timeService();
struct ClockReading {
    bool synchronised = false; // by a time service, as the kernel knows
    base::Duration offset{};
    base::Duration maxError{};
};
struct ClockSources {
    std::function<std::optional<ClockReading>()> discipline;
    // Wall time less a clock that nobody sets: moves when the wall clock is stepped.
    std::function<base::Duration()> wallAgainstSteady;
    std::function<std::string()> keeper = timeService;
};
ClockSources kernelClock();
struct ClockLimits {
    base::Duration warn = std::chrono::milliseconds(50);
    base::Duration crit = std::chrono::milliseconds(500);
    bool mustBeSynchronised = true; // false: a clock that nobody disciplines is worth a warning only
    base::Duration stepIsNewsFor = std::chrono::minutes(1); // after it was seen
};
ops::Check systemClock(ClockLimits limits, ClockSources sources = kernelClock());

// The log file that this process writes: whether it is still the one at that path (logrotate renames it), and its size.
ops::Check logWriter(std::string file, std::int64_t largest);
// Whether this process has the file that is at that path open.
bool writesLog(const std::string &file);

// How long the files that hold keys and passwords have been as they are; those that are not there are passed over.
ops::Check keyAge(std::vector<std::string> files, base::Duration rotateAfter);

// The newest qcat_db_* of a folder: its age, and whether it is what NAME.sha256 beside it says (worked out once a file).
ops::Check backupFiles(std::string folder, base::Duration maxAge);

// What NAME.offsite.json says beside them: whether the newest try to copy one elsewhere came to an end, and how old the newest backup is
// that has a copy. Where none has such a file no copies are made.
ops::Check offsiteCopies(std::string folder, base::Duration maxAge);

} // namespace qcat::surroundings
