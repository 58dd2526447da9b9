#include "queries.h"

#include <qcat/base/text.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace qcat::pg_diagnostics
{

namespace
{

constexpr int kNewest = std::numeric_limits<int>::max();

// The word after "@key:" in a line of comment; empty where it has none.
std::string_view valueOf(std::string_view line, std::string_view key)
{
    const auto at = line.find(key);
    if (at == std::string_view::npos)
        return {};
    const auto rest = base::trimmed(line.substr(at + key.size()));
    return rest.substr(0, rest.find(' '));
}

int numberOr(std::string_view text, int fallback)
{
    int number = fallback;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// 9.6 and before counted 90600; nothing here is for them.
int majorOf(int versionNumber)
{
    return versionNumber / 10'000;
}

} // namespace

Queries::Queries(std::string_view file)
{
    for (const auto line : base::split(file, '\n')) {
        if (const auto name = valueOf(line, "-- @name:"); !name.empty())
            m_blocks.push_back(
                {std::string(name), numberOr(valueOf(line, "@min:"), 0), numberOr(valueOf(line, "@max:"), kNewest), {}});
        else if (!m_blocks.empty() && !line.starts_with("--") && !line.empty())
            m_blocks.back().sql.append(line).append("\n");
    }
}

const Queries &Queries::shipped()
{
    static const Queries queries(kQueryFile);
    return queries;
}

std::string_view Queries::find(std::string_view name, int versionNumber) const
{
    const int major = majorOf(versionNumber);
    for (const auto &block : m_blocks)
        if (block.name == name && block.min <= major && major <= block.max)
            return block.sql;
    return {};
}

int Queries::firstVersion(std::string_view name) const
{
    int first = 0;
    for (const auto &block : m_blocks)
        if (block.name == name)
            first = first == 0 ? block.min : std::min(first, block.min);
    return first;
}

} // namespace qcat::pg_diagnostics
