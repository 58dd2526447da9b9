#include "exposure_text.h"

#include "wall_clock.h"

namespace qcat::qguard
{

namespace
{

std::string ageOf(const domain::Exposure &exposure)
{
    return base::toShortText(wallNow() - exposure.wallTime);
}

} // namespace

domain::Finding exposureFinding(const domain::Exposure &lastKnown)
{
    if (!lastKnown.wallTime.isValid())
        return {"exposure.unknown", "exposure is not known: qcat has left none", {}, domain::Health::Unknown};
    const auto line = exposureLine(lastKnown);
    return {"guard.exposure",
            line.en,
            {{"age", ageOf(lastKnown)},
             {"orders", std::to_string(lastKnown.openOrders)},
             {"conditionals", std::to_string(lastKnown.conditionalOrders)},
             {"positions", std::to_string(lastKnown.legs.size())},
             {"gross", lastKnown.gross.toString(2)}},
            domain::Health::Unknown};
}

domain::LocalText exposureLine(const domain::Exposure &lastKnown)
{
    if (!lastKnown.wallTime.isValid())
        return {"Exposure is NOT KNOWN: qcat has left none.", "敞口未知：QCAT 未留下敞口数据。"};
    return {fmt::format("Exposure as last known, {} ago: {} open orders, {} positions, gross {}, {} stops at the venue.", ageOf(lastKnown),
                        lastKnown.openOrders, lastKnown.legs.size(), lastKnown.gross.toString(2), lastKnown.conditionalOrders),
            fmt::format("最后已知敞口（{} 前）：挂单 {} 笔，持仓 {} 个，总额 {}，交易所止损单 {} 笔。", ageOf(lastKnown), lastKnown.openOrders,
                        lastKnown.legs.size(), lastKnown.gross.toString(2), lastKnown.conditionalOrders)};
}

} // namespace qcat::qguard
