#pragma once

#include <string_view>

// Codes of the checks over a status, with their arguments.
namespace qcat::pg_diagnostics::health
{

inline constexpr std::string_view kNotKnown = "pg_health.not_known";         // detail
inline constexpr std::string_view kTransactionsHidden = "pg_health.transactions_hidden"; // grant, role
inline constexpr std::string_view kNoLockWaits = "pg_health.no_lock_waits";  //
inline constexpr std::string_view kLockWaits = "pg_health.lock_waits";       // waiting, longest, pid, application, backend_start: of whom most wait for
inline constexpr std::string_view kNoOpenTransactions = "pg_health.no_open_transactions"; //
inline constexpr std::string_view kOpenTransaction = "pg_health.open_transaction"; // pid, application, backend_start, age
inline constexpr std::string_view kIdsLeft = "pg_health.ids_left";           // database, left
inline constexpr std::string_view kIdsRunningOut = "pg_health.ids_running_out"; // database, left
inline constexpr std::string_view kDataWhole = "pg_data.whole";              // database
inline constexpr std::string_view kSequenceBehind = "pg_data.sequence_behind"; // sequence, table, last, highest
inline constexpr std::string_view kChecksumFailed = "pg_data.checksum_failed"; // database, failures, at
inline constexpr std::string_view kConnectionsLeft = "pg_health.connections_left"; // used, usable
inline constexpr std::string_view kConnectionsTight = "pg_health.connections_tight"; // used, usable

} // namespace qcat::pg_diagnostics::health
