#include <qcat/ui_models/words.h>

#include <qcat/domain/held_memory.h>

#include <QCoreApplication>

#include <algorithm>
#include <string_view>
#include <utility>

namespace qcat::ui
{

namespace
{
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};
} // namespace

QString word(domain::TradingState state)
{
    switch (state) {
    case domain::TradingState::Starting:
        return Words::tr("STARTING", "trading state");
    case domain::TradingState::Active:
        return Words::tr("ACTIVE", "trading state");
    case domain::TradingState::Reducing:
        return Words::tr("REDUCE ONLY", "trading state");
    case domain::TradingState::Halted:
        return Words::tr("HALTED", "trading state");
    case domain::TradingState::ReadOnly:
        return Words::tr("READ ONLY", "trading state");
    }
    return {};
}

QString word(domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::P0:
        return Words::tr("Critical", "severity");
    case domain::Severity::P1:
        return Words::tr("High", "severity");
    case domain::Severity::P2:
        return Words::tr("Medium", "severity");
    case domain::Severity::P3:
        return Words::tr("Low", "severity");
    }
    return {};
}

QString word(domain::Health health)
{
    switch (health) {
    case domain::Health::Ok:
        return Words::tr("Healthy", "health");
    case domain::Health::Warn:
        return Words::tr("Degraded", "health");
    case domain::Health::Crit:
        return Words::tr("Down", "health");
    case domain::Health::Unknown:
        return Words::tr("Unknown", "health");
    }
    return {};
}

QString word(domain::IncidentState state)
{
    switch (state) {
    case domain::IncidentState::Suspected:
        return Words::tr("Suspected", "incident state");
    case domain::IncidentState::Open:
        return Words::tr("Open", "incident state");
    case domain::IncidentState::Acknowledged:
        return Words::tr("Acknowledged", "incident state");
    case domain::IncidentState::Mitigated:
        return Words::tr("Mitigated", "incident state");
    case domain::IncidentState::Resolved:
        return Words::tr("Resolved", "incident state");
    case domain::IncidentState::Closed:
        return Words::tr("Closed", "incident state");
    }
    return {};
}

QString word(domain::Side side)
{
    return side == domain::Side::Buy ? Words::tr("Buy", "side") : Words::tr("Sell", "side");
}

QString word(domain::OrderState state)
{
    switch (state) {
    case domain::OrderState::PendingNew:
        return Words::tr("Sent", "order state");
    case domain::OrderState::Open:
        return Words::tr("Open", "order state");
    case domain::OrderState::PartiallyFilled:
        return Words::tr("Partly filled", "order state");
    case domain::OrderState::PendingCancel:
        return Words::tr("Cancelling", "order state");
    case domain::OrderState::Filled:
        return Words::tr("Filled", "order state");
    case domain::OrderState::Cancelled:
        return Words::tr("Cancelled", "order state");
    case domain::OrderState::Expired:
        return Words::tr("Expired", "order state");
    case domain::OrderState::Rejected:
        return Words::tr("Rejected", "order state");
    case domain::OrderState::Denied:
        return Words::tr("Denied", "order state");
    case domain::OrderState::Unknown:
        return Words::tr("UNKNOWN", "order state");
    }
    return {};
}

QString word(domain::OrderType type)
{
    switch (type) {
    case domain::OrderType::Limit:
        return Words::tr("Limit", "order type");
    case domain::OrderType::Market:
        return Words::tr("Market", "order type");
    case domain::OrderType::StopMarket:
        return Words::tr("Stop market", "order type");
    }
    return {};
}

QString word(domain::OrderPurpose purpose)
{
    switch (purpose) {
    case domain::OrderPurpose::Entry:
        return Words::tr("Entry", "order purpose");
    case domain::OrderPurpose::Exit:
        return Words::tr("Exit", "order purpose");
    case domain::OrderPurpose::ProtectiveStop:
        return Words::tr("Stop", "order purpose");
    }
    return {};
}

QString word(domain::TimeInForce timeInForce)
{
    switch (timeInForce) {
    case domain::TimeInForce::GoodTillCancel:
        return Words::tr("GTC", "time in force");
    case domain::TimeInForce::ImmediateOrCancel:
        return Words::tr("IOC", "time in force");
    case domain::TimeInForce::FillOrKill:
        return Words::tr("FOK", "time in force");
    case domain::TimeInForce::PostOnly:
        return Words::tr("Post only", "time in force");
    }
    return {};
}

QString word(domain::Liquidity liquidity)
{
    return liquidity == domain::Liquidity::Maker ? Words::tr("Maker") : Words::tr("Taker");
}

QString word(domain::StepState state)
{
    switch (state) {
    case domain::StepState::Waiting:
        return Words::tr("Waiting", "step state");
    case domain::StepState::Running:
        return Words::tr("Running", "step state");
    case domain::StepState::Done:
        return Words::tr("Done", "step state");
    case domain::StepState::Finding:
        return Words::tr("Finding", "step state");
    case domain::StepState::Failed:
        return Words::tr("Failed", "step state");
    case domain::StepState::Skipped:
        return Words::tr("Skipped", "step state");
    case domain::StepState::Cancelled:
        return Words::tr("Cancelled", "step state");
    case domain::StepState::Interrupted:
        return Words::tr("Interrupted", "step state");
    case domain::StepState::NotTaken:
        return Words::tr("Not taken", "step state: the run went another way");
    }
    return {};
}

QString word(domain::RunState state)
{
    switch (state) {
    case domain::RunState::InProgress:
        return Words::tr("In progress", "run state");
    case domain::RunState::Succeeded:
        return Words::tr("Succeeded", "run state");
    case domain::RunState::Failed:
        return Words::tr("Failed", "run state");
    case domain::RunState::Aborted:
        return Words::tr("Aborted", "run state");
    case domain::RunState::Escalated:
        return Words::tr("Escalated", "run state");
    case domain::RunState::Interrupted:
        return Words::tr("Interrupted", "run state");
    }
    return {};
}

QString word(domain::Risk risk)
{
    switch (risk) {
    case domain::Risk::Low:
        return Words::tr("Low risk");
    case domain::Risk::Medium:
        return Words::tr("Medium risk");
    case domain::Risk::High:
        return Words::tr("High risk");
    }
    return {};
}

QString word(domain::TimelineKind kind)
{
    switch (kind) {
    case domain::TimelineKind::Suspected:
        return Words::tr("Suspected", "timeline");
    case domain::TimelineKind::Opened:
        return Words::tr("Opened", "timeline");
    case domain::TimelineKind::Recovered:
        return Words::tr("Recovered", "timeline");
    case domain::TimelineKind::Reopened:
        return Words::tr("Reopened", "timeline");
    case domain::TimelineKind::Acknowledged:
        return Words::tr("Acknowledged", "timeline");
    case domain::TimelineKind::Mitigated:
        return Words::tr("Mitigated", "timeline");
    case domain::TimelineKind::Resolved:
        return Words::tr("Resolved", "timeline");
    case domain::TimelineKind::Closed:
        return Words::tr("Closed", "timeline");
    case domain::TimelineKind::SeverityChanged:
        return Words::tr("Severity changed", "timeline");
    case domain::TimelineKind::SymptomAdded:
        return Words::tr("Symptom", "timeline");
    case domain::TimelineKind::ConsequenceAttached:
        return Words::tr("Consequence", "timeline");
    case domain::TimelineKind::Note:
        return Words::tr("Note", "timeline");
    case domain::TimelineKind::ClockWarning:
        return Words::tr("Clock warning", "timeline");
    case domain::TimelineKind::ClockBreached:
        return Words::tr("Clock breached", "timeline");
    case domain::TimelineKind::RunbookStarted:
        return Words::tr("Runbook started", "timeline");
    case domain::TimelineKind::StepStarted:
        return Words::tr("Step started", "timeline");
    case domain::TimelineKind::StepFinished:
        return Words::tr("Step finished", "timeline");
    case domain::TimelineKind::StepSkipped:
        return Words::tr("Step skipped", "timeline");
    case domain::TimelineKind::RunbookFinished:
        return Words::tr("Runbook finished", "timeline");
    case domain::TimelineKind::Notification:
        return Words::tr("Notification", "timeline");
    case domain::TimelineKind::ExposureNoted:
        return Words::tr("Exposure", "timeline");
    case domain::TimelineKind::FlappingBegan:
        return Words::tr("Comes and goes", "timeline");
    case domain::TimelineKind::FlappingEnded:
        return Words::tr("Steady again", "timeline");
    case domain::TimelineKind::Silenced:
        return Words::tr("Silenced", "timeline");
    case domain::TimelineKind::SilenceEnded:
        return Words::tr("Silence over", "timeline");
    case domain::TimelineKind::Inhibited:
        return Words::tr("Inhibited", "timeline");
    case domain::TimelineKind::InhibitionEnded:
        return Words::tr("Inhibition over", "timeline");
    case domain::TimelineKind::Merged:
        return Words::tr("Merged", "timeline");
    case domain::TimelineKind::OwnerChanged:
        return Words::tr("New owner", "timeline");
    case domain::TimelineKind::AcknowledgementLapsed:
        return Words::tr("Acknowledgement lapsed", "timeline");
    case domain::TimelineKind::Escalated:
        return Words::tr("Escalated", "timeline");
    case domain::TimelineKind::FileAttached:
        return Words::tr("File attached", "timeline");
    }
    return {};
}

QString word(api::BookState state)
{
    switch (state) {
    case api::BookState::Empty:
        return Words::tr("no data", "book state");
    case api::BookState::Synchronising:
        return Words::tr("synchronising", "book state");
    case api::BookState::Live:
        return Words::tr("live", "book state");
    case api::BookState::Stale:
        return Words::tr("stale", "book state");
    }
    return {};
}

QString word(api::LinkState state)
{
    switch (state) {
    case api::LinkState::Connecting:
        return Words::tr("connecting", "link state");
    case api::LinkState::Connected:
        return Words::tr("connected", "link state");
    case api::LinkState::Lost:
        return Words::tr("connection lost", "link state");
    }
    return {};
}

QString measuredName(const std::string &name)
{
    constexpr std::pair<std::string_view, const char *> kNames[] = {
        {"age", QT_TRANSLATE_NOOP("Words", "data age")},
        {"age_ms", QT_TRANSLATE_NOOP("Words", "data age")},
        {"answer_ms", QT_TRANSLATE_NOOP("Words", "answer")},
        {"backup_age", QT_TRANSLATE_NOOP("Words", "backup age")},
        {"backup_size", QT_TRANSLATE_NOOP("Words", "backup size")},
        {"certificate_left", QT_TRANSLATE_NOOP("Words", "certificate good for")},
        {"clock_max_error", QT_TRANSLATE_NOOP("Words", "clock error at most")},
        {"clock_offset", QT_TRANSLATE_NOOP("Words", "clock offset")},
        {"connect_ms", QT_TRANSLATE_NOOP("Words", "connect")},
        {"connections_used", QT_TRANSLATE_NOOP("Words", "connections in use")},
        {"disk_free_bytes", QT_TRANSLATE_NOOP("Words", "disk free")},
        {"disk_free_ratio", QT_TRANSLATE_NOOP("Words", "disk free, share")},
        {"disk_io_stalled_ratio", QT_TRANSLATE_NOOP("Words", "waiting for the disk")},
        {"group_memory_ratio", QT_TRANSLATE_NOOP("Words", "memory of the control group")},
        {"heartbeat_age", QT_TRANSLATE_NOOP("Words", "heartbeat age")},
        {"key_age", QT_TRANSLATE_NOOP("Words", "oldest key")},
        {"liquidation_distance", QT_TRANSLATE_NOOP("Words", "distance to liquidation")},
        {"log_size", QT_TRANSLATE_NOOP("Words", "log size")},
        {"longest_idle_in_transaction", QT_TRANSLATE_NOOP("Words", "longest open transaction")},
        {"longest_lock_wait", QT_TRANSLATE_NOOP("Words", "longest lock wait")},
        {"memory_available_bytes", QT_TRANSLATE_NOOP("Words", "memory available")},
        {"memory_available_ratio", QT_TRANSLATE_NOOP("Words", "memory available, share")},
        {"memory_used_ratio", QT_TRANSLATE_NOOP("Words", "memory in use, share")},
        {"open_files", QT_TRANSLATE_NOOP("Words", "open files")},
        {"process_memory", QT_TRANSLATE_NOOP("Words", "memory in use")},
        {"rejected_orders", QT_TRANSLATE_NOOP("Words", "rejected orders")},
        {"spool_records", QT_TRANSLATE_NOOP("Words", "records waiting")},
        {"spool_used_ratio", QT_TRANSLATE_NOOP("Words", "spool used, share")},
        {"transaction_ids_left", QT_TRANSLATE_NOOP("Words", "transaction ids left")},
        {"working_orders", QT_TRANSLATE_NOOP("Words", "working orders")},
    };
    const auto found = std::ranges::find(kNames, name, [](const auto &entry) { return entry.first; });
    if (found != std::end(kNames))
        return Words::tr(found->second);
    if (name.starts_with(domain::kMemoryOf))
        return memoryHolderName(std::string_view(name).substr(domain::kMemoryOf.size()));
    if (name.starts_with(domain::kMemoryShed))
        return Words::tr("%1: given up", "who holds memory").arg(memoryHolderName(std::string_view(name).substr(domain::kMemoryShed.size())));
    // of a pool, by its name: "postgresql_in_use"
    const auto ends = [&](std::string_view suffix) { return name.size() > suffix.size() && name.ends_with(suffix); };
    const auto pool = [&](std::string_view suffix) { return QString::fromStdString(name.substr(0, name.size() - suffix.size())); };
    if (ends("_in_use"))
        return Words::tr("%1: in use", "pool").arg(pool("_in_use"));
    if (ends("_waiting"))
        return Words::tr("%1: waiting", "pool").arg(pool("_waiting"));
    return QString::fromStdString(name);
}

QString memoryHolderName(std::string_view name)
{
    static constexpr std::pair<std::string_view, const char *> kNames[] = {
        {"charts", QT_TRANSLATE_NOOP("Words", "Charts of the last hours")},
        {"log_index", QT_TRANSLATE_NOOP("Words", "Indexes of logs")},
        {"research", QT_TRANSLATE_NOOP("Words", "Research")},
        {"symbols", QT_TRANSLATE_NOOP("Words", "Symbols without a position")},
        {"other", QT_TRANSLATE_NOOP("Words", "Everything else")},
        {"program", QT_TRANSLATE_NOOP("Words", "Program and files")},
    };
    const auto found = std::ranges::find(kNames, name, [](const auto &entry) { return entry.first; });
    return found == std::end(kNames) ? QString::fromUtf8(name.data(), qsizetype(name.size())) : Words::tr(found->second);
}

} // namespace qcat::ui
