#pragma once

#include <qcat/api/command.h>
#include <qcat/api/event.h>
#include <qcat/api/snapshot.h>

#include <array>
#include <string_view>

// The word in "type" for each alternative of a variant, in the variant's order.
namespace qcat::wire
{

template <typename Variant>
struct TypeNames;

template <>
struct TypeNames<api::CommandBody> {
    static constexpr std::array<std::string_view, std::variant_size_v<api::CommandBody>> all = {"halt",
                                                                                                "cancel_entries",
                                                                                                "flatten",
                                                                                                "resume",
                                                                                                "enable_strategy",
                                                                                                "acknowledge_incident",
                                                                                                "resolve_incident",
                                                                                                "close_incident",
                                                                                                "add_note",
                                                                                                "assign_incident",
                                                                                                "merge_incident",
                                                                                                "add_silence",
                                                                                                "approve_silence",
                                                                                                "end_silence",
                                                                                                "start_runbook",
                                                                                                "run_reads",
                                                                                                "plan_step",
                                                                                                "run_step",
                                                                                                "skip_step",
                                                                                                "cancel_step",
                                                                                                "escalate_run",
                                                                                                "abort_run",
                                                                                                "report_alerts",
                                                                                                "set_replay_speed",
                                                                                                "test_channel",
                                                                                                "sign_handover",
                                                                                                "sample_redis_keys",
                                                                                                "halt_shared",
                                                                                                "lift_shared_halt",
                                                                                                "request_approval",
                                                                                                "approve_step",
                                                                                                "attach_file",
                                                                                                "note_upkeep",
                                                                                                "break_licence",
                                                                                                "reset_baselines"};
};

template <>
struct TypeNames<api::EventBody> {
    static constexpr std::array<std::string_view, std::variant_size_v<api::EventBody>> all = {
        "command_answered", "trading_state_changed", "order_changed", "fill_booked",   "order_denied",
        "incident_changed", "runbook_changed",       "notice",        "engine_stopped"};
};

inline constexpr std::array<std::string_view, 4> kBookStates = {"empty", "synchronising", "live", "stale"};

} // namespace qcat::wire
