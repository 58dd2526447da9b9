#include "host_metrics.h"

#include "proc_files.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace qcat::telemetry
{

namespace
{

void addProcessors(Families &families)
{
    std::ifstream in("/proc/stat");
    std::string name;
    if (!(in >> name) || name != "cpu")
        return;
    const double tick = double(::sysconf(_SC_CLK_TCK));
    auto spent = counter("qcat_host_cpu_seconds_total", "Processor time of the machine, by what it was spent on");
    for (const char *mode : {"user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"})
        if (double ticks = 0; in >> ticks)
            spent.add(ticks / tick, {{"mode", mode}});
    spent.into(families);
    gauge("qcat_host_cpus", "Processors of the machine").add(double(::sysconf(_SC_NPROCESSORS_ONLN))).into(families);
    if (const auto load = numberIn("/proc/loadavg"))
        gauge("qcat_host_load1", "Tasks that ran or waited, over the last minute").add(*load).into(families);
}

void addMemory(Families &families)
{
    const auto memory = numbersByName("/proc/meminfo"); // in kB
    auto bytes = gauge("qcat_host_memory_bytes", "Memory of the machine");
    for (const auto &[written, name] : {std::pair("MemTotal", "total"), std::pair("MemAvailable", "available"), std::pair("Cached", "cached"),
                                        std::pair("SwapTotal", "swap_total"), std::pair("SwapFree", "swap_free")})
        if (const auto found = memory.find(written); found != memory.end())
            bytes.add(found->second * 1024, {{"kind", name}});
    bytes.into(families);
}

// "some avg10=0.00 avg60=0.00 avg300=0.00 total=123": microseconds in which at least one task waited; "full": in which all did.
void addPressure(Families &families)
{
    auto stalled = counter("qcat_host_pressure_stalled_seconds_total", "Time in which some tasks, or all, waited for a resource");
    for (const char *resource : {"cpu", "io", "memory"}) {
        std::ifstream in(std::string("/proc/pressure/") + resource);
        for (std::string line; std::getline(in, line);)
            if (const auto total = line.find("total="); total != std::string::npos)
                stalled.add(std::strtod(line.c_str() + total + 6, nullptr) / 1e6, {{"resource", resource}, {"who", line.substr(0, line.find(' '))}});
    }
    stalled.into(families);
}

void addDisk(const std::string &folder, Families &families)
{
    std::error_code failed;
    const auto space = std::filesystem::space(folder, failed);
    if (folder.empty() || failed)
        return;
    gauge("qcat_disk_bytes", "Space of the disk that holds the data folder")
        .add(double(space.capacity), {{"kind", "size"}})
        .add(double(space.available), {{"kind", "available"}})
        .into(families);
}

std::string ownGroup()
{
    std::ifstream in("/proc/self/cgroup");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("0::/"))
            return "/sys/fs/cgroup/" + line.substr(4) + '/';
    return {};
}

} // namespace

void addHostMetrics(const std::string &folder, Families &families)
{
    addProcessors(families);
    addMemory(families);
    addPressure(families);
    addDisk(folder, families);
}

void addControlGroupMetrics(Families &families)
{
    const auto group = ownGroup();
    if (group.empty())
        return;
    if (const auto used = numberIn(group + "memory.current"))
        gauge("qcat_cgroup_memory_used_bytes", "Memory that the control group uses").add(*used).into(families);
    if (const auto limit = numberIn(group + "memory.max"))
        gauge("qcat_cgroup_memory_limit_bytes", "Memory that it may use").add(*limit).into(families);
    const auto spent = numbersByName(group + "cpu.stat");
    if (const auto found = spent.find("usage_usec"); found != spent.end())
        counter("qcat_cgroup_cpu_seconds_total", "Processor time that the control group used").add(found->second / 1e6).into(families);
    if (const auto found = spent.find("throttled_usec"); found != spent.end())
        counter("qcat_cgroup_cpu_throttled_seconds_total", "Time in which it was held back by its limit").add(found->second / 1e6).into(families);
}

} // namespace qcat::telemetry
