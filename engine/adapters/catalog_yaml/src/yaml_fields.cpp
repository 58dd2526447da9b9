#include "yaml_fields.h"

#include <qcat/base/text.h>
#include <qcat/domain/config_text.h>
#include <qcat/ops_ports/duration_text.h>

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace qcat::catalog_yaml
{

void Mistakes::add(const YAML::Mark &at, const std::string &what)
{
    const auto place = at.is_null() ? m_file : fmt::format("{}:{}:{}", m_file, at.line + 1, at.column + 1);
    m_into.push_back(
        base::Error{"catalog.invalid", fmt::format("{}: {}", place, what)}.with("place", place).with("what", what));
}

Fields::Fields(YAML::Node node, std::string name, const Variables &variables, Mistakes &mistakes)
    : m_node(std::move(node)), m_name(std::move(name)), m_variables(variables), m_mistakes(mistakes)
{
    if (m_node.IsMap())
        return;
    wrong(m_node.Mark(), "is not a mapping of keys to values");
    m_node = YAML::Node(YAML::NodeType::Map);
}

std::string Fields::text(const char *key)
{
    const auto node = take(key, true);
    const auto value = node ? scalar(node, key) : std::string();
    if (node && node.IsScalar() && value.empty())
        wrong(node.Mark(), fmt::format("\"{}\" is empty", key));
    return value;
}

std::string Fields::optionalText(const char *key)
{
    const auto node = take(key, false);
    return node ? scalar(node, key) : std::string();
}

domain::LocalText Fields::words(const char *key)
{
    const auto node = take(key, true);
    return node ? wordsOf(node, key) : domain::LocalText();
}

domain::LocalText Fields::optionalWords(const char *key)
{
    const auto node = take(key, false);
    return node ? wordsOf(node, key) : domain::LocalText();
}

std::vector<domain::LocalText> Fields::listOfWords(const char *key)
{
    std::vector<domain::LocalText> all;
    const auto node = take(key, false);
    if (node && !node.IsSequence())
        wrong(node.Mark(), fmt::format("\"{}\" is not a list", key));
    else if (node)
        for (const auto &entry : node)
            all.push_back(wordsOf(entry, key));
    return all;
}

std::vector<std::string> Fields::listOfTexts(const char *key)
{
    std::vector<std::string> all;
    const auto node = take(key, false);
    if (node && !node.IsSequence())
        wrong(node.Mark(), fmt::format("\"{}\" is not a list", key));
    else if (node)
        for (const auto &entry : node)
            all.push_back(scalar(entry, key));
    return all;
}

base::Duration Fields::duration(const char *key)
{
    if (!take(key, true))
        return {};
    return optionalDuration(key);
}

base::Duration Fields::optionalDuration(const char *key)
{
    const auto node = take(key, false);
    if (!node)
        return {};
    const auto value = scalar(node, key);
    const auto duration = ops::durationFromText(value);
    if (!duration)
        wrong(node.Mark(), fmt::format("\"{}\" is \"{}\"; write a duration as 500ms, 10s, 2m or 1h", key, value));
    return duration.value_or(base::Duration());
}

bool Fields::flag(const char *key, bool fallback)
{
    const auto node = take(key, false);
    if (!node)
        return fallback;
    const auto value = scalar(node, key);
    if (value != "true" && value != "false")
        wrong(node.Mark(), fmt::format("\"{}\" is \"{}\"; write true or false", key, value));
    return value == "true";
}

int Fields::number(const char *key, int from, int to)
{
    const auto node = take(key, true);
    if (!node)
        return from;
    const auto value = scalar(node, key);
    int parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (error == std::errc() && end == value.data() + value.size() && parsed >= from && parsed <= to)
        return parsed;
    wrong(node.Mark(), fmt::format("\"{}\" is \"{}\"; write a whole number from {} to {}", key, value, from, to));
    return from;
}

int Fields::optionalNumber(const char *key, int from, int to, int fallback)
{
    return take(key, false) ? number(key, from, to) : fallback;
}

std::int64_t Fields::integer(const char *key, std::int64_t fallback)
{
    const auto node = take(key, true);
    const auto value = node ? scalar(node, key) : std::string();
    const auto parsed = domain::parseInteger(value);
    if (node && !parsed)
        wrong(node.Mark(), fmt::format("\"{}\" is \"{}\"; write a whole number", key, value));
    return parsed.value_or(fallback);
}

std::map<std::string, std::string> Fields::textsByKey(const char *key)
{
    std::map<std::string, std::string> all;
    const auto node = take(key, false);
    if (node && !node.IsMap())
        wrong(node.Mark(), fmt::format("\"{}\" is not a mapping of keys to values", key));
    else if (node)
        for (const auto &entry : node)
            all[scalar(entry.first, key)] = scalar(entry.second, key);
    return all;
}

YAML::Node Fields::list(const char *key)
{
    const auto node = take(key, true);
    if (node && node.IsSequence() && node.size() > 0)
        return node;
    if (node)
        wrong(node.Mark(), fmt::format("\"{}\" is not a list with at least one entry", key));
    return YAML::Node(YAML::NodeType::Sequence);
}

YAML::Node Fields::optionalList(const char *key)
{
    return take(key, false) ? list(key) : YAML::Node(YAML::NodeType::Sequence);
}

YAML::Node Fields::section(const char *key)
{
    return take(key, true) ? optionalSection(key) : YAML::Node(YAML::NodeType::Undefined);
}

YAML::Node Fields::optionalSection(const char *key)
{
    const auto node = take(key, false);
    if (!node || node.IsMap())
        return node;
    wrong(node.Mark(), fmt::format("\"{}\" is not a mapping of keys to values", key));
    return YAML::Node(YAML::NodeType::Undefined);
}

std::int64_t Fields::optionalSize(const char *key, std::int64_t from, std::int64_t to, std::int64_t fallback)
{
    const auto node = take(key, false);
    if (!node)
        return fallback;
    const auto value = scalar(node, key);
    const auto size = domain::parseSize(value);
    if (size && *size >= from && *size <= to)
        return *size;
    wrong(node.Mark(), fmt::format("\"{}\" is \"{}\"; write a size from {} to {}", key, value, domain::sizeText(from), domain::sizeText(to)));
    return fallback;
}

std::string Fields::oneOf(const char *key, const std::vector<std::string> &words, const char *fallback)
{
    const auto node = take(key, !fallback);
    if (!node)
        return fallback ? fallback : words.front();
    const auto value = scalar(node, key);
    if (std::find(words.begin(), words.end(), value) != words.end())
        return value;
    wrong(node.Mark(), fmt::format("\"{}\" is \"{}\"; allowed: {}", key, value, fmt::join(words, ", ")));
    return words.front();
}

std::string Fields::phrase(const char *key)
{
    return filled(optionalText(key), mark(key));
}

YAML::Mark Fields::mark(const char *key) const
{
    const auto node = m_node[key];
    return node ? node.Mark() : m_node.Mark();
}

void Fields::finish()
{
    std::set<std::string> seen;
    for (const auto &entry : m_node) {
        const auto key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
        if (!seen.insert(key).second)
            wrong(entry.first.Mark(), fmt::format("\"{}\" stands twice", key));
        if (m_known.contains(key))
            continue;
        const auto near = base::nearestWord(key, {m_known.begin(), m_known.end()});
        wrong(entry.first.Mark(), near ? fmt::format("unknown key \"{}\"; did you mean \"{}\"?", key, *near)
                                       : fmt::format("unknown key \"{}\"; allowed: {}", key, fmt::join(m_known, ", ")));
    }
}

YAML::Node Fields::take(const char *key, bool required)
{
    m_known.insert(key);
    const YAML::Node node = std::as_const(m_node)[key];
    if (node.IsDefined() && !node.IsNull())
        return node;
    if (required)
        wrong(m_node.Mark(), fmt::format("\"{}\" is missing", key));
    return YAML::Node(YAML::NodeType::Undefined);
}

std::string Fields::scalar(const YAML::Node &node, const char *key)
{
    if (node.IsScalar())
        return node.Scalar();
    wrong(node.Mark(), fmt::format("\"{}\" is not a single value", key));
    return {};
}

domain::LocalText Fields::wordsOf(const YAML::Node &node, const std::string &key)
{
    Fields both(node, fmt::format("{}: \"{}\"", m_name, key), m_variables, m_mistakes);
    const domain::LocalText raw{both.text("en"), both.text("zh")};
    both.finish();
    return {filled(raw.en, node.Mark()), filled(raw.zh, node.Mark())};
}

std::string Fields::filled(const std::string &text, const YAML::Mark &at)
{
    std::string out;
    for (std::size_t p = 0; p < text.size(); ++p) {
        const auto end = text[p] == '{' ? text.find('}', p) : std::string::npos;
        if (end == std::string::npos) {
            out += text[p];
            continue;
        }
        const auto name = text.substr(p + 1, end - p - 1);
        const auto value = m_variables.find(name);
        if (value == m_variables.end())
            wrong(at, fmt::format("placeholder \"{{{}}}\" is not known", name));
        else
            out += value->second;
        p = end;
    }
    return out;
}

void Fields::wrong(const YAML::Mark &at, const std::string &what)
{
    m_mistakes.add(at, fmt::format("{}: {}", m_name, what));
}

} // namespace qcat::catalog_yaml
