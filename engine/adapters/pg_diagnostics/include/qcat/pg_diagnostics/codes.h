#pragma once

#include <string_view>

// Every code that PostgreSQL diagnostics put into findings and errors, with the arguments that go with it: what a
// translation must cover.
namespace qcat::pg_diagnostics::code
{

inline constexpr std::string_view kHidden = "pg_diag.hidden";           // role, grant
inline constexpr std::string_view kOldServer = "pg_diag.old_server";    // version, needs
inline constexpr std::string_view kNoExtension = "pg_diag.no_extension"; // extension, database
inline constexpr std::string_view kLocked = "pg_diag.locked";           // section: a change of schema is queued
inline constexpr std::string_view kSlow = "pg_diag.slow";               // section: cancelled by its own time limit
inline constexpr std::string_view kFailed = "pg_diag.failed";           // section, detail, sqlstate
inline constexpr std::string_view kNotConnected = "pg_diag.not_connected"; // target, detail, sqlstate
inline constexpr std::string_view kNoAnswer = "pg_diag.no_answer";      // timeout

} // namespace qcat::pg_diagnostics::code
