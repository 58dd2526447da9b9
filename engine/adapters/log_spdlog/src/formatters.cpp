#include "formatters.h"

#include <spdlog/pattern_formatter.h>

#include <fmt/chrono.h>

namespace qcat::log_spdlog
{

namespace
{

std::string_view wordOf(spdlog::level::level_enum level)
{
    switch (level) {
    case spdlog::level::debug:
        return "DEBUG";
    case spdlog::level::info:
        return "INFO";
    case spdlog::level::warn:
        return "WARN";
    default:
        return "ERROR";
    }
}

// Our words for the levels.
class LevelFlag : public spdlog::custom_flag_formatter
{
public:
    void format(const spdlog::details::log_msg &message, const std::tm &, spdlog::memory_buf_t &out) override
    {
        const auto word = wordOf(message.level);
        out.append(word.data(), word.data() + word.size());
    }
    std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<LevelFlag>(); }
};

// The text with nothing in it that could pass for a line of its own: further lines are indented, control characters
// shown.
class TextFlag : public spdlog::custom_flag_formatter
{
public:
    void format(const spdlog::details::log_msg &message, const std::tm &, spdlog::memory_buf_t &out) override
    {
        for (const char c : std::string_view(message.payload.data(), message.payload.size())) {
            if (c == '\n')
                fmt::format_to(std::back_inserter(out), "\n    ");
            else if (static_cast<unsigned char>(c) < 0x20 && c != '\t')
                fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(c));
            else
                out.push_back(c);
        }
    }
    std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<TextFlag>(); }
};

void appendJsonText(std::string_view text, spdlog::memory_buf_t &out)
{
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\')
            fmt::format_to(std::back_inserter(out), "\\{}", c);
        else if (static_cast<unsigned char>(c) < 0x20)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
        else
            out.push_back(c);
    }
    out.push_back('"');
}

class JsonFormatter : public spdlog::formatter
{
public:
    void format(const spdlog::details::log_msg &message, spdlog::memory_buf_t &out) override
    {
        using namespace std::chrono;
        const auto micros = duration_cast<microseconds>(message.time.time_since_epoch()).count() % 1'000'000;
        fmt::format_to(std::back_inserter(out), R"({{"ts":"{:%Y-%m-%dT%H:%M:%S}.{:06}Z","level":"{}","category":)",
                       fmt::gmtime(system_clock::to_time_t(message.time)), micros, wordOf(message.level));
        appendJsonText({message.logger_name.data(), message.logger_name.size()}, out);
        fmt::format_to(std::back_inserter(out), R"(,"text":)");
        appendJsonText({message.payload.data(), message.payload.size()}, out);
        fmt::format_to(std::back_inserter(out), "}}\n");
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonFormatter>(); }
};

} // namespace

spdlog::level::level_enum spdlogLevel(log::Level level)
{
    switch (level) {
    case log::Level::Debug:
        return spdlog::level::debug;
    case log::Level::Info:
        return spdlog::level::info;
    case log::Level::Warning:
        return spdlog::level::warn;
    case log::Level::Error:
        return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::unique_ptr<spdlog::formatter> makeFormatter(LogFormat format)
{
    if (format == LogFormat::JsonLines)
        return std::make_unique<JsonFormatter>();
    auto formatter = std::make_unique<spdlog::pattern_formatter>();
    formatter->add_flag<LevelFlag>('*').add_flag<TextFlag>('!');
    formatter->set_pattern("%Y-%m-%d %H:%M:%S.%f [%*] [%n] %!");
    return formatter;
}

} // namespace qcat::log_spdlog
