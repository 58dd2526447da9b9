#pragma once

#include <qcat/base/time.h>

#include <charconv>
#include <optional>
#include <string_view>

namespace qcat::ops
{

// How durations are written in fault and runbook files and in the inputs of steps: "500ms", "3s", "2m", "1h".
inline std::optional<base::Duration> durationFromText(std::string_view text)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit = text.substr(std::size_t(end - text.data()));
    if (error != std::errc() || count < 0 || count > 1'000'000)
        return std::nullopt;
    if (unit == "ms")
        return std::chrono::milliseconds(count);
    if (unit == "s")
        return std::chrono::seconds(count);
    if (unit == "m")
        return std::chrono::minutes(count);
    if (unit == "h")
        return std::chrono::hours(count);
    return std::nullopt;
}

} // namespace qcat::ops
