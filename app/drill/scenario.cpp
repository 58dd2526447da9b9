#include "scenario.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app::drill
{

const std::vector<Scenario> &scenarios()
{
    static const std::vector<Scenario> all = [] {
        std::vector<Scenario> list;
        for (auto some : {databaseScenarios(), redisScenarios()})
            std::ranges::move(some, std::back_inserter(list));
        return list;
    }();
    return all;
}

const Scenario *scenarioOf(std::string_view fault)
{
    const auto found = std::ranges::find(scenarios(), fault, &Scenario::fault);
    return found == scenarios().end() ? nullptr : &*found;
}

std::vector<std::string> drilledFaults()
{
    std::vector<std::string> faults;
    for (const auto &scenario : scenarios())
        faults.push_back(scenario.fault);
    return faults;
}

base::Status recordIsWhole(Range &range)
{
    const auto said = range.verb({"doctor", "store"});
    return said.exitCode == 0 ? base::Status()
                              : base::Error{"drill.record", fmt::format("the record is not whole: {}", said.text)};
}

} // namespace qcat::app::drill
