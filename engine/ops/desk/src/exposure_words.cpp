#include "exposure_words.h"

#include "findings.h"

#include <qcat/desk/codes.h>

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace qcat::ops
{

namespace
{

using LegKey = std::pair<std::string, std::string>;

struct LegChange {
    double before = 0;
    double after = 0;
    double mark = 0;
};

std::map<LegKey, LegChange> changes(const domain::Exposure &planned, const domain::Exposure &now)
{
    std::map<LegKey, LegChange> all;
    for (const auto &leg : planned.legs) {
        auto &change = all[{leg.account, leg.symbol}];
        change.before += leg.quantity.toDouble();
        change.mark = leg.markPrice.toDouble();
    }
    for (const auto &leg : now.legs) {
        auto &change = all[{leg.account, leg.symbol}];
        change.after += leg.quantity.toDouble();
        change.mark = leg.markPrice.toDouble();
    }
    return all;
}

std::optional<std::string> positionChange(const domain::Exposure &planned, const domain::Exposure &now,
                                          double allowedShare)
{
    const double allowed = allowedShare * std::abs(planned.equity.toDouble());
    double moved = 0;
    std::string where;
    for (const auto &[key, change] : changes(planned, now)) {
        if (change.before == change.after)
            continue;
        moved += std::abs(change.after - change.before) * change.mark;
        where += fmt::format("{}{} {}: {:g} → {:g}", where.empty() ? "" : ", ", key.first, key.second, change.before,
                             change.after);
    }
    if (where.empty() || (allowedShare > 0 && moved <= allowed))
        return std::nullopt;
    return where;
}

} // namespace

domain::Finding exposureFinding(std::string_view code, const domain::Exposure &exposure)
{
    if (!exposure.known)
        return finding(code::kExposureUnknown, "exposure is not known: neither the engine nor the venue answers", {},
                       domain::Health::Unknown);
    return finding(code,
                   fmt::format("{} open orders, {} conditional orders, {} positions, gross {}", exposure.openOrders,
                               exposure.conditionalOrders, exposure.legs.size(), exposure.gross.toString(2)),
                   {{"orders", std::to_string(exposure.openOrders)},
                    {"conditionals", std::to_string(exposure.conditionalOrders)},
                    {"positions", std::to_string(exposure.legs.size())},
                    {"gross", exposure.gross.toString(2)}});
}

std::string legsText(const domain::Exposure &exposure)
{
    std::string text;
    for (const auto &leg : exposure.legs)
        text +=
            fmt::format("{} {} {} at {}, mark {}, unrealised {}, {}\n", leg.account, leg.symbol,
                        leg.quantity.toString(), leg.entryPrice.toString(), leg.markPrice.toString(),
                        leg.unrealizedPnl.toString(2), leg.stopAtVenue ? "stop at the venue" : "NO stop at the venue");
    return text;
}

std::vector<domain::Finding> exposurePreconditions(const domain::Exposure &exposure, base::SteadyTime now,
                                                   base::Duration maxAge)
{
    std::vector<domain::Finding> all = {exposureFinding(code::kExposureRead, exposure)};
    const base::Duration age = now - exposure.at;
    if (exposure.known && age > maxAge)
        all.front() = finding(code::kExposureStale, fmt::format("exposure was read {} ago", base::toShortText(age)),
                              {{"age", base::toShortText(age)}}, domain::Health::Unknown);
    if (exposure.unknownOrders > 0)
        all.push_back(finding(code::kOrdersUnknown,
                              fmt::format("the fate of {} orders is not known", exposure.unknownOrders),
                              {{"orders", std::to_string(exposure.unknownOrders)}}, domain::Health::Warn));
    return all;
}

std::optional<std::string> materialChange(const domain::Exposure &planned, const domain::Exposure &now,
                                          const ExposureTolerance &tolerance)
{
    if (planned.known != now.known)
        return std::string(now.known ? "exposure is known again" : "exposure is no longer known");
    if (std::abs(now.openOrders - planned.openOrders) > tolerance.openOrders)
        return fmt::format("open orders: {} → {}", planned.openOrders, now.openOrders);
    if (now.conditionalOrders < planned.conditionalOrders)
        return fmt::format("conditional orders: {} → {}", planned.conditionalOrders, now.conditionalOrders);
    if (now.unknownOrders > planned.unknownOrders)
        return fmt::format("orders of unknown fate: {} → {}", planned.unknownOrders, now.unknownOrders);
    return positionChange(planned, now, tolerance.positionShareOfEquity);
}

} // namespace qcat::ops
