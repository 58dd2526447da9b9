#pragma once

#include <string_view>

// Codes of the looks and the act against running out of transaction ids.
namespace qcat::pg_diagnostics::freeze_code
{

inline constexpr std::string_view kOldest = "pg_freeze.oldest";               // database, tables: the oldest with their ages
inline constexpr std::string_view kHorizonFree = "pg_freeze.horizon_free";    //
inline constexpr std::string_view kHeldBySession = "pg_freeze.held_by_session"; // these four: name, age, detail
inline constexpr std::string_view kHeldBySlot = "pg_freeze.held_by_slot";
inline constexpr std::string_view kHeldByPrepared = "pg_freeze.held_by_prepared";
inline constexpr std::string_view kHeldByStandby = "pg_freeze.held_by_standby";
inline constexpr std::string_view kTable = "pg_freeze.table";                 // table, age, size, owner
inline constexpr std::string_view kNoTable = "pg_freeze.no_table";            // table
inline constexpr std::string_view kNotOwner = "pg_freeze.not_owner";          // table, owner, role
inline constexpr std::string_view kPooler = "pg_freeze.pooler";               // target
inline constexpr std::string_view kFrozen = "pg_freeze.frozen";               // table, age
inline constexpr std::string_view kCancelled = "pg_freeze.cancelled";         // table
inline constexpr std::string_view kStillOld = "pg_freeze.still_old";          // table, age

} // namespace qcat::pg_diagnostics::freeze_code
