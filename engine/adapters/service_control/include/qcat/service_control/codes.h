#pragma once

#include <string_view>

// Every code that the two kinds of service control put into errors, with the arguments that go with it: what a
// translation must cover.
namespace qcat::service_control::code
{

inline constexpr std::string_view kNoControl = "service.no_control";              // target, verb, unit, key
inline constexpr std::string_view kNoUnit = "service.no_unit";                    // target, unit
inline constexpr std::string_view kPathNotAbsolute = "service.path_not_absolute"; // target, program
inline constexpr std::string_view kCannotRun = "service.cannot_run";              // target, program, detail
inline constexpr std::string_view kCommandFailed = "service.command_failed";      // target, exit, output
inline constexpr std::string_view kTimedOut = "service.timed_out";                // target, timeout
inline constexpr std::string_view kCancelled = "service.cancelled";               // target
inline constexpr std::string_view kNoSystemd = "service.no_systemd";              // target, detail
inline constexpr std::string_view kUnitUnknown = "service.unit_unknown";          // target
inline constexpr std::string_view kNotPermitted = "service.not_permitted";        // target
inline constexpr std::string_view kJobPending = "service.job_pending";            // target
inline constexpr std::string_view kJobFailed = "service.job_failed";              // target, result, state
inline constexpr std::string_view kStartLimit = "service.start_limit";            // target
inline constexpr std::string_view kNotStable = "service.not_stable";              // target, state, within
inline constexpr std::string_view kManagerFailed = "service.manager_failed";      // target, detail

} // namespace qcat::service_control::code
