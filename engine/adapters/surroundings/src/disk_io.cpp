#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>

#include <qcat/ops_ports/found.h>

#include <cstdio>
#include <fstream>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;

namespace
{
constexpr double kSlow = 0.30;
constexpr double kStalled = 0.60;
} // namespace

ops::Check diskIo(std::string pressure)
{
    return [pressure = std::move(pressure)](const base::CallLimits &) -> ops::CheckResult {
        std::ifstream in(pressure);
        double percent = -1;
        for (std::string line; std::getline(in, line);)
            if (line.starts_with("full "))
                std::sscanf(line.c_str(), "full avg10=%lf", &percent);
        if (percent < 0)
            return {found(code::kIoUnreadable, Health::Unknown,
                          fmt::format("{} does not say how long tasks wait for the disk", pressure), {{"detail", pressure}})};
        const double share = percent / 100;
        const auto health = share > kStalled ? Health::Crit : share > kSlow ? Health::Warn : Health::Ok;
        const auto code = health == Health::Crit ? code::kIoStalled : health == Health::Warn ? code::kIoSlow : code::kIoOk;
        const auto text = ops::percentText(share);
        return {found(code, health, fmt::format("everything waited for the disk for {} of the last ten seconds", text),
                      {{"share", text}}),
                {{"disk_io_stalled_ratio", share, "ratio"}}};
    };
}

} // namespace qcat::surroundings
