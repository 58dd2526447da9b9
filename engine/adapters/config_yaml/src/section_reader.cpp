#include "section_reader.h"

#include "variables.h"

namespace qcat::config_yaml
{

namespace
{

std::string_view kindWord(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Null:
        return "nothing";
    case NodeKind::Scalar:
        return "a single value";
    case NodeKind::List:
        return "a list";
    case NodeKind::Mapping:
        return "a mapping";
    }
    return "";
}

} // namespace

Place ReadContext::placeOf(std::string path) const
{
    while (!path.empty()) {
        if (const auto found = places.find(path); found != places.end())
            return found->second;
        const auto end = path.find_last_of(".[");
        path.resize(end == std::string::npos ? 0 : end);
    }
    return {mistakes.file(), 1, 1};
}

bool isMapping(const YamlNode &node, const std::string &path, Mistakes &mistakes)
{
    if (node.kind == NodeKind::Mapping || node.kind == NodeKind::Null)
        return true;
    mistakes.add(node.place,
                 fmt::format("{} is {}; it must be a mapping of key: value lines", path, kindWord(node.kind)));
    return false;
}

void refuseDuplicates(const YamlNode &node, const std::string &path, Mistakes &mistakes)
{
    std::map<std::string, int> firstLines;
    for (const auto &entry : node.entries) {
        const auto [first, isNew] = firstLines.emplace(entry.key, entry.place.line);
        if (!isNew)
            mistakes.add(entry.place,
                         fmt::format("duplicate key {} in {}; it stands first in line {}, keep one of them",
                                     quoted(entry.key), path, first->second));
    }
}

std::optional<std::vector<std::string>> wordsOf(const YamlNode &node, domain::FieldShape shape, const std::string &path,
                                                const std::string &allowed, ReadContext &context)
{
    const bool wantsList = shape == domain::FieldShape::List;
    const auto expected = wantsList ? NodeKind::List : NodeKind::Scalar;
    if (node.kind != expected) {
        context.mistakes.add(node.place, fmt::format("{} is {}; allowed: {}", path, kindWord(node.kind), allowed));
        return std::nullopt;
    }
    const std::vector<YamlNode> single = wantsList ? std::vector<YamlNode>{} : std::vector<YamlNode>{node};
    std::vector<std::string> words;
    bool good = true;
    for (const auto &item : wantsList ? node.items : single) {
        if (item.kind != NodeKind::Scalar) {
            context.mistakes.add(item.place,
                                 fmt::format("{} holds {}; allowed: {}", path, kindWord(item.kind), allowed));
            return std::nullopt;
        }
        const auto word = expandVariables(item.text, item.place, context.environment, context.mistakes);
        good = good && word.has_value();
        words.push_back(word.value_or(""));
    }
    return good ? std::optional(words) : std::nullopt;
}

} // namespace qcat::config_yaml
