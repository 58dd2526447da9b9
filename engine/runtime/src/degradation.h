#pragma once

#include <qcat/domain/config.h>
#include <qcat/domain/health.h>
#include <qcat/domain/trading_state.h>

#include <optional>

namespace qcat::runtime
{

// "When the ground gives way" (DESIGN §5) for the store behind the journal: full spool or a long outage means less
// risk, never more. Only ever tightens: going back is a human's decision.
struct StoreGround {
    double spoolUsed = 0;    // 0..1
    base::Duration outage{}; // zero: the store answers
};
struct Degradation {
    domain::TradingState state;
    domain::Finding why;
};
std::optional<Degradation> degradationFor(const StoreGround &ground, const domain::RiskConfig &rules,
                                          domain::TradingState now);

} // namespace qcat::runtime
