#include "overrides.h"

#include "config_reader.h"

#include <qcat/base/text.h>

#include <algorithm>
#include <cctype>

namespace qcat::config_yaml
{

namespace
{

constexpr std::string_view kPrefix = "QCAT_";

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return text;
}

std::string variableName(std::string_view section, const std::string &key)
{
    return std::string(kPrefix) + upper(std::string(section)) + "_" + upper(key);
}

// Lists are written with commas outside the file.
std::vector<std::string> wordsFrom(const std::string &value, domain::FieldShape shape)
{
    if (shape == domain::FieldShape::Word)
        return {value};
    std::vector<std::string> words;
    for (const auto part : base::split(value, ','))
        words.emplace_back(base::trimmed(part));
    return words;
}

// The section that a QCAT_ name speaks of, as a prefix of it; later sections have no keys to override.
bool namesSection(const std::string &variable, std::string_view section)
{
    return variable.starts_with(variableName(section, ""));
}

} // namespace

void applyEnvironment(domain::Config &config, ReadContext &context)
{
    for (const auto &[variable, value] : context.environment) {
        const Place place{"environment " + variable, 0, 0};
        std::vector<std::string> known;
        bool applied = false;
        forEachSection(config, [&](std::string_view name, auto &section) {
            using Section = std::remove_cvref_t<decltype(section)>;
            if (!namesSection(variable, name))
                return;
            for (const auto &field : domain::configFields<Section>()) {
                known.push_back(variableName(name, field.key));
                if (known.back() != variable)
                    continue;
                setField(field, section, wordsFrom(value, field.shape), std::string(name) + "." + field.key, place,
                         context);
                applied = true;
            }
        });
        if (!known.empty() && !applied)
            context.mistakes.addUnknown(place, "no key has this name", variable, known);
    }
}

void applyOverrides(const std::vector<std::string> &overrides, domain::Config &config, ReadContext &context)
{
    for (const auto &text : overrides) {
        const auto equals = text.find('=');
        const std::string path = text.substr(0, equals);
        const Place place{"option " + path, 0, 0};
        if (equals == std::string::npos) {
            context.mistakes.add(place, "a value is missing; write section.key=value");
            continue;
        }
        std::vector<std::string> known;
        bool applied = false;
        forEachSection(config, [&](std::string_view name, auto &section) {
            using Section = std::remove_cvref_t<decltype(section)>;
            for (const auto &field : domain::configFields<Section>()) {
                known.push_back(std::string(name) + "." + field.key);
                if (known.back() != path)
                    continue;
                setField(field, section, wordsFrom(text.substr(equals + 1), field.shape), path, place, context);
                applied = true;
            }
        });
        if (!applied)
            context.mistakes.addUnknown(place, "no key has this name", path, known);
    }
}

} // namespace qcat::config_yaml
