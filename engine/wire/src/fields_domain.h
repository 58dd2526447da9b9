#pragma once

#include "fields.h"

namespace qcat::wire
{

QCAT_WIRE_FIELDS(base::Error::Arg)
{
    f("name", x.name);
    f("value", x.value);
}

QCAT_WIRE_FIELDS(domain::LocalText)
{
    f("en", x.en);
    f("zh", x.zh);
}

QCAT_WIRE_FIELDS(domain::Finding)
{
    f("code", x.code);
    f("text", x.text);
    f("args", x.args);
    f("health", x.health);
}

QCAT_WIRE_FIELDS(domain::Measured)
{
    f("name", x.name);
    f("value", x.value);
    f("unit", x.unit);
}

QCAT_WIRE_FIELDS(domain::Exposure::Leg)
{
    f("account", x.account);
    f("symbol", x.symbol);
    f("quantity", x.quantity);
    f("entry_price", x.entryPrice);
    f("mark_price", x.markPrice);
    f("unrealized_pnl", x.unrealizedPnl);
    f("liquidation_price", x.liquidationPrice);
    f("stop_at_venue", x.stopAtVenue);
}

QCAT_WIRE_FIELDS(domain::Exposure)
{
    f("known", x.known);
    f("wall_time_ns", x.wallTime);
    f("age_ms", x.at);
    f("open_orders", x.openOrders);
    f("conditional_orders", x.conditionalOrders);
    f("unknown_orders", x.unknownOrders);
    f("gross", x.gross);
    f("equity", x.equity);
    f("legs", x.legs);
}

QCAT_WIRE_FIELDS(domain::Level)
{
    f("price", x.price);
    f("quantity", x.quantity);
}

QCAT_WIRE_FIELDS(domain::PositionKey)
{
    f("account", x.account);
    f("instrument", x.instrument);
    f("side", x.side);
}

QCAT_WIRE_FIELDS(domain::OrderRequest)
{
    f("client_id", x.clientId);
    f("strategy", x.strategy);
    f("position", x.position);
    f("side", x.side);
    f("type", x.type);
    f("time_in_force", x.timeInForce);
    f("purpose", x.purpose);
    f("reduce_only", x.reduceOnly);
    f("quantity", x.quantity);
    f("price", x.price);
    f("trigger_price", x.triggerPrice);
}

QCAT_WIRE_FIELDS(domain::Order)
{
    f("request", x.request);
    f("venue_id", x.venueId);
    f("state", x.state);
    f("filled", x.filled);
    f("average_price", x.averagePrice);
    f("created_at_ns", x.createdAt);
    f("updated_at_ns", x.updatedAt);
    f("reason_code", x.reasonCode);
    f("reason", x.reason);
}

QCAT_WIRE_FIELDS(domain::Fill)
{
    f("trade_id", x.tradeId);
    f("client_id", x.clientId);
    f("strategy", x.strategy);
    f("position", x.position);
    f("side", x.side);
    f("price", x.price);
    f("quantity", x.quantity);
    f("fee", x.fee);
    f("realized_pnl", x.realizedPnl);
    f("liquidity", x.liquidity);
    f("time_ns", x.time);
}

QCAT_WIRE_FIELDS(domain::Position)
{
    f("key", x.key);
    f("quantity", x.quantity);
    f("entry_price", x.entryPrice);
    f("realized_pnl", x.realizedPnl);
    f("fees", x.fees);
    f("funding", x.funding);
    f("updated_at_ns", x.updatedAt);
}

QCAT_WIRE_FIELDS(domain::FundingPayment)
{
    f("position", x.position);
    f("time_ns", x.time);
    f("rate", x.rate);
    f("mark_price", x.markPrice);
    f("quantity", x.quantity);
    f("amount", x.amount);
}

QCAT_WIRE_FIELDS(domain::TimelineEntry)
{
    f("time_ns", x.time);
    f("kind", x.kind);
    f("actor", x.actor);
    f("what", x.what);
}

QCAT_WIRE_FIELDS(domain::TimeToHarm)
{
    f("what", x.what);
    f("remaining_ns", x.remaining);
    f("words", x.words);
}

QCAT_WIRE_FIELDS(domain::IncidentFlags)
{
    f("silenced_by", x.silencedBy);
    f("maintenance", x.maintenance);
    f("inhibited_by", x.inhibitedBy);
    f("flapping", x.flapping);
}

QCAT_WIRE_FIELDS(domain::SilenceMatch)
{
    f("fault", x.fault);
    f("component", x.component);
    f("instance", x.instance);
    f("severity", x.severity);
}

QCAT_WIRE_FIELDS(domain::Silence)
{
    f("id", x.id);
    f("kind", x.kind);
    f("match", x.match);
    f("owner", x.owner);
    f("reason", x.reason);
    f("created_at_ns", x.createdAt);
    f("from_ns", x.from);
    f("until_ns", x.until);
    f("needs_approval", x.needsApproval);
    f("approved_by", x.approvedBy);
    f("broken_glass", x.brokenGlass);
    f("ended_at_ns", x.endedAt);
    f("ended_by", x.endedBy);
}

QCAT_WIRE_FIELDS(domain::Incident)
{
    f("id", x.id);
    f("fault", x.fault);
    f("title", x.title);
    f("component", x.component);
    f("instance", x.instance);
    f("severity", x.severity);
    f("state", x.state);
    f("since_ns", x.since);
    f("opens_at_ns", x.opensAt);
    f("opened_at_ns", x.openedAt);
    f("acknowledged_at_ns", x.acknowledgedAt);
    f("mitigated_at_ns", x.mitigatedAt);
    f("resolves_at_ns", x.resolvesAt);
    f("resolved_at_ns", x.resolvedAt);
    f("clock_from_ns", x.clockFrom);
    f("acknowledge_by_ns", x.acknowledgeBy);
    f("lapses_at_ns", x.lapsesAt);
    f("owner", x.owner);
    f("origin", x.origin);
    f("flags", x.flags);
    f("merged_into", x.mergedInto);
    f("symptoms", x.symptoms);
    f("consequences", x.consequences);
    f("runbook", x.runbook);
    f("exposure_at_start", x.exposureAtStart);
    f("meaning", x.meaning);
    f("time_to_harm", x.timeToHarm);
    f("timeline", x.timeline);
}

QCAT_WIRE_FIELDS(domain::Delivery)
{
    f("id", x.id);
    f("incident", x.incident);
    f("kind", x.kind);
    f("severity", x.severity);
    f("contact", x.contact);
    f("channel", x.channel);
    f("state", x.state);
    f("attempts", x.attempts);
    f("uncertain", x.uncertain);
    f("created_at_ns", x.createdAt);
    f("next_at_ns", x.nextAt);
    f("ended_at_ns", x.endedAt);
    f("result", x.result);
    f("subject", x.subject);
    f("body", x.body);
    f("receipt", x.receipt);
}

QCAT_WIRE_FIELDS(domain::DurationFigures)
{
    f("median_s", x.median);
    f("p90_s", x.p90);
}

QCAT_WIRE_FIELDS(domain::StatisticsGroup)
{
    f("key", x.key);
    f("count", x.count);
    f("detect", x.detect);
    f("acknowledge", x.acknowledge);
    f("resolve", x.resolve);
}

QCAT_WIRE_FIELDS(domain::IncidentStatistics)
{
    f("from_ns", x.from);
    f("to_ns", x.to);
    f("all", x.all);
    f("by_severity", x.bySeverity);
    f("by_component", x.byComponent);
    f("by_month", x.byMonth);
}

QCAT_WIRE_FIELDS(domain::Reading)
{
    f("component", x.component);
    f("health", x.health);
    f("finding", x.finding);
    f("measured", x.measured);
}

QCAT_WIRE_FIELDS(domain::Evidence)
{
    f("at_ns", x.at);
    f("trading", x.trading);
    f("trading_why", x.tradingWhy);
    f("readings", x.readings);
    f("log_lines", x.logLines);
}

QCAT_WIRE_FIELDS(domain::IncidentRecord)
{
    f("runs", x.runs);
    f("evidence", x.evidence);
}

QCAT_WIRE_FIELDS(domain::IncidentPage)
{
    f("incidents", x.incidents);
    f("total", x.total);
    f("records", x.records);
}

QCAT_WIRE_FIELDS(base::Error)
{
    f("code", x.code);
    f("message", x.message);
    f("args", x.args);
}

} // namespace qcat::wire
