#pragma once

#include "mistakes.h"
#include "yaml_tree.h"

#include <qcat/config_yaml/config_loader.h>
#include <qcat/domain/config_fields.h>

#include <fmt/format.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace qcat::config_yaml
{

// What reading needs everywhere: the environment for ${NAME}, the mistakes, and where each value came from, for the
// checks that look at several of them ("strategy.instances[0].symbol").
struct ReadContext {
    const EnvironmentMap &environment;
    Mistakes &mistakes;
    std::map<std::string, Place> places;

    // Of a value, or of the nearest thing around it that was written.
    Place placeOf(std::string path) const;
};

// A key that is not a plain value, read by its own function.
using NestedKeys = std::map<std::string, std::function<void(const YamlNode &, const std::string &path)>>;

// False, with a mistake, unless `node` is a mapping; an empty section ("redis:") is one.
bool isMapping(const YamlNode &node, const std::string &path, Mistakes &mistakes);
// Tells keys that stand twice.
void refuseDuplicates(const YamlNode &node, const std::string &path, Mistakes &mistakes);
// The words of a value, variables replaced; empty after a mistake.
std::optional<std::vector<std::string>> wordsOf(const YamlNode &node, domain::FieldShape shape, const std::string &path,
                                                const std::string &allowed, ReadContext &context);

template <typename Section>
void setField(const domain::ConfigField<Section> &field, Section &section, const std::vector<std::string> &words,
              const std::string &path, const Place &place, ReadContext &context)
{
    context.places[path] = place;
    if (field.set(section, words))
        return;
    const std::string shown = field.secret ? "the value" : words.size() == 1 ? quoted(words.front()) : "the list";
    context.mistakes.add(place, fmt::format("{}: {} is not accepted; allowed: {}", path, shown, field.allowed));
}

// Reads one struct from its mapping by its field table.
template <typename Section>
void readSection(const YamlNode &node, Section &section, const std::string &path, ReadContext &context,
                 const NestedKeys &nested = {})
{
    if (!isMapping(node, path, context.mistakes))
        return;
    refuseDuplicates(node, path, context.mistakes);
    context.places[path] = node.place;
    for (const auto &entry : node.entries) {
        const std::string entryPath = path + "." + entry.key;
        if (const auto special = nested.find(entry.key); special != nested.end()) {
            special->second(entry.value, entryPath);
            continue;
        }
        const auto &fields = domain::configFields<Section>();
        const auto field =
            std::find_if(fields.begin(), fields.end(), [&](const auto &f) { return f.key == entry.key; });
        if (field == fields.end()) {
            std::vector<std::string> known;
            for (const auto &f : fields)
                known.push_back(f.key);
            for (const auto &[key, read] : nested)
                known.push_back(key);
            context.mistakes.addUnknown(entry.place, fmt::format("unknown key {} in {}", quoted(entry.key), path),
                                        entry.key, known);
            continue;
        }
        if (const auto words = wordsOf(entry.value, field->shape, entryPath, field->allowed, context))
            setField(*field, section, *words, entryPath, entry.value.place, context);
    }
}

} // namespace qcat::config_yaml
