#include "config_reader.h"
#include "value_text.h"

namespace qcat::config_yaml
{

using namespace std::chrono_literals;

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

// A list that is empty by default, shown as a comment with one entry of it.
template <typename Item>
std::string sampleLines(const std::string &key, const Item &sample, const std::string &nested = "")
{
    const std::string lines = fmt::format("{}:\n", key) + keyLines(sample, "  ", "- ") + nested;
    std::string text;
    for (std::size_t at = 0; at < lines.size();) {
        const auto end = lines.find('\n', at) + 1;
        text += "  # " + lines.substr(at, end - at);
        at = end;
    }
    return text;
}

std::string alertingLines()
{
    domain::ChannelConfig channel;
    channel.host = "smtp.example.org";
    domain::ContactConfig contact;
    contact.email = "alice@example.org";
    contact.channels = {channel.name};
    domain::ScheduleConfig schedule;
    schedule.rotation = {contact.name};
    const domain::EscalationStepConfig first{base::Duration::zero(), {"schedule:" + schedule.name}};
    const domain::EscalationStepConfig last{5min, {"contact:" + contact.name}};
    const domain::OverrideConfig standIn{contact.name, "2026-12-24 18:00", "2026-12-26 09:00"};
    return sampleLines("channels", channel) + sampleLines("contacts", contact) +
           sampleLines("schedules", schedule, "    overrides:\n" + keyLines(standIn, "      ", "- ")) +
           sampleLines("escalations", domain::EscalationConfig{},
                       "    steps:\n" + keyLines(first, "      ", "- ") + keyLines(last, "      ", "- "));
}

template <typename Section>
std::string nestedLines(const Section &section)
{
    std::string text;
    if constexpr (requires { section.escalations; })
        text += alertingLines();
    if constexpr (requires { section.control; })
        text += controlLines();
    if constexpr (std::is_same_v<Section, domain::BackupConfig>)
        text += "  offsite:\n" + keyLines(domain::OffsiteConfig{}, "    ") + "  encryption:\n" + keyLines(domain::EncryptionConfig{}, "    ");
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
    const domain::ProcessConfig config;
    forEachSection(config, [&](std::string_view name, const auto &section) {
        text += fmt::format("\n{}:\n", name) + keyLines(section, "  ") + nestedLines(section);
    });
    return text;
}

} // namespace qcat::config_yaml
