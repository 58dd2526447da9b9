#include "process_metrics.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace qcat::telemetry
{

namespace
{

double residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    statm >> pages >> resident;
    return resident * double(::sysconf(_SC_PAGESIZE));
}

double processorSeconds()
{
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double openFiles()
{
    std::error_code failed;
    const std::filesystem::directory_iterator files("/proc/self/fd", failed);
    return failed ? 0 : double(std::distance(files, std::filesystem::directory_iterator{}));
}

} // namespace

void addProcessMetrics(double startSeconds, Families &families)
{
    gauge("process_start_time_seconds", "Start of the process since 1970").add(startSeconds).into(families);
    gauge("process_resident_memory_bytes", "Resident memory").add(residentBytes()).into(families);
    gauge("process_open_fds", "Open files").add(openFiles()).into(families);
    counter("process_cpu_seconds_total", "Processor time used").add(processorSeconds()).into(families);
}

} // namespace qcat::telemetry
