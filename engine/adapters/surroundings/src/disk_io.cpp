#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>

#include <qcat/ops_ports/found.h>

#include <chrono>
#include <cstdio>
#include <deque>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;

namespace
{
constexpr double kSlow = 0.30;
constexpr double kStalled = 0.60;
constexpr auto kLeastWindow = std::chrono::seconds(3);

// One reading of pressure stall information: how long every task stood still.
struct Pressure {
    double lastTenSeconds = 0; // share
    std::chrono::microseconds total{};
};

std::optional<Pressure> read(const std::string &file)
{
    std::ifstream in(file);
    double percent = -1;
    long long total = 0;
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("full "))
            std::sscanf(line.c_str(), "full avg10=%lf avg60=%*f avg300=%*f total=%lld", &percent, &total);
    if (percent < 0)
        return std::nullopt;
    return Pressure{percent / 100, std::chrono::microseconds(total)};
}

// That of the own control group, where it has one: others may be busy while we stand still.
std::string fileOf(const PressureFiles &files)
{
    std::ifstream in(files.process + "/cgroup");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("0::/") && line.size() > 4)
            for (const auto &root : files.groups)
                if (auto file = root + line.substr(3) + "/io.pressure"; std::ifstream(file))
                    return file;
    return files.machine;
}

// The share since an earlier look, three seconds ago at least, or of the last ten seconds where there was none.
class Stalls
{
public:
    double share(const Pressure &now)
    {
        const auto time = std::chrono::steady_clock::now();
        while (m_seen.size() > 1 && time - m_seen[1].first >= kLeastWindow)
            m_seen.pop_front();
        m_seen.emplace_back(time, now.total);
        const auto window = time - m_seen.front().first;
        if (window < kLeastWindow)
            return now.lastTenSeconds;
        return std::chrono::duration<double>(now.total - m_seen.front().second) / window;
    }

private:
    std::deque<std::pair<std::chrono::steady_clock::time_point, std::chrono::microseconds>> m_seen;
};
} // namespace

ops::Check diskIo(PressureFiles files)
{
    return [files = std::move(files), stalls = std::make_shared<Stalls>()](const base::CallLimits &) -> ops::CheckResult {
        const auto file = fileOf(files);
        const auto seen = read(file);
        if (!seen)
            return {found(code::kIoUnreadable, Health::Unknown,
                          fmt::format("{} does not say how long tasks wait for the disk", file), {{"detail", file}})};
        const double share = stalls->share(*seen);
        const auto health = share > kStalled ? Health::Crit : share > kSlow ? Health::Warn : Health::Ok;
        const auto code = health == Health::Crit ? code::kIoStalled : health == Health::Warn ? code::kIoSlow : code::kIoOk;
        const auto text = ops::percentText(share);
        return {found(code, health, fmt::format("everything waited for the disk for {} of the last ten seconds", text),
                      {{"share", text}}),
                {{"disk_io_stalled_ratio", share, "ratio"}}};
    };
}

} // namespace qcat::surroundings
