#pragma once

#include <string_view>

// Codes of advice about the server's settings. All carry setting and current; suggested and number where there are such.
namespace qcat::pg_diagnostics::advice
{

inline constexpr std::string_view kBuffersSmall = "pg_advice.buffers_small";           // number: hit ratio in percent
inline constexpr std::string_view kConnectionsTight = "pg_advice.connections_tight";   // number: percent in use
inline constexpr std::string_view kWalSmall = "pg_advice.wal_small";                   // number: percent of forced checkpoints
inline constexpr std::string_view kWorkMemSmall = "pg_advice.work_mem_small";          // number: mean size of a temporary file
inline constexpr std::string_view kIdleForEver = "pg_advice.idle_for_ever";            // number: longest transaction, in seconds
inline constexpr std::string_view kStatementsEvicted = "pg_advice.statements_evicted"; // number: statements evicted
inline constexpr std::string_view kUnsafe = "pg_advice.unsafe";                        // a crash may lose or damage data
inline constexpr std::string_view kMayLoseCommits = "pg_advice.may_lose_commits";      // synchronous_commit
inline constexpr std::string_view kAutovacuumOff = "pg_advice.autovacuum_off";         // number: dead rows
inline constexpr std::string_view kLockWaitsUnlogged = "pg_advice.lock_waits_unlogged"; //
inline constexpr std::string_view kIoUntimed = "pg_advice.io_untimed";                 //
inline constexpr std::string_view kPasswordsMd5 = "pg_advice.passwords_md5";           //

} // namespace qcat::pg_diagnostics::advice
