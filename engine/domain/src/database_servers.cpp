#include <qcat/domain/database_servers.h>

#include <qcat/base/text.h>
#include <qcat/domain/config.h>
#include <qcat/domain/config_text.h>

#include <fmt/format.h>

#include <optional>
#include <string_view>

namespace qcat::domain
{

namespace
{

std::optional<int> portIn(std::string_view text)
{
    const auto port = parseInteger(text);
    return port && *port >= 1 && *port <= 65535 ? std::optional(int(*port)) : std::nullopt;
}

// An address with colons stands alone or in brackets, as in a URL.
std::optional<DatabaseServer> serverIn(std::string_view entry, int port)
{
    if (entry.empty() || entry.find_first_of(" \t'\\=") != std::string_view::npos)
        return std::nullopt;
    const bool isBracketed = entry.starts_with('[');
    const auto end = isBracketed ? entry.find(']') : std::string_view::npos;
    if (isBracketed && end == std::string_view::npos)
        return std::nullopt;
    const auto colon = isBracketed ? entry.find(':', end) : entry.find(':');
    const bool isBareAddress = !isBracketed && colon != entry.rfind(':');
    DatabaseServer server{std::string(isBracketed ? entry.substr(1, end - 1) : isBareAddress ? entry : entry.substr(0, colon)), port};
    if (server.host.empty() || (isBracketed && end + 1 != entry.size() && colon != end + 1))
        return std::nullopt;
    if (isBareAddress || colon == std::string_view::npos)
        return server;
    const auto own = portIn(entry.substr(colon + 1));
    server.port = own.value_or(0);
    return own ? std::optional(server) : std::nullopt;
}

} // namespace

base::Result<std::vector<DatabaseServer>> databaseServers(const DatabaseConfig &config)
{
    std::vector<DatabaseServer> servers;
    if (config.isEmbedded())
        return servers;
    for (const auto entry : base::split(config.host, ',')) {
        auto server = serverIn(base::trimmed(entry), config.port);
        if (!server)
            return base::Error{"database.bad_host",
                               fmt::format("\"{}\" is not a server: write db1, db1:5432 or [fd00::7]:5432, several with commas", base::trimmed(entry)),
                               {{"host", std::string(base::trimmed(entry))}}};
        servers.push_back(std::move(*server));
    }
    return servers;
}

std::string serversText(const DatabaseConfig &config)
{
    const auto servers = databaseServers(config);
    if (!servers)
        return fmt::format("{}:{}", config.host, config.port);
    std::string text;
    for (const auto &[host, port] : *servers)
        text += fmt::format("{}{}:{}", text.empty() ? "" : ",", host, port);
    return text;
}

} // namespace qcat::domain
