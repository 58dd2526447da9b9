#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>

#include <optional>
#include <string>

namespace qcat::redis_link
{

// Whom we trust and who we are over TLS. Files in PEM.
struct TlsSettings {
    std::string caFile;   // empty: whom the system trusts
    std::string certFile; // of ours, where the server asks for one
    std::string keyFile;
};

// Where a server is and who we are there.
struct Endpoint {
    std::string host;
    int port = 6379;
    int db = 0;
    std::string user; // of the ACL; empty: "default"
    std::string password;
    std::optional<TlsSettings> tls = {};

    std::string target() const; // "127.0.0.1:6379/0"
};

// Takes "host", "host:port", "[::1]:port", redis:// and rediss://, which asks for TLS. Reads the password file, so it
// is asked again before each login.
base::Result<Endpoint> endpointOf(const domain::RedisConfig &config);

// The same server as the user who may look into it, where one is configured.
domain::RedisConfig diagnosticsLogin(domain::RedisConfig config);

} // namespace qcat::redis_link
