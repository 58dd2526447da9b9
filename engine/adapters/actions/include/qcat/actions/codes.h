#pragma once

#include <string_view>

// Every code that actions put into findings and errors, with the arguments that go with it: what a translation must
// cover.
namespace qcat::actions::code
{

inline constexpr std::string_view kNeedsNoPlan = "action.needs_no_plan";         // action
inline constexpr std::string_view kNotConfigured = "action.not_configured";      // action, name
inline constexpr std::string_view kNothingToAsk = "action.nothing_to_ask";       // action
inline constexpr std::string_view kCancelled = "action.cancelled";               //
inline constexpr std::string_view kServiceRunning = "service.running";           // target, state, pid
inline constexpr std::string_view kServiceNotRunning = "service.not_running";    // target, state
inline constexpr std::string_view kServiceStarted = "service.started";           // target, state
inline constexpr std::string_view kServiceRestarted = "service.restarted";       // target, state
inline constexpr std::string_view kServiceReset = "service.reset";               // target, state
inline constexpr std::string_view kServiceControllable = "service.controllable"; // target, state

inline constexpr std::string_view kBadPrefix = "redis_cleanup.bad_prefix";               // prefix
inline constexpr std::string_view kOnReplica = "redis_cleanup.on_replica";               // target
inline constexpr std::string_view kServerSaves = "redis_cleanup.saving";                 // target
inline constexpr std::string_view kPrefixCounted = "redis_cleanup.counted";              // keys, prefix
inline constexpr std::string_view kPrefixCountedPartly = "redis_cleanup.counted_partly"; // keys, prefix
inline constexpr std::string_view kPrefixRemoved = "redis_cleanup.removed";              // keys, prefix
inline constexpr std::string_view kPrefixRemovedPartly = "redis_cleanup.removed_partly"; // keys, prefix

inline constexpr std::string_view kRedisValue = "redis_set.bad_value";          // key, value
inline constexpr std::string_view kRedisSettingNow = "redis_set.now";           // key, value
inline constexpr std::string_view kRedisSet = "redis_set.done";                 // key, value
inline constexpr std::string_view kRedisSetNotKept = "redis_set.not_kept";      // key, value, detail
inline constexpr std::string_view kRedisMemory = "redis_memory.enough";         // used, limit, policy
inline constexpr std::string_view kRedisMemoryTight = "redis_memory.tight";     // used, limit, policy
inline constexpr std::string_view kRedisEvictsState = "redis_memory.evicts_state"; // used, limit, policy

inline constexpr std::string_view kLogKeep = "log_clean.keep";              // value
inline constexpr std::string_view kLogsGo = "log_clean.would_go";           // count, size, keep, file
inline constexpr std::string_view kLogsGone = "log_clean.gone";             // count, size, keep, file
inline constexpr std::string_view kLogNotRemoved = "log_clean.not_removed"; // file, detail
inline constexpr std::string_view kLogsFew = "log_clean.few";               // count, file
inline constexpr std::string_view kLogsMany = "log_clean.many";             // count, file

} // namespace qcat::actions::code
