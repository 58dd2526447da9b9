#pragma once

#include "section_reader.h"

namespace qcat::config_yaml
{

// Fills the configuration from the file's tree.
void readConfig(const YamlNode &root, domain::ProcessConfig &config, ReadContext &context);

// "section.key" from outside the file: calls visit(table, struct member, name) for each section with a field table.
template <typename Config, typename Visit>
void forEachSection(Config &config, Visit visit)
{
    visit("app", config.app);
    visit("server", config.server);
    visit("database", config.database);
    visit("redis", config.redis);
    visit("exchange", config.exchange);
    visit("market", config.market);
    visit("risk", config.risk);
    visit("strategy", config.strategy);
    visit("logging", config.logging);
    visit("health", config.health);
    visit("incidents", config.incidents);
    visit("alerting", config.alerting);
    visit("journal", config.journal);
    visit("monitoring", config.monitoring);
    visit("performance", config.performance);
    visit("backup", config.backup);
    visit("upkeep", config.upkeep);
    visit("memory", config.memory);
    visit("security", config.security);
}

// All section names.
std::vector<std::string> sectionNames();

} // namespace qcat::config_yaml
