#pragma once

#include <qcat/domain/config.h>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::domain
{

enum class FieldShape { Word, List }; // one value; a list of values

// One key of a configuration struct: how it is read, written, limited and explained. Load, save, validation,
// environment overrides and the documented example all come from these tables, so a key is described once.
template <typename Section>
struct ConfigField {
    std::string key;     // snake_case name of the member: "max_open_conns"
    std::string about;   // one line for who edits the file
    std::string allowed; // "a whole number from 1 to 65535"
    FieldShape shape = FieldShape::Word;
    bool secret = false; // never shown, logged or exported
    // False when the words are not what `allowed` says; then the section is unchanged.
    std::function<bool(Section &, std::span<const std::string> words)> set;
    std::function<std::vector<std::string>(const Section &)> get;
};

// The table of a struct of config.h, in the order in which the example file shows it. Members that are structs or lists
// of structs (control, accounts, instances, parameters) are not in it: their place in the file is the loader's
// knowledge.
template <typename Section>
const std::vector<ConfigField<Section>> &configFields();
template <>
const std::vector<ConfigField<AppConfig>> &configFields();
template <>
const std::vector<ConfigField<ServerConfig>> &configFields();
template <>
const std::vector<ConfigField<ControlConfig>> &configFields();
template <>
const std::vector<ConfigField<DatabaseConfig>> &configFields();
template <>
const std::vector<ConfigField<RedisConfig>> &configFields();
template <>
const std::vector<ConfigField<AccountConfig>> &configFields();
template <>
const std::vector<ConfigField<ExchangeConfig>> &configFields();
template <>
const std::vector<ConfigField<MarketConfig>> &configFields();
template <>
const std::vector<ConfigField<RiskConfig>> &configFields();
template <>
const std::vector<ConfigField<StrategyInstanceConfig>> &configFields();
template <>
const std::vector<ConfigField<StrategyConfig>> &configFields();
template <>
const std::vector<ConfigField<LoggingConfig>> &configFields();
template <>
const std::vector<ConfigField<HealthConfig>> &configFields();
template <>
const std::vector<ConfigField<IncidentsConfig>> &configFields();
template <>
const std::vector<ConfigField<EscalationStepConfig>> &configFields();
template <>
const std::vector<ConfigField<EscalationConfig>> &configFields();
template <>
const std::vector<ConfigField<OverrideConfig>> &configFields();
template <>
const std::vector<ConfigField<ScheduleConfig>> &configFields();
template <>
const std::vector<ConfigField<ContactConfig>> &configFields();
template <>
const std::vector<ConfigField<ChannelConfig>> &configFields();
template <>
const std::vector<ConfigField<AlertingConfig>> &configFields();
template <>
const std::vector<ConfigField<JournalConfig>> &configFields();
template <>
const std::vector<ConfigField<MonitoringConfig>> &configFields();
template <>
const std::vector<ConfigField<PerformanceConfig>> &configFields();
template <>
const std::vector<ConfigField<BackupConfig>> &configFields();
template <>
const std::vector<ConfigField<OffsiteConfig>> &configFields();
template <>
const std::vector<ConfigField<EncryptionConfig>> &configFields();
template <>
const std::vector<ConfigField<UpkeepConfig>> &configFields();
template <>
const std::vector<ConfigField<SecurityConfig>> &configFields();

} // namespace qcat::domain
