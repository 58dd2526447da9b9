#pragma once

#include <qcat/log_files/civil_time.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace qcat::log_files
{

enum class Level : std::uint8_t { None, Trace, Debug, Info, Warning, Error, Critical };
inline constexpr std::size_t kLevels = 7;

// What the first line of a message says of it. Lines without one belong to the message before them: a stack trace, a
// text of many lines.
struct LineHeader {
    CivilTime time;
    Level level = Level::None;
};

// "2026-11-20 10:00:00.123456 [ERROR] …" and one object a line: {"ts":"2026-11-20T10:00:00.1+08:00","level":"error",…}.
// False: the line begins no message. Called for every line of a gigabyte: allocates nothing.
bool readHeader(std::string_view line, LineHeader &header);

// "order" of "… [INFO] [order] …" and of {"logger":"order",…}, given a line that begins a message; empty: it has none.
std::string_view categoryOf(std::string_view line);

// "error", "ERROR", "WARN", "warning", "fatal" …
std::optional<Level> levelNamed(std::string_view word);

} // namespace qcat::log_files
