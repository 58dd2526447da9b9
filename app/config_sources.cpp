#include "config_sources.h"

#include <qcat/kernel/strategy_check.h>
#include <qcat/people/alerting_check.h>
#include <qcat/time_zones/system_time_zones.h>

#include <chrono>
#include <unistd.h>

namespace qcat::app
{

namespace
{

config_yaml::EnvironmentMap environment()
{
    config_yaml::EnvironmentMap map;
    for (char **entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        if (const auto equals = text.find('='); equals != std::string_view::npos)
            map.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return map;
}

} // namespace

std::vector<config_yaml::Remark> alertingMistakes(const domain::AlertingConfig &config, domain::Environment environment)
{
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch());
    std::vector<config_yaml::Remark> all;
    const time_zones::SystemTimeZones zones;
    for (auto &mistake : people::alertingMistakes(config, environment, zones, {now.count()}))
        all.push_back({std::move(mistake.path), std::move(mistake.text), std::move(mistake.needs)});
    return all;
}

config_yaml::ConfigSources configSources(const std::string &file)
{
    config_yaml::ConfigSources sources;
    sources.file = file;
    sources.environment = environment();
    sources.checkStrategy = trading::checkStrategy;
    sources.checkAlerting = alertingMistakes;
    return sources;
}

} // namespace qcat::app
