#include "mistakes.h"

#include <qcat/base/text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

namespace qcat::config_yaml
{

void Mistakes::add(const Place &place, std::string text)
{
    m_issues.push_back({place.source, place.line, place.column, std::move(text)});
}

bool Mistakes::mention(std::string_view path) const
{
    return std::ranges::any_of(m_issues, [&](const auto &issue) { return issue.text.find(path) != std::string::npos; });
}

void Mistakes::addUnknown(const Place &place, std::string what, std::string_view word,
                          const std::vector<std::string> &known)
{
    if (const auto near = base::nearestWord(word, known))
        add(place, fmt::format("{}; did you mean '{}'?", what, *near));
    else
        add(place, fmt::format("{}; allowed: {}", what, fmt::join(known, ", ")));
}

std::vector<ConfigIssue> Mistakes::take()
{
    std::stable_sort(m_issues.begin(), m_issues.end(), [](const ConfigIssue &a, const ConfigIssue &b) {
        const bool aInText = a.line > 0;
        const bool bInText = b.line > 0;
        return std::tuple(!aInText, a.line, a.column) < std::tuple(!bInText, b.line, b.column);
    });
    return std::move(m_issues);
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t kLongest = 60;
    std::string shown(text.substr(0, kLongest));
    for (char &c : shown)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = '?';
    return "'" + shown + (text.size() > kLongest ? "…'" : "'");
}

} // namespace qcat::config_yaml
