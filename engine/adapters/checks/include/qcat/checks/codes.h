#pragma once

#include <string_view>

// Every code that checks put into their findings, with the arguments that go with it: what a translation must cover.
namespace qcat::checks::code
{

inline constexpr std::string_view kPostgresOk = "postgresql.ok";           // target, latency
inline constexpr std::string_view kPostgresSlow = "postgresql.slow";       // target, latency
inline constexpr std::string_view kPostgresStandby = "postgresql.standby"; // target
// These carry target, sqlstate (may be empty) and detail.
inline constexpr std::string_view kPostgresRefused = "postgresql.refused";
inline constexpr std::string_view kPostgresUnreachable = "postgresql.unreachable";
inline constexpr std::string_view kPostgresTimeout = "postgresql.timeout";
inline constexpr std::string_view kPostgresStatementTimeout = "postgresql.statement_timeout"; // and limit
inline constexpr std::string_view kPostgresAuth = "postgresql.auth";
inline constexpr std::string_view kPostgresPasswordFile = "postgresql.password_file";
inline constexpr std::string_view kPostgresPermission = "postgresql.permission";
inline constexpr std::string_view kPostgresBusy = "postgresql.busy";
inline constexpr std::string_view kPostgresFailed = "postgresql.failed";

inline constexpr std::string_view kRedisOk = "redis.ok";     // target, latency
inline constexpr std::string_view kRedisSlow = "redis.slow"; // target, latency
// Whatever redis_link reports ("redis.refused", …) is a finding by the same code, with target and detail.

inline constexpr std::string_view kPortOpen = "port.open";                // target, latency
inline constexpr std::string_view kPortRefused = "port.refused";          // target
inline constexpr std::string_view kPortTimeout = "port.timeout";          // target, timeout
inline constexpr std::string_view kPortUnreachable = "port.unreachable";  // target, detail
inline constexpr std::string_view kPortHostUnknown = "port.host_unknown"; // target, detail

inline constexpr std::string_view kDiskOk = "disk.ok";                 // path, free, share
inline constexpr std::string_view kDiskLow = "disk.low";               // path, free, share
inline constexpr std::string_view kDiskFull = "disk.full";             // path, free, share
inline constexpr std::string_view kDiskUnreadable = "disk.unreadable"; // path, detail

inline constexpr std::string_view kMemoryOk = "memory.ok";                 // available, share
inline constexpr std::string_view kMemoryLow = "memory.low";               // available, share
inline constexpr std::string_view kMemoryExhausted = "memory.exhausted";   // available, share
inline constexpr std::string_view kMemoryUnreadable = "memory.unreadable"; // detail

inline constexpr std::string_view kFresh = "age.fresh";     // what, age
inline constexpr std::string_view kStale = "age.stale";     // what, age, limit
inline constexpr std::string_view kNeverSeen = "age.never"; // what

inline constexpr std::string_view kSpoolEmpty = "spool.empty";                   // store
inline constexpr std::string_view kSpoolFilling = "spool.waiting";               // store, records, bytes, share
inline constexpr std::string_view kSpoolUnreachable = "spool.store_unreachable"; // store, records, bytes, share

inline constexpr std::string_view kCaughtUp = "store.caught_up";           // orders, fills
inline constexpr std::string_view kCatchingUp = "store.catching_up";       // records
inline constexpr std::string_view kCountsDiffer = "store.counts_differ";   // what, recorded, stored
inline constexpr std::string_view kCountsUnknown = "store.counts_unknown"; // detail

inline constexpr std::string_view kLogRead = "log.read";             // file, bytes
inline constexpr std::string_view kLogUnreadable = "log.unreadable"; // file, detail

} // namespace qcat::checks::code
