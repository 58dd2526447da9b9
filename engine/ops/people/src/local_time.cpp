#include <qcat/people/local_time.h>

#include <charconv>
#include <chrono>

namespace qcat::people
{

namespace
{

std::optional<int> digits(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && text.front() != '-' ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<std::int64_t> parseDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(unsigned(*month)), std::chrono::day(unsigned(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<base::Duration> parseTimeOfDay(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const auto hour = digits(text.substr(0, 2));
    const auto minute = digits(text.substr(3, 2));
    if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60)
        return std::nullopt;
    return std::chrono::minutes(*hour * 60 + *minute);
}

std::optional<LocalTime> parseLocalTime(std::string_view text)
{
    if (text.size() != 16 || text[10] != ' ')
        return std::nullopt;
    const auto day = parseDay(text.substr(0, 10));
    const auto time = parseTimeOfDay(text.substr(11));
    return day && time ? std::optional(LocalTime{*day, *time}) : std::nullopt;
}

LocalTime localAt(const ops::TimeZones &zones, const std::string &zone, base::WallTime at)
{
    const auto local = at + zones.offset(zone, at);
    auto day = local.ns / kDay.count();
    if (local.ns < 0 && local.ns % kDay.count() != 0)
        --day;
    return {day, base::Duration(local.ns - day * kDay.count())};
}

base::WallTime wallAt(const ops::TimeZones &zones, const std::string &zone, LocalTime local)
{
    const base::WallTime asUtc{local.day * kDay.count() + local.time.count()};
    const auto before = zones.offset(zone, asUtc + -kDay);
    const auto after = zones.offset(zone, asUtc + kDay);
    const auto byBefore = asUtc + -before;
    const auto byAfter = asUtc + -after;
    if (zones.offset(zone, byBefore) == before || zones.offset(zone, byAfter) != after)
        return byBefore;
    return byAfter;
}

} // namespace qcat::people
