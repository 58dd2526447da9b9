#include <qcat/kernel/kernel.h>

#include "strategy/catalogue.h"

namespace qcat::trading
{

namespace
{

std::string line(std::initializer_list<std::string> fields)
{
    std::string text;
    for (const auto &field : fields)
        text += (text.empty() ? "" : " ") + field;
    return text + '\n';
}

} // namespace

std::string Kernel::subject(const KernelConfig &config)
{
    std::string text;
    for (const auto &i : config.universe.instruments)
        text += line({"instrument", i.venue, i.symbol, i.baseAsset, i.quoteAsset,
                      i.bookChain == domain::BookChain::PreviousId ? "previous_id" : "next_id", i.tickSize.toString(),
                      i.quantityStep.toString(), i.minQuantity.toString(), i.minNotional.toString(),
                      i.makerFee.toString(), i.takerFee.toString(), i.maintenanceMargin.toString()});
    for (const auto &a : config.universe.accounts)
        text += line({"account", a.venue, a.name, a.startBalance.toString()});
    const auto &risk = config.risk;
    text +=
        line({"risk", risk.maxOrderQuantity.toString(), risk.maxOrderNotional.toString(), risk.maxPosition.toString(),
              risk.maxGrossExposure.toString(), risk.priceBand.toString(), std::to_string(risk.maxOpenOrders),
              std::to_string(risk.maxOrdersPerSecond), risk.maxDailyLoss.toString()});
    text += line({"market_stale_after_ns", std::to_string(config.marketStaleAfter.count())});
    for (const auto &s : config.strategies)
        text += line(
            {"strategy", s.id, s.kind, s.account, s.symbol, s.enabled ? "enabled" : "paused", canonicalParameters(s)});
    return text;
}

} // namespace qcat::trading
