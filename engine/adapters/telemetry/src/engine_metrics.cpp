#include "engine_metrics.h"

#include "memory_metrics.h"
#include "ops_metrics.h"
#include "performance_metrics.h"
#include "pool_metrics.h"

#include <qcat/domain/names.h>

#include <algorithm>

namespace qcat::telemetry
{

namespace
{

void addState(const api::TradingSnapshot &trading, Families &families)
{
    auto state = gauge("qcat_trading_state", "1 for the state that trading is in, 0 for the others");
    for (int i = 0; i <= int(domain::TradingState::ReadOnly); ++i)
        state.add(int(trading.state) == i ? 1 : 0, {{"state", word(domain::name(domain::TradingState(i)))}});
    state.into(families);
}

void addAccounts(const api::TradingSnapshot &trading, Families &families)
{
    auto equity = gauge("qcat_account_equity", "Balance and unrealised profit in the quote asset");
    auto balance = gauge("qcat_account_balance", "Wallet balance in the quote asset");
    auto gross = gauge("qcat_account_gross_exposure", "Sum of positions at their mark price in the quote asset");
    auto dayPnl = gauge("qcat_account_day_pnl", "Profit since 00:00 UTC in the quote asset");
    for (const auto &account : trading.accounts) {
        const Labels labels = {{"venue", account.venue}, {"account", account.name}};
        equity.add(account.equity.toDouble(), labels);
        balance.add(account.balance.toDouble(), labels);
        gross.add(account.gross.toDouble(), labels);
        dayPnl.add(account.dayPnl.toDouble(), labels);
    }
    for (auto *family : {&equity, &balance, &gross, &dayPnl})
        family->into(families);
}

void addPositions(const api::TradingSnapshot &trading, Families &families)
{
    auto quantity = gauge("qcat_position_quantity", "Signed position in the base asset");
    auto stop = gauge("qcat_position_stop_at_venue", "1 when a protective stop rests at the venue");
    for (const auto &view : trading.positions) {
        const Labels labels = {
            {"account", view.account}, {"symbol", view.symbol}, {"side", word(domain::name(view.position.key.side))}};
        quantity.add(view.position.quantity.toDouble(), labels);
        stop.add(view.stopAtVenue ? 1 : 0, labels);
    }
    quantity.into(families);
    stop.into(families);
}

void addFlow(const api::TradingSnapshot &trading, Families &families)
{
    const auto unknown =
        std::count_if(trading.workingOrders.begin(), trading.workingOrders.end(),
                      [](const auto &view) { return view.order.state == domain::OrderState::Unknown; });
    counter("qcat_orders_total", "Orders created").add(double(trading.ordersTotal)).into(families);
    counter("qcat_fills_total", "Fills booked").add(double(trading.fillsTotal)).into(families);
    counter("qcat_order_denials_total", "Orders refused by the risk checks")
        .add(double(trading.denialsTotal))
        .into(families);
    counter("qcat_market_events_total", "Market events taken in").add(double(trading.marketEvents)).into(families);
    gauge("qcat_orders_working", "Orders that are not finished")
        .add(double(trading.workingOrders.size()))
        .into(families);
    gauge("qcat_orders_unknown", "Orders whose fate is not known").add(double(unknown)).into(families);
    gauge("qcat_engine_epoch", "Epoch of this run").add(trading.epoch).into(families);
}

void addStrategies(const api::TradingSnapshot &trading, Families &families)
{
    auto enabled = gauge("qcat_strategy_enabled", "1 when the strategy may place orders");
    auto orders = counter("qcat_strategy_orders_total", "Orders of the strategy");
    auto fills = counter("qcat_strategy_fills_total", "Fills of the strategy");
    auto pnl = gauge("qcat_strategy_realized_pnl", "Realised profit of the strategy in the quote asset");
    for (const auto &strategy : trading.strategies) {
        const Labels labels = {{"strategy", strategy.id.value}};
        enabled.add(strategy.enabled ? 1 : 0, labels);
        orders.add(double(strategy.orders), labels);
        fills.add(double(strategy.fills), labels);
        pnl.add(strategy.realizedPnl.toDouble(), labels);
    }
    for (auto *family : {&enabled, &orders, &fills, &pnl})
        family->into(families);
}

void addBooks(const api::TradingSnapshot &trading, base::SteadyTime now, Families &families)
{
    auto live = gauge("qcat_book_live", "1 while the order book is consistent and fresh");
    auto age = gauge("qcat_book_age_seconds", "Age of the newest change of the order book");
    for (const auto &book : trading.books) {
        live.add(book.state == api::BookState::Live ? 1 : 0, {{"symbol", book.symbol}});
        age.add(seconds(now - book.at), {{"symbol", book.symbol}});
    }
    live.into(families);
    age.into(families);
}

void addSpool(const api::SpoolView &spool, Families &families)
{
    gauge("qcat_spool_pending_records", "Records that wait for the SQL store")
        .add(double(spool.pendingRecords))
        .into(families);
    gauge("qcat_spool_pending_bytes", "Bytes that wait for the SQL store")
        .add(double(spool.pendingBytes))
        .into(families);
    gauge("qcat_spool_capacity_bytes", "Bytes that may wait for the SQL store")
        .add(double(spool.capacityBytes))
        .into(families);
    counter("qcat_store_written_records_total", "Records written to the SQL store")
        .add(double(spool.writtenRecords))
        .into(families);
    gauge("qcat_store_reachable", "1 while the SQL store takes records")
        .add(spool.storeReachable ? 1 : 0)
        .into(families);
}

} // namespace

void addEngineMetrics(const api::Snapshot &snapshot, base::SteadyTime now, Families &families)
{
    const auto &trading = *snapshot.trading;
    const auto &ops = *snapshot.ops;
    addState(trading, families);
    addAccounts(trading, families);
    addPositions(trading, families);
    addFlow(trading, families);
    addStrategies(trading, families);
    addBooks(trading, now, families);
    addOpsMetrics(ops, now, families);
    addSpool(ops.spool, families);
    addMemoryMetrics(ops, families);
    addPoolMetrics(snapshot.data->pools, families);
    addBaselineMetrics(*snapshot.data->performance, now, families);
    gauge("qcat_snapshot_age_seconds", "Age of the newest word of a thread")
        .add(seconds(now - trading.at), {{"thread", "engine"}})
        .add(seconds(now - ops.at), {{"thread", "ops"}})
        .into(families);
}

} // namespace qcat::telemetry
