#include <qcat/domain/names.h>

#include <qcat/domain/incident_query.h>

#include <qcat/base/assert.h>

#include <array>
#include <utility>

namespace qcat::domain
{

namespace
{

template <typename Enum>
struct Words; // the table of an enumeration, in its order

template <>
struct Words<Side>
{
    static constexpr std::array<std::string_view, 2> all = {"buy", "sell"};
};

template <>
struct Words<PositionSide>
{
    static constexpr std::array<std::string_view, 3> all = {"both", "long", "short"};
};

template <>
struct Words<OrderType>
{
    static constexpr std::array<std::string_view, 3> all = {"limit", "market", "stop_market"};
};

template <>
struct Words<TimeInForce>
{
    static constexpr std::array<std::string_view, 4> all = {
        "good_till_cancel", "immediate_or_cancel", "fill_or_kill", "post_only"};
};

template <>
struct Words<OrderPurpose>
{
    static constexpr std::array<std::string_view, 3> all = {"entry", "exit", "protective_stop"};
};

template <>
struct Words<OrderState>
{
    static constexpr std::array<std::string_view, 10> all = {
        "pending_new", "open", "partially_filled", "pending_cancel", "filled", "cancelled", "expired", "rejected",
        "denied", "unknown"};
};

template <>
struct Words<Liquidity>
{
    static constexpr std::array<std::string_view, 2> all = {"maker", "taker"};
};

template <>
struct Words<ReportKind>
{
    static constexpr std::array<std::string_view, 7> all = {
        "accepted", "rejected", "fill", "cancelled", "cancel_rejected", "expired", "unknown"};
};

template <>
struct Words<MarketKind>
{
    static constexpr std::array<std::string_view, 5> all = {
        "book_snapshot", "book_diff", "ticker", "trade", "mark_price"};
};

template <>
struct Words<TradingState>
{
    static constexpr std::array<std::string_view, 5> all = {"starting", "active", "reducing", "halted", "read_only"};
};

template <>
struct Words<Severity>
{
    static constexpr std::array<std::string_view, 4> all = {"P0", "P1", "P2", "P3"};
};

template <>
struct Words<Health>
{
    static constexpr std::array<std::string_view, 4> all = {"ok", "warn", "crit", "unknown"};
};

template <>
struct Words<PoolCloseCause>
{
    static constexpr std::array<std::string_view, kPoolCloseCauses> all = {
        "surplus", "idle_time", "lifetime", "broken", "invalid", "dirty", "evicted", "resized", "shutdown"};
};

template <>
struct Words<PoolBreaker>
{
    static constexpr std::array<std::string_view, 4> all = {"closed", "open", "probing", "slow_start"};
};

template <>
struct Words<IncidentState>
{
    static constexpr std::array<std::string_view, 6> all = {
        "suspected", "open", "acknowledged", "mitigated", "resolved", "closed"};
};

template <>
struct Words<ChannelKind>
{
    static constexpr std::array<std::string_view, 10> all = {
        "email", "webhook", "slack", "telegram", "dingtalk", "feishu", "wecom", "gateway", "aliyun_sms", "aliyun_voice"};
};

template <>
struct Words<MessageKind>
{
    static constexpr std::array<std::string_view, 6> all = {"firing", "escalated", "resolved", "digest", "test", "handover"};
};

template <>
struct Words<DeliveryState>
{
    static constexpr std::array<std::string_view, 6> all = {"waiting", "sending", "accepted", "failed", "superseded", "delivered"};
};

template <>
struct Words<UpkeepTask>
{
    static constexpr std::array<std::string_view, kUpkeepTasks.size()> all = {
        "channel_test", "restore_test", "offsite_copy", "performance_report", "host_updates", "access_audit", "key_rotation"};
};

template <>
struct Words<TimelineKind>
{
    static constexpr std::array<std::string_view, 32> all = {
        "suspected", "opened", "recovered", "reopened", "acknowledged", "mitigated", "resolved", "closed",
        "severity_changed", "symptom_added", "consequence_attached", "note", "clock_warning", "clock_breached",
        "runbook_started", "step_started", "step_finished", "step_skipped", "runbook_finished", "notification",
        "exposure_noted", "flapping_began", "flapping_ended", "silenced", "silence_ended", "inhibited",
        "inhibition_ended", "merged", "owner_changed", "acknowledgement_lapsed", "escalated", "file_attached"};
};

template <>
struct Words<IncidentOrigin>
{
    static constexpr std::array<std::string_view, 5> all = {"detected", "external", "by_hand", "test", "drill"};
};

template <>
struct Words<IncidentOrder>
{
    static constexpr std::array<std::string_view, 9> all = {
        "standing", "opened", "severity", "state", "fault", "component", "owner", "lasted", "resolved"};
};

template <>
struct Words<SilenceKind>
{
    static constexpr std::array<std::string_view, 2> all = {"silence", "maintenance"};
};

template <>
struct Words<InputKind>
{
    static constexpr std::array<std::string_view, 4> all = {"text", "integer", "duration", "enum"};
};

template <>
struct Words<OnFailure>
{
    static constexpr std::array<std::string_view, 3> all = {"continue", "abort", "step"};
};

template <>
struct Words<StepMode>
{
    static constexpr std::array<std::string_view, 2> all = {"read", "mutate"};
};

template <>
struct Words<Confirm>
{
    static constexpr std::array<std::string_view, 3> all = {"none", "click", "typed"};
};

template <>
struct Words<Risk>
{
    static constexpr std::array<std::string_view, 3> all = {"low", "medium", "high"};
};

template <>
struct Words<StepState>
{
    static constexpr std::array<std::string_view, 9> all = {
        "waiting", "running", "done", "finding", "failed", "skipped", "cancelled", "interrupted", "not_taken"};
};

template <>
struct Words<RunState>
{
    static constexpr std::array<std::string_view, 6> all = {
        "in_progress", "succeeded", "failed", "aborted", "escalated", "interrupted"};
};

template <>
struct Words<OrderStage>
{
    static constexpr std::array<std::string_view, kOrderStages> all = {"wait", "feed", "market", "record", "decide", "durable", "send"};
};

template <>
struct Words<PerformanceArea>
{
    static constexpr std::array<std::string_view, 8> all = {"process", "disk", "database", "redis", "venue", "market_data", "api", "orders"};
};

template <>
struct Words<BaselineState>
{
    static constexpr std::array<std::string_view, 5> all = {"learning", "usual", "suspected", "deviating", "drifting"};
};

template <>
struct Words<Visibility>
{
    static constexpr std::array<std::string_view, 6> all = {"not_asked_yet", "shown",       "partial",
                                                            "hidden",        "unsupported", "failed"};
};

template <>
struct Words<postgres::IndexIssueKind>
{
    static constexpr std::array<std::string_view, 6> all = {
        "invalid", "duplicate", "redundant", "unused", "missing_for_foreign_key", "missing_suspect"};
};

template <typename Enum>
std::string_view wordOf(Enum value)
{
    const auto index = std::size_t(value);
    QCAT_ASSERT(index < Words<Enum>::all.size());
    return Words<Enum>::all[index];
}

} // namespace

std::string_view name(Side value)
{
    return wordOf(value);
}

std::string_view name(PositionSide value)
{
    return wordOf(value);
}

std::string_view name(OrderType value)
{
    return wordOf(value);
}

std::string_view name(TimeInForce value)
{
    return wordOf(value);
}

std::string_view name(OrderPurpose value)
{
    return wordOf(value);
}

std::string_view name(OrderState value)
{
    return wordOf(value);
}

std::string_view name(Liquidity value)
{
    return wordOf(value);
}

std::string_view name(ReportKind value)
{
    return wordOf(value);
}

std::string_view name(MarketKind value)
{
    return wordOf(value);
}

std::string_view name(TradingState value)
{
    return wordOf(value);
}

std::string_view name(Severity value)
{
    return wordOf(value);
}

std::string_view name(Health value)
{
    return wordOf(value);
}

std::string_view name(PoolCloseCause value)
{
    return wordOf(value);
}

std::string_view name(PoolBreaker value)
{
    return wordOf(value);
}

std::string_view name(IncidentState value)
{
    return wordOf(value);
}

std::string_view name(TimelineKind value)
{
    return wordOf(value);
}

std::string_view name(IncidentOrigin value)
{
    return wordOf(value);
}

std::string_view name(IncidentOrder value)
{
    return wordOf(value);
}

std::string_view name(SilenceKind value)
{
    return wordOf(value);
}

std::string_view name(OnFailure value)
{
    return wordOf(value);
}

std::string_view name(InputKind value)
{
    return wordOf(value);
}

std::string_view name(StepMode value)
{
    return wordOf(value);
}

std::string_view name(Confirm value)
{
    return wordOf(value);
}

std::string_view name(Risk value)
{
    return wordOf(value);
}

std::string_view name(StepState value)
{
    return wordOf(value);
}

std::string_view name(RunState value)
{
    return wordOf(value);
}

std::string_view name(ChannelKind value)
{
    return wordOf(value);
}

std::string_view name(MessageKind value)
{
    return wordOf(value);
}

std::string_view name(DeliveryState value)
{
    return wordOf(value);
}

std::string_view name(UpkeepTask value)
{
    return wordOf(value);
}

std::string_view name(Visibility value)
{
    return wordOf(value);
}

std::string_view name(OrderStage value)
{
    return wordOf(value);
}

std::string_view name(PerformanceArea value)
{
    return wordOf(value);
}

std::string_view name(BaselineState value)
{
    return wordOf(value);
}

std::string_view name(postgres::IndexIssueKind value)
{
    return wordOf(value);
}

template <typename Enum>
std::optional<Enum> fromName(std::string_view word)
{
    for (std::size_t i = 0; i < Words<Enum>::all.size(); ++i)
        if (Words<Enum>::all[i] == word)
            return Enum(i);
    return std::nullopt;
}

template std::optional<Side> fromName(std::string_view);
template std::optional<PositionSide> fromName(std::string_view);
template std::optional<OrderType> fromName(std::string_view);
template std::optional<TimeInForce> fromName(std::string_view);
template std::optional<OrderPurpose> fromName(std::string_view);
template std::optional<OrderState> fromName(std::string_view);
template std::optional<Liquidity> fromName(std::string_view);
template std::optional<ReportKind> fromName(std::string_view);
template std::optional<MarketKind> fromName(std::string_view);
template std::optional<TradingState> fromName(std::string_view);
template std::optional<Severity> fromName(std::string_view);
template std::optional<Health> fromName(std::string_view);
template std::optional<PoolCloseCause> fromName(std::string_view);
template std::optional<PoolBreaker> fromName(std::string_view);
template std::optional<IncidentState> fromName(std::string_view);
template std::optional<TimelineKind> fromName(std::string_view);
template std::optional<IncidentOrigin> fromName(std::string_view);
template std::optional<IncidentOrder> fromName(std::string_view);
template std::optional<SilenceKind> fromName(std::string_view);
template std::optional<InputKind> fromName(std::string_view);
template std::optional<OnFailure> fromName(std::string_view);
template std::optional<StepMode> fromName(std::string_view);
template std::optional<Confirm> fromName(std::string_view);
template std::optional<Risk> fromName(std::string_view);
template std::optional<StepState> fromName(std::string_view);
template std::optional<RunState> fromName(std::string_view);
template std::optional<ChannelKind> fromName(std::string_view);
template std::optional<MessageKind> fromName(std::string_view);
template std::optional<DeliveryState> fromName(std::string_view);
template std::optional<UpkeepTask> fromName(std::string_view);
template std::optional<Visibility> fromName(std::string_view);
template std::optional<OrderStage> fromName(std::string_view);
template std::optional<PerformanceArea> fromName(std::string_view);
template std::optional<BaselineState> fromName(std::string_view);
template std::optional<postgres::IndexIssueKind> fromName(std::string_view);

} // namespace qcat::domain
