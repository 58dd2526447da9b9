#pragma once

#include <fmt/format.h>

#include <functional>
#include <string_view>

// log::info("store", "written {} records in {} ms", n, ms): level and category first, the message constant, values as arguments.
// Never keys, tokens or signatures. Lines go to the sink that the composition root installs before it starts threads (standard error
// until then); it is thread-safe and never blocks the caller on a disk.
namespace qcat::log
{

enum class Level { Debug, Info, Warning, Error };

using Sink = std::function<void(Level, std::string_view category, std::string_view text)>;
// Not thread-safe: before the first thread, after the last.
void installSink(Sink sink);
void write(Level level, std::string_view category, std::string_view text);

template <typename... Args>
void debug(std::string_view category, fmt::format_string<Args...> text, Args &&...args)
{
    write(Level::Debug, category, fmt::format(text, std::forward<Args>(args)...));
}
template <typename... Args>
void info(std::string_view category, fmt::format_string<Args...> text, Args &&...args)
{
    write(Level::Info, category, fmt::format(text, std::forward<Args>(args)...));
}
template <typename... Args>
void warning(std::string_view category, fmt::format_string<Args...> text, Args &&...args)
{
    write(Level::Warning, category, fmt::format(text, std::forward<Args>(args)...));
}
template <typename... Args>
void error(std::string_view category, fmt::format_string<Args...> text, Args &&...args)
{
    write(Level::Error, category, fmt::format(text, std::forward<Args>(args)...));
}

} // namespace qcat::log
