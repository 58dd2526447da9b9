#include "overrides.h"

#include "config_reader.h"

#include <qcat/base/text.h>

#include <algorithm>
#include <array>
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

Place environmentPlace(const std::string &variable)
{
    return {"environment " + variable, 0, 0};
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

// Of the tests and their tools: who has them set for a test run may start qcat from the same shell.
constexpr std::array<std::string_view, 5> kNotConfiguration = {"QCAT_PICTURES", "QCAT_REQUIRE_SHARED", "QCAT_SHARED_DIR",
                                                               "QCAT_KEEP_JOURNAL", "QCAT_DRILL_RESOURCES"};

// Whether the file takes the variable's value by ${NAME} or ${NAME:-default}.
bool isNamedIn(std::string_view text, const std::string &variable)
{
    return text.find("${" + variable + "}") != std::string_view::npos ||
           text.find("${" + variable + ":-") != std::string_view::npos;
}

// False: no key has this name.
bool applyVariable(const std::string &variable, const std::string &value, domain::ProcessConfig &config, ReadContext &context)
{
    bool applied = false;
    forEachSection(config, [&](std::string_view name, auto &section) {
        for (const auto &field : domain::configFields<std::remove_cvref_t<decltype(section)>>()) {
            if (variableName(name, field.key) != variable)
                continue;
            setField(field, section, wordsFrom(value, field.shape), std::string(name) + "." + field.key,
                     environmentPlace(variable), context);
            applied = true;
        }
    });
    return applied;
}

// Near misses are sought among all names; what is near none is told the keys of its section, or the sections.
void refuseVariable(const std::string &variable, const domain::ProcessConfig &config, ReadContext &context)
{
    std::vector<std::string> all, ofSection, sections;
    forEachSection(config, [&](std::string_view name, const auto &section) {
        sections.push_back(variableName(name, "…"));
        for (const auto &field : domain::configFields<std::remove_cvref_t<decltype(section)>>()) {
            all.push_back(variableName(name, field.key));
            if (variable.starts_with(variableName(name, "")))
                ofSection.push_back(all.back());
        }
    });
    const auto near = base::nearestWord(upper(variable), all);
    context.mistakes.addUnknown(environmentPlace(variable), "no key has this name", upper(variable),
                                near ? all : ofSection.empty() ? sections : ofSection);
}

} // namespace

void applyEnvironment(std::string_view fileText, domain::ProcessConfig &config, ReadContext &context)
{
    for (const auto &[variable, value] : context.environment) {
        if (!variable.starts_with(kPrefix) || std::ranges::find(kNotConfiguration, variable) != kNotConfiguration.end())
            continue;
        if (!applyVariable(variable, value, config, context) && !isNamedIn(fileText, variable))
            refuseVariable(variable, config, context);
    }
}

void applyOverrides(const std::vector<std::string> &overrides, domain::ProcessConfig &config, ReadContext &context)
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
