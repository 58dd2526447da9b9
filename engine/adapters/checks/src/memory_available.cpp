#include "finding.h"

#include <qcat/checks/codes.h>
#include <qcat/checks/system_checks.h>

#include <fstream>
#include <map>
#include <sstream>

namespace qcat::checks
{

namespace
{

using domain::Health;

struct MemInfo {
    std::map<std::string, double> bytes; // by name, of the lines that give kB
    std::string text;
};

MemInfo readMemInfo(const std::string &file)
{
    MemInfo info;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name, unit;
        double value = 0;
        if (words >> name >> value >> unit && unit == "kB")
            info.bytes[name.substr(0, name.size() - 1)] = value * 1024;
        info.text += line + '\n';
    }
    return info;
}

} // namespace

ops::Check memoryAvailable(MemoryLimits limits, std::string meminfo)
{
    return [limits, meminfo = std::move(meminfo)](const base::CallLimits &) -> ops::CheckResult {
        const auto info = readMemInfo(meminfo);
        const auto total = info.bytes.find("MemTotal");
        const auto available = info.bytes.find("MemAvailable");
        if (total == info.bytes.end() || available == info.bytes.end() || total->second <= 0)
            return {finding(code::kMemoryUnreadable, Health::Unknown,
                            fmt::format("{} does not say how much memory is available", meminfo),
                            {{"detail", meminfo}})};
        const double share = available->second / total->second;
        const auto health = share < limits.critBelow   ? Health::Crit
                            : share < limits.warnBelow ? Health::Warn
                                                       : Health::Ok;
        const auto code = health == Health::Crit   ? code::kMemoryExhausted
                          : health == Health::Warn ? code::kMemoryLow
                                                   : code::kMemoryOk;
        return {finding(code, health,
                        fmt::format("{} of memory available ({})", bytesText(available->second), percentText(share)),
                        {{"available", bytesText(available->second)}, {"share", percentText(share)}}),
                {{"memory_available_bytes", available->second, "bytes"}, {"memory_available_ratio", share, "ratio"}},
                info.text};
    };
}

} // namespace qcat::checks
