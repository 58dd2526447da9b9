#include "recipients.h"

#include "wall_clock.h"

#include <qcat/people/roster.h>
#include <qcat/time_zones/system_time_zones.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace qcat::qguard
{

namespace
{

bool isForP0(const domain::EscalationConfig &escalation)
{
    return std::ranges::find(escalation.severities, "P0") != escalation.severities.end();
}

void addOnce(std::vector<std::string> &to, const std::string &name)
{
    if (!name.empty() && std::ranges::find(to, name) == to.end())
        to.push_back(name);
}

} // namespace

Recipients recipientsNow(const domain::AlertingConfig &config)
{
    const time_zones::SystemTimeZones zones;
    const people::Roster roster(config, zones);
    Recipients all;
    const auto add = [&](const std::string &target) {
        const auto name = target.substr(target.find(':') + 1);
        if (target.starts_with("contact:"))
            addOnce(all.contacts, name);
        else if (target.starts_with("schedule:"))
            addOnce(all.contacts, roster.onCall(name, wallNow()));
        else
            addOnce(all.channels, name);
    };
    for (const auto &escalation : config.escalations)
        if (isForP0(escalation))
            for (const auto &step : escalation.steps)
                std::ranges::for_each(step.notify, add);
    return all;
}

std::string namesOf(const Recipients &recipients)
{
    auto names = recipients.contacts;
    for (const auto &channel : recipients.channels)
        names.push_back("the channel " + channel);
    return names.empty() ? "nobody" : fmt::format("{}", fmt::join(names, ", "));
}

} // namespace qcat::qguard
