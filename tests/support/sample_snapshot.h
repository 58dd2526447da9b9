#pragma once

#include <qcat/api/snapshot.h>

// A rich, believable state of the engine for tests of the window and its pictures: two positions, working orders with
// one whose fate is unknown, fills, denials, a live book, candles, PostgreSQL down with its incident.
namespace sample
{

qcat::api::TradingSnapshot trading(qcat::base::WallTime now, qcat::base::SteadyTime at);
qcat::api::OpsSnapshot ops(qcat::base::WallTime now, qcat::base::SteadyTime at);
// Everything well, nothing held.
qcat::api::TradingSnapshot flatTrading(qcat::base::WallTime now, qcat::base::SteadyTime at);
qcat::api::OpsSnapshot healthyOps(qcat::base::WallTime now, qcat::base::SteadyTime at);

} // namespace sample
