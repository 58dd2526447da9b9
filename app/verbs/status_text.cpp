#include "status.h"

#include <qcat/domain/held_memory.h>
#include <qcat/domain/names.h>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app
{

namespace
{

using domain::TradingState;
using nlohmann::json;

const char *meaningOf(TradingState state)
{
    switch (state) {
    case TradingState::Starting:
        return "no orders yet";
    case TradingState::Active:
        return "strategies may open positions";
    case TradingState::Reducing:
        return "only orders that reduce positions; once its cause is gone, qcat resume ends it";
    case TradingState::Halted:
        return "no new orders except flattening; protective stops stay at the venue; qcat resume ends it";
    case TradingState::ReadOnly:
        return "another engine commands the account: this one gives no orders";
    }
    return "";
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return text;
}

std::string ageOf(base::SteadyTime at, base::SteadyTime now)
{
    return base::toShortText(std::max(base::Duration::zero(), now - at)) + " ago";
}

std::string withSign(const base::Decimal &value)
{
    return fmt::format("{}{}", value > base::Decimal() ? "+" : "", value.toString());
}

std::string storeText(const api::SpoolView &spool)
{
    return fmt::format("store: {}, {}; {} records wait ({:.0f} % of the spool)\n", spool.store, spool.storeReachable ? "takes records" : "TAKES NO RECORDS",
                       spool.pendingRecords, 100 * spool.usedRatio());
}

std::vector<domain::HeldMemory> heldBy(const api::OpsSnapshot &ops)
{
    const auto component = std::ranges::find(ops.components, domain::ComponentId{"memory"}, &api::ComponentView::id);
    return component == ops.components.end() ? std::vector<domain::HeldMemory>() : domain::heldMemory(component->measured);
}

std::string memoryText(const api::OpsSnapshot &ops)
{
    std::string holders, shed;
    for (const auto &one : heldBy(ops)) {
        holders += fmt::format("{}{} {:.1f} MiB", holders.empty() ? "" : ", ", one.name, one.bytes / (1 << 20));
        if (one.isShed)
            shed += (shed.empty() ? "" : ", ") + one.name;
    }
    return fmt::format("memory: {}{}\n", holders.empty() ? "not measured" : holders, shed.empty() ? shed : "; GIVEN UP until there is room: " + shed);
}

json memoryJson(const api::OpsSnapshot &ops)
{
    json holders = json::array();
    for (const auto &one : heldBy(ops))
        holders.push_back({{"name", one.name}, {"bytes", one.bytes}, {"may_be_shed", one.mayBeShed}, {"shed", one.isShed}});
    return holders;
}

json exposureJson(const domain::Exposure &exposure, base::SteadyTime now)
{
    json legs = json::array();
    for (const auto &leg : exposure.legs)
        legs.push_back({{"account", leg.account}, {"symbol", leg.symbol}, {"quantity", leg.quantity.toString()},
                        {"entry_price", leg.entryPrice.toString()}, {"mark_price", leg.markPrice.toString()},
                        {"unrealized_pnl", leg.unrealizedPnl.toString()}, {"stop_at_venue", leg.stopAtVenue}});
    return {{"known", exposure.known}, {"age_ms", (now - exposure.at).count() / 1'000'000}, {"gross", exposure.gross.toString()},
            {"open_orders", exposure.openOrders}, {"stops_at_venue", exposure.conditionalOrders}, {"unknown_orders", exposure.unknownOrders},
            {"positions", legs}};
}

} // namespace

std::string exposureText(const domain::Exposure &exposure, base::SteadyTime now)
{
    std::string text = "exposure: ";
    if (!exposure.known)
        text += "NOT KNOWN; last known: ";
    if (exposure.legs.empty())
        text += "no positions";
    else
        text += fmt::format("{} positions, gross {} (quote asset)", exposure.legs.size(), exposure.gross.toString());
    text += fmt::format(", {} open orders, {} stops at the venue", exposure.openOrders, exposure.conditionalOrders);
    if (exposure.unknownOrders > 0)
        text += fmt::format(", {} orders of UNKNOWN fate", exposure.unknownOrders);
    text += fmt::format("; read {}\n", ageOf(exposure.at, now));
    for (const auto &leg : exposure.legs)
        text += fmt::format("  {} {} {} at {}, mark {}, unrealised {}, {}\n", leg.account, leg.symbol, withSign(leg.quantity),
                            leg.entryPrice.toString(), leg.markPrice.toString(), withSign(leg.unrealizedPnl),
                            leg.stopAtVenue ? "stop at the venue" : "NO STOP at the venue");
    return text;
}

std::string incidentsText(const std::vector<domain::Incident> &incidents)
{
    std::string lines;
    std::size_t count = 0;
    for (const auto &incident : incidents) {
        if (!incident.isShown())
            continue;
        ++count;
        lines += fmt::format("  {} {} {} since {}: {}\n", name(incident.severity), incident.id.isValid() ? incident.id.value : "(suspected)",
                             name(incident.state), base::toIso(incident.since), incident.title.en);
    }
    return count == 0 ? "incidents: none open\n" : fmt::format("incidents: {} open\n{}", count, lines);
}

std::string statusText(const api::Snapshot &snapshot, base::SteadyTime now)
{
    const auto &trading = *snapshot.trading;
    const auto &ops = *snapshot.ops;
    std::string text = fmt::format("{} {}: {}\n", trading.live ? "LIVE" : "PAPER", upper(std::string(name(trading.state))), meaningOf(trading.state));
    if (!trading.stateWhy.text.empty())
        text += fmt::format("why: {}\n", trading.stateWhy.text);
    text += exposureText(ops.exposure, now);
    for (const auto &account : trading.accounts)
        text += fmt::format("account {} at {}: equity {}, today {} (quote asset)\n", account.name, account.venue, account.equity.toString(),
                            withSign(account.dayPnl));
    text += incidentsText(ops.incidents) + storeText(ops.spool) + memoryText(ops);
    text += fmt::format("engine: qcat {}, epoch {}, started {}; {} orders, {} fills; last heard {}\n", snapshot.version, trading.epoch,
                        base::toIso(snapshot.startedAt), trading.ordersTotal, trading.fillsTotal, ageOf(trading.at, now));
    return text;
}

std::string statusJson(const api::Snapshot &snapshot, base::SteadyTime now)
{
    const auto &trading = *snapshot.trading;
    const auto &ops = *snapshot.ops;
    json accounts = json::array(), incidents = json::array();
    for (const auto &account : trading.accounts)
        accounts.push_back({{"venue", account.venue}, {"name", account.name}, {"equity", account.equity.toString()},
                            {"day_pnl", account.dayPnl.toString()}, {"gross", account.gross.toString()}});
    for (const auto &incident : ops.incidents)
        if (incident.isShown())
            incidents.push_back({{"id", incident.id.value}, {"severity", name(incident.severity)}, {"state", name(incident.state)},
                                 {"title", incident.title.en}, {"since", base::toIso(incident.since)}});
    const json status = {{"version", snapshot.version},
                         {"epoch", trading.epoch},
                         {"started", base::toIso(snapshot.startedAt)},
                         {"environment", trading.live ? "live" : "paper"},
                         {"state", name(trading.state)},
                         {"why", trading.stateWhy.text},
                         {"at", base::toIso(trading.wallTime)},
                         {"age_ms", (now - trading.at).count() / 1'000'000},
                         {"exposure", exposureJson(ops.exposure, now)},
                         {"orders_total", trading.ordersTotal},
                         {"fills_total", trading.fillsTotal},
                         {"accounts", accounts},
                         {"spool_pending", ops.spool.pendingRecords},
                         {"spool_used", ops.spool.usedRatio()},
                         {"store", ops.spool.store},
                         {"store_reachable", ops.spool.storeReachable},
                         {"memory", memoryJson(ops)},
                         {"incidents", incidents}};
    return status.dump();
}

} // namespace qcat::app
