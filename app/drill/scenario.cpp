#include "scenario.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app::drill
{

const std::vector<Scenario> &scenarios()
{
    static const std::vector<Scenario> all = [] {
        std::vector<Scenario> list;
        for (auto some : {databaseScenarios(), redisScenarios(), recordScenarios(), engineScenarios(), venueScenarios()})
            std::ranges::move(some, std::back_inserter(list));
        for (auto &scenario : list)
            if (scenario.name.empty())
                scenario.name = scenario.fault;
        return list;
    }();
    return all;
}

bool isDrilled(std::string_view fault)
{
    return std::ranges::find(scenarios(), fault, &Scenario::fault) != scenarios().end();
}

const Scenario *scenarioOf(std::string_view name)
{
    const auto found = std::ranges::find(scenarios(), name, &Scenario::name);
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

base::Status standsSafe(Range &range)
{
    const auto isHalted = [&] { return range.now()->trading->state == domain::TradingState::Halted; };
    return waitFor(isHalted, std::chrono::seconds(20)) ? recordIsWhole(range) : base::Status(base::Error{"drill.halt", "trading is not halted"});
}

} // namespace qcat::app::drill
