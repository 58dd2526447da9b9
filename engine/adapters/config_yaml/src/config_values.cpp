#include <qcat/config_yaml/config_values.h>

#include "config_reader.h"
#include "value_text.h"

#include <algorithm>
#include <map>

namespace qcat::config_yaml
{

namespace
{

enum class Secrets { Hidden, Plain };

// Gathers the values of a section and of what is nested in it.
class Gatherer
{
public:
    explicit Gatherer(Secrets secrets) : m_secrets(secrets) {}

    template <typename Section>
    void add(const std::string &path, const Section &section)
    {
        for (const auto &field : domain::configFields<Section>()) {
            const auto words = field.get(section);
            const bool hide = field.secret && m_secrets == Secrets::Hidden;
            m_values.push_back({path + "." + field.key, hide ? hidden(words) : valueText(words, field.shape)});
        }
        if constexpr (requires { section.control; })
            add(path + ".control", section.control);
        if constexpr (requires { section.accounts; })
            addList(path + ".accounts", section.accounts);
        if constexpr (requires { section.instances; })
            addList(path + ".instances", section.instances);
        if constexpr (requires { section.channels.front().kind; })
            addList(path + ".channels", section.channels);
        if constexpr (requires { section.contacts; })
            addList(path + ".contacts", section.contacts);
        if constexpr (requires { section.schedules; })
            addList(path + ".schedules", section.schedules);
        if constexpr (requires { section.overrides; })
            addList(path + ".overrides", section.overrides);
        if constexpr (requires { section.escalations; })
            addList(path + ".escalations", section.escalations);
        if constexpr (requires { section.steps; })
            addList(path + ".steps", section.steps);
        if constexpr (requires { section.parameters; })
            for (const auto &[name, value] : section.parameters)
                m_values.push_back({path + ".parameters." + name, plainOrQuoted(value)});
    }
    std::vector<ConfigValue> take() { return std::move(m_values); }

private:
    static std::string hidden(const std::vector<std::string> &words)
    {
        const bool isEmpty = std::ranges::all_of(words, [](const std::string &word) { return word.empty(); });
        return isEmpty ? "\"\"" : "(secret)";
    }
    template <typename Item>
    void addList(const std::string &path, const std::vector<Item> &items)
    {
        for (std::size_t i = 0; i < items.size(); ++i)
            add(fmt::format("{}[{}]", path, i), items[i]);
    }

    const Secrets m_secrets;
    std::vector<ConfigValue> m_values;
};

std::vector<ConfigValue> gather(const domain::ProcessConfig &config, Secrets secrets)
{
    Gatherer gatherer(secrets);
    forEachSection(config, [&](std::string_view name, const auto &section) { gatherer.add(std::string(name), section); });
    return gatherer.take();
}

} // namespace

std::vector<ConfigValue> valuesOf(const domain::ProcessConfig &config)
{
    return gather(config, Secrets::Hidden);
}

std::vector<ConfigChange> changesBetween(const std::vector<ConfigValue> &before, const std::vector<ConfigValue> &after)
{
    std::map<std::string, std::string> gone;
    for (const auto &value : before)
        gone.emplace(value.path, value.text);
    std::vector<ConfigChange> changes;
    for (const auto &value : after) {
        const auto old = gone.extract(value.path);
        if (old.empty() || old.mapped() != value.text)
            changes.push_back({value.path, old.empty() ? std::string() : old.mapped(), value.text});
    }
    for (const auto &[path, text] : gone)
        changes.push_back({path, text, {}});
    return changes;
}

std::vector<std::string> changedPaths(const domain::ProcessConfig &before, const domain::ProcessConfig &after)
{
    std::vector<std::string> paths;
    for (auto &change : changesBetween(gather(before, Secrets::Plain), gather(after, Secrets::Plain)))
        paths.push_back(std::move(change.path));
    return paths;
}

} // namespace qcat::config_yaml
