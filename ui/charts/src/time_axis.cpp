#include <qcat/ui_charts/time_axis.h>

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace qcat::ui
{

std::vector<base::WallTime> timeSteps(base::WallTime from, base::WallTime to, int most)
{
    constexpr std::array<std::int64_t, 15> kSteps = {1,    5,    10,   30,   60,    120,   300,  600,
                                                     1200, 1800, 3600, 7200, 14400, 21600, 86400};
    const std::int64_t first = from.ns / 1'000'000'000, last = to.ns / 1'000'000'000;
    if (last <= first || most < 1)
        return {};
    const auto fits =
        std::find_if(kSteps.begin(), kSteps.end(), [&](std::int64_t step) { return (last - first) / step < most; });
    const std::int64_t step =
        fits == kSteps.end() ? kSteps.back() * ((last - first) / kSteps.back() / most + 1) : *fits;
    const std::int64_t offset = QDateTime::fromSecsSinceEpoch(first).offsetFromUtc();
    std::vector<base::WallTime> times;
    for (std::int64_t at = ((first + offset + step - 1) / step) * step - offset; at <= last; at += step)
        times.push_back({at * 1'000'000'000});
    return times;
}

double valueStep(double range, int most)
{
    const double least = range / most;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least)
            return factor * power;
    return 10 * power;
}

double binaryStep(double range, int most)
{
    const double least = std::max(1.0, range / most);
    const double unit = std::pow(1024.0, std::floor(std::log2(least) / 10));
    for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0})
        if (factor * unit >= least)
            return factor * unit;
    return 1024 * unit;
}

int decimalsOfStep(double step)
{
    return std::max(0, int(-std::floor(std::log10(step))));
}

} // namespace qcat::ui
