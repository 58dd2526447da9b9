#pragma once

#include <qcat/domain/health.h>
#include <qcat/domain/trading_state.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::domain
{

// One component as it was.
struct Reading
{
    ComponentId component;
    Health health = Health::Unknown;
    Finding finding;
    std::vector<Measured> measured;
    bool operator==(const Reading &) const = default;
};

// What was seen when an incident opened: later nobody can look it up. The exposure at the start stands in the incident itself.
struct Evidence
{
    base::WallTime at;
    std::optional<TradingState> trading; // empty: the engine had not said it yet
    Finding tradingWhy;
    std::vector<Reading> readings;     // its own component first, then those that were not healthy
    std::vector<std::string> logLines; // of the minutes before, oldest first; bounded, without secrets
    bool operator==(const Evidence &) const = default;
};

} // namespace qcat::domain
