#include "finding.h"

#include <qcat/checks/codes.h>
#include <qcat/checks/system_checks.h>

#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>

namespace qcat::checks
{

namespace
{

using domain::Health;

std::string parentOf(const std::string &path)
{
    const auto slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

ops::CheckResult lookAt(const std::string &path, const DiskLimits &limits)
{
    struct statvfs space = {};
    std::string existing = path;
    while (statvfs(existing.c_str(), &space) != 0) {
        if (errno != ENOENT || existing == "/" || existing == ".") {
            const std::string detail = std::strerror(errno);
            return {finding(code::kDiskUnreadable, Health::Unknown, fmt::format("{}: {}", path, detail),
                            {{"path", path}, {"detail", detail}})};
        }
        existing = parentOf(existing);
    }
    const double block = double(space.f_frsize);
    const double free = double(space.f_bavail) * block; // what is not reserved for root
    const double total = (double(space.f_blocks) - double(space.f_bfree - space.f_bavail)) * block;
    const double share = total > 0 ? free / total : 0;

    const bool crit = share < limits.critBelow || free < double(limits.critBelowBytes);
    const auto health = crit ? Health::Crit : share < limits.warnBelow ? Health::Warn : Health::Ok;
    const auto code = crit ? code::kDiskFull : health == Health::Warn ? code::kDiskLow : code::kDiskOk;
    return {finding(code, health, fmt::format("{} free at {} ({})", bytesText(free), path, percentText(share)),
                    {{"path", path}, {"free", bytesText(free)}, {"share", percentText(share)}}),
            {{"disk_free_bytes", free, "bytes"}, {"disk_free_ratio", share, "ratio"}}};
}

bool isWorse(Health a, Health b)
{
    const auto rank = [](Health h) {
        return h == Health::Crit ? 3 : h == Health::Unknown ? 2 : h == Health::Warn ? 1 : 0;
    };
    return rank(a) > rank(b);
}

} // namespace

ops::Check diskSpace(std::vector<std::string> paths, DiskLimits limits)
{
    return [paths = std::move(paths), limits](const base::CallLimits &) {
        ops::CheckResult worst;
        std::string all;
        for (const auto &path : paths) {
            auto result = lookAt(path, limits);
            all += result.finding.text + '\n';
            if (worst.finding.code.empty() || isWorse(result.finding.health, worst.finding.health))
                worst = std::move(result);
        }
        worst.output = std::move(all);
        return worst;
    };
}

} // namespace qcat::checks
