#pragma once

#include <qcat/base/error.h>

#include <string_view>

namespace qcat::pg_link
{

// Codes of every Error that comes from a PostgreSQL session. Arguments: "target" (host:port/name), "sqlstate" where the
// server or libpq told one; "limit" where the server ended a statement or a wait for a lock because that time was over.
// The message is one line and never holds a password.
namespace codes
{
inline constexpr std::string_view kRefused = "pg.refused"; // nobody listens there
inline constexpr std::string_view kUnreachable =
    "pg.unreachable"; // no way there, lost on the way, starting, stopping, no slot left
inline constexpr std::string_view kTimeout = "pg.timeout"; // no answer by the deadline
inline constexpr std::string_view kAuth = "pg.auth";       // password, role, pg_hba.conf, or no such database
inline constexpr std::string_view kPasswordFile = "pg.password_file"; // missing, empty, open to others; argument "detail"
inline constexpr std::string_view kPermission = "pg.permission";
inline constexpr std::string_view kBusy =
    "pg.busy"; // lock, serialization, disk full, out of memory: the same again may work
inline constexpr std::string_view kData =
    "pg.data"; // the server will never take this value: constraint, range, encoding
inline constexpr std::string_view kFailed = "pg.failed"; // anything else: our SQL or our schema is wrong
} // namespace codes

inline constexpr std::string_view kQueryCanceled = "57014";    // SQLSTATE: statement_timeout, or somebody's pg_cancel_backend
inline constexpr std::string_view kLockNotAvailable = "55P03"; // SQLSTATE: lock_timeout

// The code for a SQLSTATE of five characters; kUnreachable for an empty one (a connection that died tells none).
std::string_view codeOfSqlstate(std::string_view sqlstate);
// Of a message in libpq's verbose form, "FATAL:  28P01: password authentication failed ..."; empty where there is none.
std::string_view sqlstateIn(std::string_view verboseMessage);
// The server may be back, or was never asked: nothing is known against the request itself.
bool isOutage(std::string_view code);

} // namespace qcat::pg_link
