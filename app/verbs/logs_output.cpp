#include "logs_output.h"

#include "../end_asked.h"
#include "terminal_text.h"

#include <qcat/log_files/time_range.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <unistd.h>

namespace qcat::app
{

using namespace log_files;

bool printMessage(std::string_view message, TextEncoding encoding)
{
    static const bool isTerminal = ::isatty(STDOUT_FILENO) == 1;
    if (encoding != TextEncoding::Utf8)
        return printMessage(toUtf8(message, encoding), TextEncoding::Utf8);
    if (isTerminal) {
        const auto safe = forTerminal(message);
        return std::fwrite(safe.data(), 1, safe.size(), stdout) == safe.size() && !isAskedToEnd();
    }
    return std::fwrite(message.data(), 1, message.size(), stdout) == message.size() && !isAskedToEnd();
}

std::vector<std::string> inOrderOfTime(const std::vector<std::string> &files)
{
    std::vector<std::pair<std::optional<CivilTime>, std::string>> timed;
    for (const auto &file : files) {
        const auto first = firstTimeOf(file);
        timed.emplace_back(first ? std::optional(*first) : std::nullopt, file);
    }
    std::ranges::stable_sort(timed, [](const auto &a, const auto &b) { return a.first && (!b.first || *a.first < *b.first); });
    std::vector<std::string> names;
    for (auto &[time, name] : timed)
        names.push_back(std::move(name));
    return names;
}

} // namespace qcat::app
