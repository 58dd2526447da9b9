#include <qcat/log_files/line_columns.h>

#include "json_members.h"

#include <qcat/log_files/line_header.h>

#include <algorithm>
#include <array>

namespace qcat::log_files
{

namespace
{

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::ranges::find(names, name) != names.end();
}

LineColumns columnsOfJson(const JsonMembers &members)
{
    LineColumns columns;
    std::string others;
    for (const auto &[name, value] : members) {
        if (columns.time.empty() && isOneOf(name, {"ts", "time", "timestamp", "@timestamp"}))
            columns.time = value;
        else if (columns.category.empty() && isOneOf(name, {"category", "logger", "module", "component"}))
            columns.category = value;
        else if (columns.text.empty() && isOneOf(name, {"text", "msg", "message"}))
            columns.text = value;
        else if (name != "level")
            others += ' ' + name + '=' + value;
    }
    columns.text += others;
    return columns;
}

std::string_view withoutLeadingSpaces(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

LineColumns columnsOfText(std::string_view line)
{
    LineColumns columns;
    CivilTime time;
    std::size_t length = 0;
    const bool isBracketed = line.starts_with('[');
    if (!readCivilTime(line.substr(isBracketed), time, length)) {
        columns.text = line;
        return columns;
    }
    columns.time = line.substr(isBracketed, length);
    auto rest = line.substr(length + isBracketed);
    if (isBracketed && rest.starts_with(']'))
        rest.remove_prefix(1);
    const auto category = categoryOf(line);
    columns.category = category;
    bool hasLevel = false;
    while (true) { // what the columns say is not said again
        rest = withoutLeadingSpaces(rest);
        const auto close = rest.starts_with('[') ? rest.find(']') : std::string_view::npos;
        if (close == std::string_view::npos)
            break;
        const auto word = rest.substr(1, close - 1);
        const auto trimmed = word.substr(0, word.find_last_not_of(' ') + 1);
        if (!hasLevel && levelNamed(trimmed))
            hasLevel = true;
        else if (hasLevel && trimmed.data() == category.data())
            return columns.text = withoutLeadingSpaces(rest.substr(close + 1)), columns;
        else
            break;
        rest.remove_prefix(close + 1);
    }
    columns.text = rest;
    return columns;
}

} // namespace

LineColumns columnsOf(std::string_view line)
{
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.starts_with('{'))
        if (const auto members = jsonMembers(line))
            return columnsOfJson(*members);
    return columnsOfText(line);
}

} // namespace qcat::log_files
