#pragma once

#include "fields.h"

namespace qcat::wire
{

QCAT_WIRE_FIELDS(api::OrderView)
{
    f("account", x.account);
    f("symbol", x.symbol);
    f("order", x.order);
    f("queue_ahead", x.queueAhead);
}

QCAT_WIRE_FIELDS(api::PositionView)
{
    f("account", x.account);
    f("symbol", x.symbol);
    f("position", x.position);
    f("mark_price", x.markPrice);
    f("unrealized_pnl", x.unrealizedPnl);
    f("liquidation_price", x.liquidationPrice);
    f("stop_at_venue", x.stopAtVenue);
}

QCAT_WIRE_FIELDS(api::FillView)
{
    f("account", x.account);
    f("symbol", x.symbol);
    f("fill", x.fill);
}

QCAT_WIRE_FIELDS(api::FundingView)
{
    f("account", x.account);
    f("symbol", x.symbol);
    f("payment", x.payment);
}

QCAT_WIRE_FIELDS(api::BookView)
{
    f("symbol", x.symbol);
    f("state", x.state);
    f("why", x.why);
    f("event_time_ns", x.eventTime);
    f("age_ms", x.at);
    f("update_id", x.updateId);
    f("bids", x.bids);
    f("asks", x.asks);
    f("last_price", x.lastPrice);
    f("tick_size", x.tickSize);
    f("quantity_step", x.quantityStep);
}

QCAT_WIRE_FIELDS(api::Candle)
{
    f("start_ns", x.start);
    f("open", x.open);
    f("high", x.high);
    f("low", x.low);
    f("close", x.close);
    f("volume", x.volume);
}

QCAT_WIRE_FIELDS(api::CandleSeries)
{
    f("symbol", x.symbol);
    f("candles", x.candles);
}

QCAT_WIRE_FIELDS(api::StrategyView)
{
    f("id", x.id);
    f("kind", x.kind);
    f("version", x.version);
    f("parameters", x.parameters);
    f("account", x.account);
    f("symbol", x.symbol);
    f("enabled", x.enabled);
    f("orders", x.orders);
    f("fills", x.fills);
    f("realized_pnl", x.realizedPnl);
    f("status", x.status);
}

QCAT_WIRE_FIELDS(api::EquityPoint)
{
    f("time_ns", x.time);
    f("equity", x.equity);
}

QCAT_WIRE_FIELDS(api::AccountView)
{
    f("venue", x.venue);
    f("name", x.name);
    f("balance", x.balance);
    f("equity", x.equity);
    f("fees", x.fees);
    f("funding", x.funding);
    f("day_pnl", x.dayPnl);
    f("gross", x.gross);
}

QCAT_WIRE_FIELDS(api::TradingSnapshot)
{
    f("wall_time_ns", x.wallTime);
    f("age_ms", x.at);
    f("event_time_ns", x.eventTime);
    f("epoch", x.epoch);
    f("live", x.live);
    f("state", x.state);
    f("state_why", x.stateWhy);
    f("accounts", x.accounts);
    f("working_orders", x.workingOrders);
    f("recent_orders", x.recentOrders);
    f("orders_total", x.ordersTotal);
    f("positions", x.positions);
    f("recent_fills", x.recentFills);
    f("fills_total", x.fillsTotal);
    f("recent_funding", x.recentFunding);
    f("funding_total", x.fundingTotal);
    f("recent_denials", x.recentDenials);
    f("denials_total", x.denialsTotal);
    f("books", x.books);
    f("candles", x.candles);
    f("strategies", x.strategies);
    f("equity", x.equity);
    f("market_events", x.marketEvents);
    f("replay", x.replay);
    f("replay_speed", x.replaySpeed);
    f("replay_paused", x.replayPaused);
    f("replay_progress", x.replayProgress);
}

QCAT_WIRE_FIELDS(api::ComponentView)
{
    f("id", x.id);
    f("title", x.title);
    f("depends_on", x.dependsOn);
    f("health", x.health);
    f("finding", x.finding);
    f("because", x.because);
    f("wall_time_ns", x.wallTime);
    f("age_ms", x.at);
    f("interval_ns", x.interval);
    f("measured", x.measured);
}

QCAT_WIRE_FIELDS(api::NotWatched)
{
    f("id", x.id);
    f("title", x.title);
    f("setting", x.setting);
}

QCAT_WIRE_FIELDS(api::SpoolView)
{
    f("pending_records", x.pendingRecords);
    f("pending_bytes", x.pendingBytes);
    f("capacity_bytes", x.capacityBytes);
    f("written_records", x.writtenRecords);
    f("last_write_ns", x.lastWrite);
    f("store", x.store);
    f("store_reachable", x.storeReachable);
}

QCAT_WIRE_FIELDS(api::ChannelView)
{
    f("name", x.name);
    f("kind", x.kind);
    f("where", x.where);
    f("health", x.health);
    f("last_result", x.lastResult);
    f("last_accepted_ns", x.lastAccepted);
    f("last_tried_ns", x.lastTried);
    f("next_test_ns", x.nextTest);
    f("waiting", x.waiting);
}

QCAT_WIRE_FIELDS(api::OnCallGap)
{
    f("from_ns", x.from);
    f("until_ns", x.until);
}

QCAT_WIRE_FIELDS(api::OnCallOverride)
{
    f("contact", x.contact);
    f("from_ns", x.from);
    f("until_ns", x.until);
}

QCAT_WIRE_FIELDS(api::OnCallView)
{
    f("schedule", x.schedule);
    f("zone", x.zone);
    f("holder", x.holder);
    f("since_ns", x.since);
    f("scheduled", x.scheduled);
    f("next", x.next);
    f("next_at_ns", x.nextAt);
    f("gaps", x.gaps);
    f("overrides", x.overrides);
}

QCAT_WIRE_FIELDS(api::OpsSnapshot)
{
    f("wall_time_ns", x.wallTime);
    f("age_ms", x.at);
    f("components", x.components);
    f("not_watched", x.notWatched);
    f("incidents", x.incidents);
    f("silences", x.silences);
    f("runs", x.runs);
    f("runbooks", x.runbooks);
    f("spool", x.spool);
    f("exposure", x.exposure);
    f("channels", x.channels);
    f("deliveries", x.deliveries);
    f("on_call", x.onCall);
    f("upkeep", x.upkeep);
    f("backups", x.backups);
    f("licence", x.licence);
}

QCAT_WIRE_FIELDS(api::Snapshot)
{
    f("sequence", x.sequence);
    f("version", x.version);
    f("started_at_ns", x.startedAt);
    f("trading", x.trading);
    f("ops", x.ops);
}

} // namespace qcat::wire
