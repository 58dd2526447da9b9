#pragma once

#include "fields.h"

// What answers and events say on the wire.
namespace qcat::wire
{

QCAT_WIRE_FIELDS(api::CommandAnswered)
{
    f("command", x.command);
    f("error", x.error);
    f("verified", x.verified);
    f("created_id", x.createdId);
}

QCAT_WIRE_FIELDS(api::TradingStateChanged)
{
    f("state", x.state);
    f("why", x.why);
}

QCAT_WIRE_FIELDS(api::OrderChanged)
{
    f("account", x.account);
    f("symbol", x.symbol);
    f("order", x.order);
}

QCAT_WIRE_FIELDS(api::FillBooked)
{
    f("account", x.account);
    f("symbol", x.symbol);
    f("fill", x.fill);
}

QCAT_WIRE_FIELDS(api::OrderDenied)
{
    f("account", x.account);
    f("symbol", x.symbol);
    f("order", x.order);
}

QCAT_WIRE_FIELDS(api::IncidentChanged)
{
    f("incident", x.incident);
}

QCAT_WIRE_FIELDS(api::RunbookChanged)
{
    f("run", x.run);
}

QCAT_WIRE_FIELDS(api::Notice)
{
    f("what", x.what);
}

QCAT_WIRE_FIELDS(api::EngineStopped)
{
    f("why", x.why);
}

QCAT_WIRE_FIELDS(EventGap)
{
    f("from", x.from);
    f("to", x.to);
}

QCAT_WIRE_FIELDS(HealthReport::Component)
{
    f("name", x.name);
    f("state", x.state);
    f("age_ms", x.ageMs);
    f("message", x.message);
}

} // namespace qcat::wire
