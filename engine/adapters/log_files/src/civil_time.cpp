#include <qcat/log_files/civil_time.h>

#include <fmt/format.h>

#include <chrono>

namespace qcat::log_files
{

namespace
{

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::size_t kToSeconds = 19; // "2026-11-20 10:00:00"

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool twoDigits(const char *text, int &value)
{
    if (!isDigit(text[0]) || !isDigit(text[1]))
        return false;
    value = (text[0] - '0') * 10 + (text[1] - '0');
    return true;
}

// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": days since 1970-01-01.
std::int64_t daysFrom(int year, int month, int day)
{
    year -= month <= 2;
    const int era = year / 400;
    const int ofEra = year - era * 400;
    const int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return std::int64_t(era) * 146'097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719'468;
}

bool readDate(const char *text, std::int64_t &days)
{
    int century, year, month, day;
    if (text[4] != '-' || text[7] != '-' || !twoDigits(text, century) || !twoDigits(text + 2, year) ||
        !twoDigits(text + 5, month) || !twoDigits(text + 8, day) || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    days = daysFrom(century * 100 + year, month, day);
    return true;
}

} // namespace

bool readCivilTime(std::string_view line, CivilTime &time, std::size_t &length)
{
    if (line.size() < kToSeconds)
        return false;
    const char *const text = line.data();
    std::int64_t days;
    int hour, minute, second;
    if (text[13] != ':' || text[16] != ':' || (text[10] != ' ' && text[10] != 'T') || !readDate(text, days) ||
        !twoDigits(text + 11, hour) || !twoDigits(text + 14, minute) || !twoDigits(text + 17, second) || hour > 24 ||
        minute > 59 || second > 60)
        return false;
    std::int64_t fraction = 0;
    std::size_t at = kToSeconds;
    if (at < line.size() && (text[at] == '.' || text[at] == ',')) {
        std::int64_t unit = kSecond / 10;
        for (++at; at < line.size() && isDigit(text[at]); ++at, unit /= 10)
            fraction += (text[at] - '0') * unit;
    }
    time.us = ((days * 24 + hour) * 60 + minute) * 60 * kSecond + second * kSecond + fraction;
    length = at;
    return true;
}

base::Result<CivilTime> parseCivilTime(std::string_view text)
{
    std::string whole(text);
    if (whole.size() == 10)
        whole += " 00:00:00";
    else if (whole.size() == 16)
        whole += ":00";
    CivilTime time;
    std::size_t length = 0;
    if (readCivilTime(whole, time, length) && length == whole.size())
        return time;
    return base::Error{
        "log.bad_time",
        fmt::format("'{}' is no time: write 2026-11-20, '2026-11-20 10:00' or '2026-11-20 10:00:00.5'", text)};
}

std::string toText(CivilTime time)
{
    const std::chrono::sys_time<std::chrono::microseconds> at{std::chrono::microseconds(time.us)};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(at - day);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:06}", int(date.year()), unsigned(date.month()),
                       unsigned(date.day()), clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

} // namespace qcat::log_files
