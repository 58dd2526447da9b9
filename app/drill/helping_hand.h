#pragma once

#include "scenario.h"

#include <set>

namespace qcat::app::drill
{

// Does what a scenario leaves to a person, once each, when the step that asks for it is done.
class HelpingHand
{
public:
    HelpingHand(Range &range, const Scenario &scenario) : m_range(range), m_scenario(scenario) {}

    void look();

private:
    Range &m_range;
    const Scenario &m_scenario;
    std::set<std::string> m_done;
};

} // namespace qcat::app::drill
