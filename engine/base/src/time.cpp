#include <qcat/base/time.h>

#include <fmt/format.h>

namespace qcat::base
{

std::string toIso(WallTime time)
{
    if (!time.isValid())
        return {};
    using namespace std::chrono;
    const sys_time<milliseconds> point{floor<milliseconds>(nanoseconds(time.ns))};
    const auto day = floor<days>(point);
    const year_month_day date{day};
    const hh_mm_ss clock{point - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::string toShortText(Duration duration)
{
    const double seconds = double(duration.count()) / 1e9;
    if (seconds < 0.0095)
        return fmt::format("{:.1f} ms", seconds * 1e3);
    if (seconds < 1)
        return fmt::format("{:.0f} ms", seconds * 1e3);
    if (seconds < 10)
        return fmt::format("{:.1f} s", seconds);
    if (seconds < 120)
        return fmt::format("{:.0f} s", seconds);
    if (seconds < 7200)
        return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.0f} h", seconds / 3600);
}

} // namespace qcat::base
