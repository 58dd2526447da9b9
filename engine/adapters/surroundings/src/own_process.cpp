#include "control_group.h"

#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>

#include <qcat/ops_ports/found.h>

#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;
namespace fs = std::filesystem;

namespace
{

constexpr double kMemoryWarn = 0.85;
constexpr double kMemoryCrit = 0.95;
constexpr double kFilesWarn = 0.80;
constexpr double kFilesCrit = 0.95;

// A kill is news for a while: the counter itself never goes back.
class Kills
{
public:
    explicit Kills(base::Duration areNewsFor) : m_areNewsFor(areNewsFor) {}
    double recent(double counted)
    {
        const auto now = std::chrono::steady_clock::now();
        if (const double more = counted - m_counted.value_or(counted); more > 0) {
            m_recent = (now < m_newsUntil ? m_recent : 0) + more;
            m_newsUntil = now + m_areNewsFor;
        }
        m_counted = counted;
        return now < m_newsUntil ? m_recent : 0;
    }

private:
    const base::Duration m_areNewsFor;
    std::optional<double> m_counted;
    double m_recent = 0;
    std::chrono::steady_clock::time_point m_newsUntil;
};

} // namespace

ops::Check processMemory(base::Duration killIsNewsFor, ProcessFiles files)
{
    return [files = std::move(files), kills = std::make_shared<Kills>(killIsNewsFor)](const base::CallLimits &) -> ops::CheckResult {
        const auto resident = numberAfter(files.proc + "/status", "VmRSS:");
        if (!resident)
            return {found(code::kProcessUnreadable, Health::Unknown, files.proc + "/status does not tell the memory in use",
                          {{"detail", files.proc + "/status"}})};
        const double used = *resident * 1024;
        const auto group = memoryOfGroup(files);
        std::vector<domain::Measured> measured = {{"process_memory", used, "bytes"}};
        if (const double killed = kills->recent(group.killed); killed > 0)
            return {found(code::kOomKilled, Health::Crit,
                          fmt::format("the kernel ended {:.0f} processes of this control group for lack of memory", killed),
                          {{"times", fmt::format("{:.0f}", killed)}}),
                    measured};
        if (!group.used || !group.limit || *group.limit <= 0) {
            const auto text = ops::bytesText(used);
            return {found(code::kProcessOk, Health::Ok, fmt::format("the process uses {} of memory", text), {{"used", text}}),
                    measured};
        }
        const double share = *group.used / *group.limit;
        measured.push_back({"group_memory_ratio", share, "ratio"});
        const auto health = share > kMemoryCrit ? Health::Crit : share > kMemoryWarn ? Health::Warn : Health::Ok;
        const auto code = health == Health::Crit   ? code::kMemoryAtLimit
                          : health == Health::Warn ? code::kMemoryNearLimit
                                                   : code::kProcessOk;
        const auto now = ops::bytesText(*group.used);
        const auto limit = ops::bytesText(*group.limit);
        return {found(code, health, fmt::format("the control group uses {} of {} ({})", now, limit, ops::percentText(share)),
                      {{"used", now}, {"limit", limit}, {"share", ops::percentText(share)}}),
                measured};
    };
}

ops::Check processFiles(ProcessFiles files)
{
    return [files = std::move(files)](const base::CallLimits &) -> ops::CheckResult {
        std::error_code error;
        const auto open = std::distance(fs::directory_iterator(files.proc + "/fd", error), fs::directory_iterator());
        rlimit limit = {};
        if (error || ::getrlimit(RLIMIT_NOFILE, &limit) != 0)
            return {found(code::kProcessUnreadable, Health::Unknown, files.proc + "/fd: " + error.message(),
                          {{"detail", files.proc + "/fd"}})};
        const double share = double(open) / double(limit.rlim_cur);
        const auto health = share > kFilesCrit ? Health::Crit : share > kFilesWarn ? Health::Warn : Health::Ok;
        const auto code = health == Health::Crit   ? code::kFilesExhausted
                          : health == Health::Warn ? code::kFilesLow
                                                   : code::kFilesOk;
        return {found(code, health, fmt::format("{} of {} file descriptors are open", open, limit.rlim_cur),
                      {{"open", std::to_string(open)}, {"limit", std::to_string(limit.rlim_cur)}}),
                {{"open_files", double(open), "1"}}};
    };
}

} // namespace qcat::surroundings
