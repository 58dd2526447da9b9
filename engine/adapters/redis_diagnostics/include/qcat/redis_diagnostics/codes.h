#pragma once

#include <string_view>

// Every code that Redis diagnostics put into findings, with the arguments that go with it: what a translation must
// cover. A connection that fails or an error reply keeps its code of redis_link.
namespace qcat::redis_diagnostics::code
{

inline constexpr std::string_view kHidden = "redis_diag.hidden"; // user, right: "+info"

// Advice. `number` is what it was computed from.
inline constexpr std::string_view kMayEvictState = "redis_advice.may_evict_state";    // policy
inline constexpr std::string_view kNoLimit = "redis_advice.no_limit";                 // number: bytes used
inline constexpr std::string_view kNearLimit = "redis_advice.near_limit";             // number: percent of the limit
inline constexpr std::string_view kEvicting = "redis_advice.evicting";                // number: keys, span
inline constexpr std::string_view kFragmented = "redis_advice.fragmented";            // number: ratio
inline constexpr std::string_view kSwapped = "redis_advice.swapped";                  // number: ratio
inline constexpr std::string_view kFewHits = "redis_advice.few_hits";                 // number: percent, span
inline constexpr std::string_view kClientsTight = "redis_advice.clients_tight";       // number: percent of maxclients
inline constexpr std::string_view kClientsRejected = "redis_advice.clients_rejected"; // number: connections, span
inline constexpr std::string_view kSaveFailed = "redis_advice.save_failed";
inline constexpr std::string_view kAppendFailed = "redis_advice.append_failed";
inline constexpr std::string_view kLinkDown = "redis_advice.link_down"; // master
inline constexpr std::string_view kMonitorOff = "redis_advice.monitor_off";

} // namespace qcat::redis_diagnostics::code
