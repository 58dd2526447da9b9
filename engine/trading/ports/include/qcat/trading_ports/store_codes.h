#pragma once

#include <string_view>

namespace qcat::trading::store_codes
{

// Codes of the Errors of a TradingStore and of the spool before it: what the caller does depends on them.

// Nothing is known against the batch: try again later.
inline constexpr std::string_view kUnreachable = "store.unreachable"; // away, starting, or no answer by the deadline
inline constexpr std::string_view kBusy = "store.busy";               // lock, disk full, out of memory
// The same, and it is known who holds the lock. Args table, pid, application, age; the second without age, which our role may not
// see; of a transaction that was prepared and left table, transaction, owner, age.
inline constexpr std::string_view kLocked = "store.locked";
inline constexpr std::string_view kLockedSinceHidden = "store.locked_since_hidden";
inline constexpr std::string_view kLockedPrepared = "store.locked_prepared";
// A lock did not come within "limit", and who holds it is not visible to us.
inline constexpr std::string_view kLockTimeout = "store.lock_timeout";
// Every connection of the pool is lent: nobody asked the server. Args pool, in_use, waiting.
inline constexpr std::string_view kPoolExhausted = "store.pool_exhausted";
// The server ended a statement of ours: after "limit", or before that because somebody there asked for it.
inline constexpr std::string_view kStatementTimeout = "store.statement_timeout";
inline constexpr std::string_view kStatementCancelled = "store.statement_cancelled";
inline constexpr std::string_view kAuth = "store.auth";               // a person has to mend the login
inline constexpr std::string_view kPermission = "store.permission";   // a person has to mend the rights
inline constexpr std::string_view kFailed = "store.failed";           // the schema or our SQL is wrong
// A record of the batch can never be stored: constraint, range, encoding. Nothing of the batch was.
inline constexpr std::string_view kRejected = "store.rejected";
// Another engine may command the account: it has not been seen to live yet, nor been silent for long enough. Look again. Args account,
// host, pid, since, seconds until it may be claimed.
inline constexpr std::string_view kClaimPending = "store.claim_pending";
// Another engine commands the account and lives. Never try again. Args account, host, pid, since.
inline constexpr std::string_view kCommandedElsewhere = "store.commanded_elsewhere";
// Somebody else owns (venue, account) now. Never try again.
inline constexpr std::string_view kStaleEpoch = "store.stale_epoch";
// The schema is not ours to touch: a migration file was edited after it ran, or a later version of QCAT was here.
inline constexpr std::string_view kSchemaChanged = "store.schema_changed";
inline constexpr std::string_view kSchemaNewer = "store.schema_newer";
// Somebody migrates the database at this moment.
inline constexpr std::string_view kMigrationRunning = "store.migration_running";
// A table stayed in use for as long as a migration could wait; nothing was changed.
inline constexpr std::string_view kMigrationBlocked = "store.migration_blocked";

inline constexpr std::string_view kSpoolFull = "spool.full";
inline constexpr std::string_view kSpoolWriteFailed = "spool.write_failed";
inline constexpr std::string_view kSpoolCorrupt = "spool.corrupt";
inline constexpr std::string_view kSpoolDraining = "spool.draining"; // flush() ended by its deadline

} // namespace qcat::trading::store_codes
