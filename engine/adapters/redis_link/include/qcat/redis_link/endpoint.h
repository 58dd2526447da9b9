#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>

#include <string>

namespace qcat::redis_link
{

// Where a server is and who we are there.
struct Endpoint {
    std::string host;
    int port = 6379;
    int db = 0;
    std::string user; // of the ACL; empty: "default"
    std::string password;

    std::string target() const; // "127.0.0.1:6379/0"
};

// Takes "host", "host:port", "[::1]:port" and redis://; rediss:// is refused, because there is no TLS to Redis yet.
// Reads the password file, so it is asked again before each login.
base::Result<Endpoint> endpointOf(const domain::RedisConfig &config);

} // namespace qcat::redis_link
