#pragma once

#include <qcat/domain/alerting_config.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/notification.h>
#include <qcat/domain/order.h>
#include <qcat/domain/performance.h>
#include <qcat/domain/pool_status.h>
#include <qcat/domain/postgres_storage.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/domain/silence.h>
#include <qcat/domain/trading_state.h>
#include <qcat/domain/upkeep.h>
#include <qcat/domain/visibility.h>

#include <optional>
#include <string_view>

namespace qcat::domain
{

// Stable lower-case words of the enumerations for journals, stores, wire, logs and exports ("partially_filled"). The ui has its own.
std::string_view name(Side);
std::string_view name(PositionSide);
std::string_view name(OrderType);
std::string_view name(TimeInForce);
std::string_view name(OrderPurpose);
std::string_view name(OrderState);
std::string_view name(Liquidity);
std::string_view name(ReportKind);
std::string_view name(MarketKind);
std::string_view name(TradingState);
std::string_view name(Severity); // "P0"
std::string_view name(Health);
std::string_view name(IncidentState);
std::string_view name(TimelineKind);
std::string_view name(IncidentOrigin);
std::string_view name(SilenceKind);
std::string_view name(StepMode);
std::string_view name(InputKind);
std::string_view name(OnFailure);
std::string_view name(Confirm);
std::string_view name(Risk);
std::string_view name(StepState);
std::string_view name(RunState);
std::string_view name(ChannelKind);
std::string_view name(MessageKind);
std::string_view name(DeliveryState);
std::string_view name(UpkeepTask); // "restore_test"
std::string_view name(Visibility);
std::string_view name(OrderStage);
std::string_view name(PerformanceArea); // "market_data"
std::string_view name(BaselineState);
std::string_view name(PoolCloseCause); // "idle_time"
std::string_view name(PoolBreaker);
std::string_view name(postgres::IndexIssueKind);

// The other way; empty for a word that is not one of them.
template <typename Enum>
std::optional<Enum> fromName(std::string_view word);

} // namespace qcat::domain
