#include "scenario.h"

#include "damage_door.h"

// What happens at the venue and on the way to it.
namespace qcat::app::drill
{

namespace
{

void mendInside(Range &range)
{
    (void)range.damage({});
}

Scenario broken(const char *fault, domain::LocalText damage, const char *what, const char *mendedAfter)
{
    return {.fault = fault,
            .damage = std::move(damage),
            .needs = {.config = kManyMakers},
            .inflict = [what](Range &range) { return range.damage({what}); },
            .byHand = {{mendedAfter, mendInside}},
            .proof = standsSafe};
}

} // namespace

std::vector<Scenario> venueScenarios()
{
    return {broken("market_data.stale",
                   {"the market data stop coming; they come again when entries are cancelled", "行情中断；撤完开仓单后恢复"}, kMarketSilent, "no_entries"),
            broken("venue.rejects", {"the venue refuses every new order; it takes them again when entries are cancelled", "交易所拒绝所有新委托；撤完开仓单后恢复"},
                   kVenueRejects, "no_entries"),
            broken("orders.fate_unknown",
                   {"the venue's answers get lost; they come when trading was halted", "交易所的应答丢失；停止交易后补到"}, kVenueSilent, "is_halted")};
}

} // namespace qcat::app::drill
