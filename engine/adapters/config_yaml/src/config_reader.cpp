#include "config_reader.h"

#include "variables.h"

#include <algorithm>

namespace qcat::config_yaml
{

namespace
{

template <typename Item, typename ReadItem>
void readList(const YamlNode &node, std::vector<Item> &items, const std::string &path, ReadContext &context,
              ReadItem readItem)
{
    if (node.kind != NodeKind::List || node.items.empty()) {
        context.mistakes.add(node.place,
                             fmt::format("{} must be a list with at least one entry, each starting with '- '", path));
        return;
    }
    context.places[path] = node.place;
    items.clear();
    for (std::size_t i = 0; i < node.items.size(); ++i)
        readItem(node.items[i], items.emplace_back(), fmt::format("{}[{}]", path, i));
}

void readParameters(const YamlNode &node, std::map<std::string, std::string> &parameters, const std::string &path,
                    ReadContext &context)
{
    if (!isMapping(node, path, context.mistakes))
        return;
    refuseDuplicates(node, path, context.mistakes);
    context.places[path] = node.place;
    for (const auto &entry : node.entries) {
        const std::string entryPath = path + "." + entry.key;
        context.places[entryPath] = entry.value.place;
        if (const auto words = wordsOf(entry.value, domain::FieldShape::Word, entryPath, "a single value", context))
            parameters[entry.key] = words->front();
    }
}

void readExchange(const YamlNode &node, domain::ExchangeConfig &exchange, ReadContext &context)
{
    const auto readAccount = [&](const YamlNode &item, domain::AccountConfig &account, const std::string &path) {
        readSection(item, account, path, context);
    };
    readSection(node, exchange, "exchange", context, {{"accounts", [&](const YamlNode &list, const std::string &path) {
                                                           readList(list, exchange.accounts, path, context,
                                                                    readAccount);
                                                       }}});
}

void readStrategy(const YamlNode &node, domain::StrategyConfig &strategy, ReadContext &context)
{
    const auto readInstance = [&](const YamlNode &item, domain::StrategyInstanceConfig &instance,
                                  const std::string &path) {
        readSection(item, instance, path, context,
                    {{"parameters", [&](const YamlNode &parameters, const std::string &parametersPath) {
                          readParameters(parameters, instance.parameters, parametersPath, context);
                      }}});
    };
    readSection(node, strategy, "strategy", context, {{"instances", [&](const YamlNode &list, const std::string &path) {
                                                           readList(list, strategy.instances, path, context,
                                                                    readInstance);
                                                       }}});
}

// A key whose value is a list of structs that have nothing nested in them.
template <typename Item>
NestedKeys::value_type plainList(std::string key, std::vector<Item> &items, ReadContext &context)
{
    return {std::move(key), [&items, &context](const YamlNode &list, const std::string &path) {
                readList(list, items, path, context, [&context](const YamlNode &item, Item &into, const std::string &at) {
                    readSection(item, into, at, context);
                });
            }};
}

void readAlerting(const YamlNode &node, domain::AlertingConfig &alerting, ReadContext &context)
{
    const auto readSchedule = [&](const YamlNode &item, domain::ScheduleConfig &schedule, const std::string &path) {
        readSection(item, schedule, path, context, {plainList("overrides", schedule.overrides, context)});
    };
    const auto readEscalation = [&](const YamlNode &item, domain::EscalationConfig &escalation,
                                    const std::string &path) {
        readSection(item, escalation, path, context, {plainList("steps", escalation.steps, context)});
    };
    readSection(node, alerting, "alerting", context,
                {plainList("channels", alerting.channels, context),
                 plainList("contacts", alerting.contacts, context),
                 {"schedules",
                  [&](const YamlNode &list, const std::string &path) {
                      readList(list, alerting.schedules, path, context, readSchedule);
                  }},
                 {"escalations", [&](const YamlNode &list, const std::string &path) {
                      readList(list, alerting.escalations, path, context, readEscalation);
                  }}});
}

NestedKeys controlKey(domain::ControlConfig &control, ReadContext &context)
{
    return {
        {"control", [&](const YamlNode &node, const std::string &path) { readSection(node, control, path, context); }}};
}

NestedKeys backupKeys(domain::BackupConfig &backup, ReadContext &context)
{
    return {{"offsite", [&](const YamlNode &node, const std::string &path) { readSection(node, backup.offsite, path, context); }},
            {"encryption", [&](const YamlNode &node, const std::string &path) { readSection(node, backup.encryption, path, context); }}};
}

NestedKeys tlsKey(ReadContext &context)
{
    return {{"tls", [&](const YamlNode &node, const std::string &path) {
                 if (node.kind != NodeKind::Scalar || node.text != "false")
                     context.mistakes.add(node.place,
                                          path + ": this version does not serve TLS itself; allowed: false. Let a "
                                                 "proxy in front end TLS and keep server.host on loopback");
             }}};
}

void readByName(const YamlNode::Entry &entry, domain::ProcessConfig &config, ReadContext &context)
{
    forEachSection(config, [&](std::string_view name, auto &section) {
        using Section = std::remove_cvref_t<decltype(section)>;
        if (name != entry.key)
            return;
        if constexpr (std::is_same_v<Section, domain::ExchangeConfig>)
            readExchange(entry.value, section, context);
        else if constexpr (std::is_same_v<Section, domain::StrategyConfig>)
            readStrategy(entry.value, section, context);
        else if constexpr (std::is_same_v<Section, domain::AlertingConfig>)
            readAlerting(entry.value, section, context);
        else if constexpr (requires { section.control; })
            readSection(entry.value, section, entry.key, context, controlKey(section.control, context));
        else if constexpr (std::is_same_v<Section, domain::ServerConfig>)
            readSection(entry.value, section, entry.key, context, tlsKey(context));
        else if constexpr (std::is_same_v<Section, domain::BackupConfig>)
            readSection(entry.value, section, entry.key, context, backupKeys(section, context));
        else
            readSection(entry.value, section, entry.key, context);
    });
}

} // namespace

std::vector<std::string> sectionNames()
{
    std::vector<std::string> names;
    const domain::ProcessConfig config;
    forEachSection(config, [&](std::string_view name, const auto &) { names.emplace_back(name); });
    return names;
}

void readConfig(const YamlNode &root, domain::ProcessConfig &config, ReadContext &context)
{
    if (root.kind != NodeKind::Mapping) {
        context.mistakes.add(root.place,
                             "the configuration must be a mapping of sections: 'server:', 'database:' and so on");
        return;
    }
    refuseDuplicates(root, "the configuration", context.mistakes);
    const auto names = sectionNames();
    for (const auto &entry : root.entries) {
        if (std::find(names.begin(), names.end(), entry.key) == names.end())
            context.mistakes.addUnknown(entry.place, "unknown section " + quoted(entry.key), entry.key, names);
        else
            readByName(entry, config, context);
    }
}

} // namespace qcat::config_yaml
