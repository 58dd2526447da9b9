#include <qcat/surroundings/memory_reading.h>

#include "control_group.h"

namespace qcat::surroundings
{

namespace
{

constexpr double kKiB = 1024;

struct Bound
{
    MemoryBound what = MemoryBound::Machine;
    double used = 0;
    double limit = 0;
    double share() const { return used / limit; }
    double pressure() const { return what == MemoryBound::Machine ? 1 - 2 * (1 - share()) : share(); }
};

std::optional<Bound> boundOfGroup(const ProcessFiles &files)
{
    const auto group = memoryOfGroup(files);
    if (!group.used || group.limit.value_or(0) <= 0)
        return std::nullopt;
    return Bound{MemoryBound::Group, *group.used, *group.limit};
}

std::optional<Bound> boundOfMachine(const std::string &meminfo)
{
    const auto total = numberAfter(meminfo, "MemTotal:");
    const auto available = numberAfter(meminfo, "MemAvailable:");
    if (!total || !available || *total <= 0)
        return std::nullopt;
    return Bound{MemoryBound::Machine, (*total - *available) * kKiB, *total * kKiB};
}

} // namespace

std::optional<MemoryReading> memoryReading(std::int64_t ownLimit, const ProcessFiles &files, const std::string &meminfo)
{
    const auto resident = numberAfter(files.proc + "/status", "VmRSS:");
    const auto anonymous = numberAfter(files.proc + "/status", "RssAnon:");
    if (!resident || !anonymous)
        return std::nullopt;
    std::optional<Bound> nearest;
    if (ownLimit > 0)
        nearest = Bound{MemoryBound::Process, *resident * kKiB, double(ownLimit)};
    for (const auto &bound : {boundOfGroup(files), boundOfMachine(meminfo)})
        if (bound && (!nearest || bound->pressure() > nearest->pressure()))
            nearest = bound;
    if (!nearest)
        return std::nullopt;
    return MemoryReading{std::int64_t(*resident * kKiB), std::int64_t(*anonymous * kKiB), nearest->what, std::int64_t(nearest->used),
                         std::int64_t(nearest->limit), nearest->pressure()};
}

} // namespace qcat::surroundings
