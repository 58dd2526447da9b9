#include <qcat/redis_link/endpoint.h>

#include <qcat/redis_link/redis_error.h>
#include <qcat/secrets/password_file.h>

#include <fmt/format.h>

#include <charconv>

namespace qcat::redis_link
{

std::string Endpoint::target() const
{
    return fmt::format("{}:{}/{}", host, port, db);
}

base::Result<Endpoint> endpointOf(const domain::RedisConfig &config)
{
    std::string_view address = config.addr;
    const bool isSecure = address.starts_with("rediss://");
    if (isSecure || address.starts_with("redis://"))
        address.remove_prefix(address.find("//") + 2);
    const auto malformed = [&] {
        return base::Error{std::string(codes::kUnreachable),
                           fmt::format("redis.addr \"{}\" is not host:port", config.addr)}
            .with("target", config.addr)
            .with("detail", "not host:port");
    };
    Endpoint endpoint;
    if (isSecure)
        endpoint.tls = TlsSettings{config.tlsCaFile, config.tlsCertFile, config.tlsKeyFile};
    endpoint.db = config.db;
    endpoint.user = config.user;
    const auto password = secrets::passwordNow(config.password, config.passwordFile);
    if (!password)
        return base::Error{std::string(codes::kPasswordFile), password.error().message}
            .with("target", config.addr)
            .with("detail", std::string(password.error().arg("detail")));
    endpoint.password = *password;
    const bool bracketed = address.starts_with('[');
    const std::size_t hostEnd = bracketed ? address.find(']') : address.rfind(':');
    if (bracketed && hostEnd == std::string_view::npos)
        return malformed();
    endpoint.host = std::string(bracketed ? address.substr(1, hostEnd - 1) : address.substr(0, hostEnd));
    std::string_view rest =
        hostEnd == std::string_view::npos ? std::string_view() : address.substr(hostEnd + bracketed);
    if (rest.starts_with(':')) {
        rest.remove_prefix(1);
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), endpoint.port);
        if (error != std::errc() || end != rest.data() + rest.size() || endpoint.port < 1 || endpoint.port > 65535)
            return malformed();
        rest = {};
    }
    if (endpoint.host.empty() || !rest.empty())
        return malformed();
    return endpoint;
}

domain::RedisConfig diagnosticsLogin(domain::RedisConfig config)
{
    if (config.diagUser.empty())
        return config;
    config.user = config.diagUser;
    config.password = config.diagPassword;
    config.passwordFile = config.diagPasswordFile;
    return config;
}

} // namespace qcat::redis_link
