#include "config_reader.h"
#include "value_text.h"

namespace qcat::config_yaml
{

namespace
{

// `first` goes before the first key ("- " of a list entry), the same width of blanks before the others.
template <typename Section>
std::string keyLines(const Section &section, const std::string &indent, std::string first = "")
{
    std::string text;
    std::string lead = indent + first;
    for (const auto &field : domain::configFields<Section>()) {
        text +=
            fmt::format("{}# {}. Allowed: {}.\n", indent + std::string(first.size(), ' '), field.about, field.allowed);
        text += fmt::format("{}{}: {}\n", lead, field.key, valueText(field.get(section), field.shape));
        lead = indent + std::string(first.size(), ' ');
    }
    return text;
}

std::string controlLines()
{
    std::string text = "  # Private instances without systemd; the program is an absolute path, no shell is involved.\n"
                       "  # control:\n";
    for (const auto &field : domain::configFields<domain::ControlConfig>())
        text += fmt::format("  #   {}: [/path/of/program, argument]\n", field.key);
    return text;
}

template <typename Section>
std::string nestedLines(const Section &section)
{
    std::string text;
    if constexpr (requires { section.control; })
        text += controlLines();
    if constexpr (requires { section.accounts; }) {
        text += "  accounts:\n";
        for (const auto &account : section.accounts)
            text += keyLines(account, "    ", "- ");
    }
    if constexpr (requires { section.instances; }) {
        text += "  instances:\n";
        for (const auto &instance : section.instances)
            text += keyLines(instance, "    ", "- ") +
                    "      # Numbers of the rule; without them its own defaults hold.\n" + "      parameters: {}\n";
    }
    return text;
}

} // namespace

std::string documentedExample()
{
    std::string text =
        "# Configuration of QCAT: every key with its default. What is left out has the default.\n"
        "# Environment variables QCAT_<SECTION>_<KEY> win over this file, the command line wins over both;\n"
        "# ${NAME} and ${NAME:-default} in a value stand for environment variables.\n"
        "# Check with: qcat --config FILE --validate\n";
    const domain::Config config;
    forEachSection(config, [&](std::string_view name, const auto &section) {
        text += fmt::format("\n{}:\n", name) + keyLines(section, "  ") + nestedLines(section);
    });
    return text;
}

} // namespace qcat::config_yaml
