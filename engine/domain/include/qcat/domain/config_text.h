#pragma once

#include <qcat/base/time.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qcat::domain
{

// "500ms", "10s", "5m", "1h30m": whole numbers with unit ns, us, ms, s, m, h or d, largest unit first. Empty for
// anything else.
std::optional<base::Duration> parseDuration(std::string_view text);
std::string durationText(base::Duration duration);

// "64MiB", "512KiB", "2GiB", "1000B": a whole number with its binary unit. Empty for anything else.
std::optional<std::int64_t> parseSize(std::string_view text);
std::string sizeText(std::int64_t bytes);

// Whole numbers and plain decimal fractions; nothing around them, no exponent, never NaN or infinity.
std::optional<std::int64_t> parseInteger(std::string_view text);
std::optional<double> parseFraction(std::string_view text);

} // namespace qcat::domain
