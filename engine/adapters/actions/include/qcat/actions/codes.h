#pragma once

#include <string_view>

// Every code that actions put into findings and errors, with the arguments that go with it: what a translation must
// cover.
namespace qcat::actions::code
{

inline constexpr std::string_view kNeedsNoPlan = "action.needs_no_plan";         // action
inline constexpr std::string_view kNotConfigured = "action.not_configured";      // action, name
inline constexpr std::string_view kCancelled = "action.cancelled";               //
inline constexpr std::string_view kServiceRunning = "service.running";           // target, state, pid
inline constexpr std::string_view kServiceNotRunning = "service.not_running";    // target, state
inline constexpr std::string_view kServiceStarted = "service.started";           // target, state
inline constexpr std::string_view kServiceRestarted = "service.restarted";       // target, state
inline constexpr std::string_view kServiceControllable = "service.controllable"; // target, state

inline constexpr std::string_view kBadPrefix = "redis_cleanup.bad_prefix";               // prefix
inline constexpr std::string_view kOnReplica = "redis_cleanup.on_replica";               // target
inline constexpr std::string_view kServerSaves = "redis_cleanup.saving";                 // target
inline constexpr std::string_view kPrefixCounted = "redis_cleanup.counted";              // keys, prefix
inline constexpr std::string_view kPrefixCountedPartly = "redis_cleanup.counted_partly"; // keys, prefix
inline constexpr std::string_view kPrefixRemoved = "redis_cleanup.removed";              // keys, prefix
inline constexpr std::string_view kPrefixRemovedPartly = "redis_cleanup.removed_partly"; // keys, prefix

} // namespace qcat::actions::code
