#include "process_metrics.h"

#include "proc_files.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace qcat::telemetry
{

namespace
{

void addMemory(Families &families)
{
    std::ifstream statm("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    if (!(statm >> pages >> resident))
        return;
    const double page = double(::sysconf(_SC_PAGESIZE));
    gauge("process_virtual_memory_bytes", "Virtual memory").add(pages * page).into(families);
    gauge("process_resident_memory_bytes", "Resident memory").add(resident * page).into(families);
}

void addFiles(Families &families)
{
    std::error_code failed;
    const std::filesystem::directory_iterator files("/proc/self/fd", failed);
    if (!failed)
        gauge("process_open_fds", "Open files").add(double(std::distance(files, std::filesystem::directory_iterator{}))).into(families);
    if (rlimit limit = {}; ::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        gauge("process_max_fds", "Files that may be open").add(double(limit.rlim_cur)).into(families);
}

void addUsage(Families &families)
{
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    counter("process_cpu_seconds_total", "Processor time used").add(seconds(usage.ru_utime) + seconds(usage.ru_stime)).into(families);
    counter("qcat_process_context_switches_total", "Switches away from a thread: it waited, or its time was over")
        .add(double(usage.ru_nvcsw), {{"kind", "voluntary"}})
        .add(double(usage.ru_nivcsw), {{"kind", "involuntary"}})
        .into(families);
    counter("qcat_process_page_faults_total", "Pages that were not in memory; a major one was read from the disk")
        .add(double(usage.ru_minflt), {{"kind", "minor"}})
        .add(double(usage.ru_majflt), {{"kind", "major"}})
        .into(families);
}

void addThreadsAndIo(Families &families)
{
    const auto status = numbersByName("/proc/self/status");
    if (const auto threads = status.find("Threads"); threads != status.end())
        gauge("qcat_process_threads", "Threads").add(threads->second).into(families);
    const auto io = numbersByName("/proc/self/io");
    if (!io.contains("read_bytes") || !io.contains("write_bytes"))
        return;
    counter("qcat_process_disk_bytes_total", "Bytes that went to and came from a disk for this process")
        .add(io.at("read_bytes"), {{"direction", "read"}})
        .add(io.at("write_bytes"), {{"direction", "write"}})
        .into(families);
}

} // namespace

void addProcessMetrics(double startSeconds, Families &families)
{
    gauge("process_start_time_seconds", "Start of the process since 1970").add(startSeconds).into(families);
    addMemory(families);
    addFiles(families);
    addUsage(families);
    addThreadsAndIo(families);
}

} // namespace qcat::telemetry
