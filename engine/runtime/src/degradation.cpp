#include "degradation.h"

#include <fmt/format.h>

namespace qcat::runtime
{

using domain::TradingState;

std::optional<Degradation> degradationFor(const StoreGround &ground, const domain::RiskConfig &rules, TradingState now)
{
    const std::string percent = fmt::format("{:.0f}", ground.spoolUsed * 100);
    if (ground.spoolUsed > rules.spoolHaltedAt && (now == TradingState::Active || now == TradingState::Reducing))
        return Degradation{TradingState::Halted,
                           {"state.spool_nearly_full",
                            "the spool for the database is " + percent + " % full: trading is halted",
                            {{"percent", percent}},
                            domain::Health::Crit}};
    if (now != TradingState::Active)
        return std::nullopt;
    if (ground.spoolUsed > rules.spoolReducingAt)
        return Degradation{TradingState::Reducing,
                           {"state.spool_filling",
                            "the spool for the database is " + percent + " % full: only orders that reduce",
                            {{"percent", percent}},
                            domain::Health::Warn}};
    if (ground.outage > rules.outageReducingAfter)
        return Degradation{
            TradingState::Reducing,
            {"state.database_outage",
             "the database has been away for " + base::toShortText(ground.outage) + ": only orders that reduce",
             {{"seconds", fmt::format("{:.0f}", double(ground.outage.count()) / 1e9)}},
             domain::Health::Warn}};
    return std::nullopt;
}

} // namespace qcat::runtime
