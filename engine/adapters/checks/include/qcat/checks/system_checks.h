#pragma once

#include <qcat/ops_ports/check.h>

#include <cstdint>
#include <string>
#include <vector>

// Checks of the machine. All may block until their deadline: run them on a worker.
namespace qcat::checks
{

struct DiskLimits {
    double warnBelow = 0.15; // share that is free
    double critBelow = 0.05;
    std::int64_t critBelowBytes = 256ll << 20;
};
// Free space where these paths lie; the fullest decides. A path that is not there yet is looked at through its nearest
// parent.
ops::Check diskSpace(std::vector<std::string> paths, DiskLimits limits = {});

struct MemoryLimits {
    double warnBelow = 0.10; // share of all memory that is available
    double critBelow = 0.04;
};
ops::Check memoryAvailable(MemoryLimits limits = {}, std::string meminfo = "/proc/meminfo");

// A TCP connection to host:port, closed again at once. Refused, silent and not reachable are told apart.
ops::Check tcpPort(std::string host, int port);

// The end of a log file.
ops::Check logTail(std::string file, std::size_t bytes = 16 * 1024);

} // namespace qcat::checks
