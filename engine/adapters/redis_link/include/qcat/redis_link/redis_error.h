#pragma once

#include <qcat/base/error.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace qcat::redis_link
{

// Codes of every Error that comes from a Redis server or the way to it. Arguments: "target" (host:port/db), "detail"
// (the server's or the system's words, one bounded line without a password).
namespace codes
{
inline constexpr std::string_view kRefused = "redis.refused";         // nobody listens there
inline constexpr std::string_view kUnreachable = "redis.unreachable"; // no way there, or lost on the way
inline constexpr std::string_view kTimeout = "redis.timeout";         // no answer by the deadline
inline constexpr std::string_view kAuth = "redis.auth";               // no or a wrong user or password
inline constexpr std::string_view kPasswordFile = "redis.password_file"; // missing, empty, open to others
inline constexpr std::string_view kPermission = "redis.permission";   // the ACL user may not
inline constexpr std::string_view kLoading = "redis.loading";         // reads its data from disk
inline constexpr std::string_view kBusy = "redis.busy";               // a slow script, a cluster that is moving
inline constexpr std::string_view kReadOnly = "redis.read_only";      // a replica, after a failover
inline constexpr std::string_view kMemoryFull = "redis.memory_full";  // maxmemory reached, nothing may be evicted
inline constexpr std::string_view kCannotSave = "redis.cannot_save";  // refuses writes because it cannot save them
inline constexpr std::string_view kTooManyClients = "redis.too_many_clients";
inline constexpr std::string_view kProtocol = "redis.protocol"; // not Redis, or a reply larger than we take
inline constexpr std::string_view kTls = "redis.tls"; // no TLS connection: the certificate, or no TLS there
inline constexpr std::string_view kPoolExhausted = "redis.pool_exhausted"; // all of our connections are lent; in_use
inline constexpr std::string_view kFailed = "redis.failed";     // anything else: our command is wrong
} // namespace codes

// What may be done after an error.
enum class Retry : std::uint8_t {
    Never,         // the same again gives the same: a password, a right, a full server, our own mistake
    Later,         // the same may work after a pause, on this connection or a new one
    NewConnection, // the server behind this connection is the wrong one now: connect anew, ask the address again
};
Retry retryAfter(std::string_view code);
// The server may be back, or never heard the request.
bool isOutage(std::string_view code);

// The code for an error reply, "NOAUTH Authentication required.".
std::string_view codeOfReply(std::string_view errorReply);
// Makes the Error of an error reply.
base::Error replyError(std::string_view errorReply, const std::string &target);

} // namespace qcat::redis_link
