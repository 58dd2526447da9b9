#pragma once

#include <qcat/api/engine.h>

#include <QString>

namespace qcat::ui
{

// The words of the enumerations, translated; one place, so that a thing has one name in the whole window.
QString word(domain::TradingState state);
QString word(domain::Severity severity); // "Critical"
QString word(domain::Health health);
QString measuredName(const std::string &name); // of a probe's number; the name itself where there is no word
// Of who holds memory: "Charts of the last hours"
QString memoryHolderName(std::string_view name);
QString word(domain::IncidentState state);
QString word(domain::Side side);
QString word(domain::OrderState state);
QString word(domain::OrderType type);
QString word(domain::OrderPurpose purpose);
QString word(domain::TimeInForce timeInForce);
QString word(domain::Liquidity liquidity);
QString word(domain::StepState state);
QString word(domain::RunState state);
QString word(domain::Risk risk);
QString word(domain::TimelineKind kind);
QString word(domain::postgres::IndexIssueKind kind);
QString word(domain::PoolBreaker breaker); // what becomes of new connections
QString word(domain::PoolCloseCause cause);
QString word(api::BookState state);
QString word(api::LinkState state);

} // namespace qcat::ui
