#pragma once

#include <string_view>

// Codes of cancelling and ending sessions. All carry pid.
namespace qcat::pg_diagnostics::session_code
{

inline constexpr std::string_view kBadChoice = "pg_session.bad_choice";   // pid, backend_start: as they were given
inline constexpr std::string_view kGone = "pg_session.gone";              // ended, or another session has its pid by now
inline constexpr std::string_view kOwn = "pg_session.own";                //
inline constexpr std::string_view kSuperuser = "pg_session.superuser";    // user
inline constexpr std::string_view kNotAClient = "pg_session.not_a_client"; // replication, autovacuum …
inline constexpr std::string_view kNoRight = "pg_session.no_right";       // role, grant
inline constexpr std::string_view kChosen = "pg_session.chosen";          // user, application, state, statement
inline constexpr std::string_view kDescribed = "pg_session.described";    // user, application, state, statement, waiting: sessions that wait for it
inline constexpr std::string_view kHidden = "pg_session.hidden";          // grant
inline constexpr std::string_view kQuiet = "pg_session.quiet";            // runs nothing, holds nobody up
inline constexpr std::string_view kBusy = "pg_session.busy";              // state, waiting
inline constexpr std::string_view kCancelled = "pg_session.cancelled";    // the server was asked to
inline constexpr std::string_view kTerminated = "pg_session.terminated";  //
inline constexpr std::string_view kStillThere = "pg_session.still_there"; // did not end within 1.5 s
inline constexpr std::string_view kRefused = "pg_session.refused";        // changed between look and act: nothing was done

} // namespace qcat::pg_diagnostics::session_code
