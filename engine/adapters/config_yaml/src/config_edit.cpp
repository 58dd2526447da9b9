#include <qcat/config_yaml/config_edit.h>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace qcat::config_yaml
{

namespace
{

constexpr int kIndent = 2;

base::Error notEditable(const std::string &path, std::string_view why)
{
    return base::Error{"config.not_editable", fmt::format("{} cannot be changed here: {}", path, why)}.with("path", path).with("reason", std::string(why));
}

std::vector<std::string> partsOf(const std::string &path)
{
    std::vector<std::string> parts(1);
    for (const char c : path)
        if (c == '.')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

bool isKey(const std::string &part)
{
    return !part.empty() && std::ranges::all_of(part, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool isPlain(const std::string &value)
{
    const bool isNothing = value == "null" || value == "Null" || value == "NULL"; // as YAML reads it
    return !isNothing && !value.empty() && value.front() != '-' && value.front() != '.' && std::ranges::all_of(value, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/' || c == '-';
    });
}

std::string quoted(const std::string &value)
{
    if (isPlain(value))
        return value;
    std::string text;
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return fmt::format("\"{}\"", text);
}

// Where the scalar that begins at `begin` ends; a plain one ends at its line's comment.
std::size_t endOfScalar(std::string_view text, std::size_t begin)
{
    const char quote = text[begin];
    if (quote == '"' || quote == '\'') {
        for (auto at = begin + 1; at < text.size(); ++at)
            if (text[at] == '\\' && quote == '"')
                ++at;
            else if (text[at] == quote)
                return at + 1;
        return text.size();
    }
    auto end = std::min(text.find('\n', begin), text.size());
    if (const auto comment = text.substr(0, end).find(" #", begin); comment != std::string_view::npos)
        end = comment;
    while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r'))
        --end;
    return end;
}

std::size_t beginOfLine(std::string_view text, std::size_t position)
{
    const auto before = text.substr(0, position).rfind('\n');
    return before == std::string_view::npos ? 0 : before + 1;
}

// The keys from `first` on, each in a line of its own below the other, the value behind the last.
std::string block(const std::vector<std::string> &parts, std::size_t first, int indent, const std::string &value)
{
    std::string lines;
    for (auto i = first; i < parts.size(); ++i, indent += kIndent)
        lines += fmt::format("{}{}:{}\n", std::string(std::size_t(indent), ' '), parts[i], i + 1 == parts.size() ? fmt::format(" {}", quoted(value)) : std::string());
    return lines;
}

base::Result<std::string> replaced(std::string_view text, const YAML::Node &node, const std::string &path, const std::string &value)
{
    const auto begin = std::size_t(node.Mark().pos);
    if (!node.IsScalar())
        return notEditable(path, "it is a list or a section");
    if (begin >= text.size() || text[begin] == '|' || text[begin] == '>' || text[begin] == '&' || text[begin] == '*')
        return notEditable(path, "it is written over several lines");
    const auto line = text.substr(beginOfLine(text, begin), begin - beginOfLine(text, begin));
    if (line.find('{') != std::string_view::npos || line.find('[') != std::string_view::npos)
        return notEditable(path, "it stands in braces");
    return fmt::format("{}{}{}", text.substr(0, begin), quoted(value), text.substr(endOfScalar(text, begin)));
}

} // namespace

base::Result<std::string> withValue(std::string_view text, const std::string &path, const std::string &value)
try {
    const auto parts = partsOf(path);
    if (parts.size() < 2 || !std::ranges::all_of(parts, isKey))
        return notEditable(path, "a key is written section.key");
    if (std::ranges::any_of(value, [](unsigned char c) { return c < ' '; }))
        return notEditable(path, "a value is one line");
    YAML::Node node = YAML::Load(std::string(text));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const YAML::Node next = node.IsMap() ? node[parts[i]] : YAML::Node(YAML::NodeType::Undefined);
        if (next.IsDefined() && !next.IsNull()) {
            node.reset(next);
            continue;
        }
        if (next.IsDefined()) // "key:" without a value
            return notEditable(path, fmt::format("\"{}\" is empty in the file; remove the line first", parts[i]));
        if (i == 0)
            return fmt::format("{}{}{}", text, text.empty() || text.back() == '\n' ? "" : "\n", block(parts, 0, 0, value));
        if (!node.IsMap() || node.Style() == YAML::EmitterStyle::Flow || node.size() == 0)
            return notEditable(path, "its section stands in braces");
        const auto mark = node.begin()->first.Mark();
        const auto line = beginOfLine(text, std::size_t(mark.pos));
        return fmt::format("{}{}{}", text.substr(0, line), block(parts, i, mark.column, value), text.substr(line));
    }
    return replaced(text, node, path, value);
} catch (const YAML::Exception &error) {
    return notEditable(path, fmt::format("the file is no sound YAML: {}", error.msg));
}

} // namespace qcat::config_yaml
