#pragma once

#include <qcat/base/result.h>

#include <string>
#include <vector>

namespace qcat::domain
{

struct DatabaseConfig;

struct DatabaseServer {
    std::string host;
    int port = 0;
    bool operator==(const DatabaseServer &) const = default;
};

// DatabaseConfig::host names one server, or a primary and its standbys: "db1, db2:5433, [fd00::7]:5432"; one without a port of its own
// has DatabaseConfig::port. "database.bad_host" (arg host) for an entry that is none. Empty for the embedded store.
base::Result<std::vector<DatabaseServer>> databaseServers(const DatabaseConfig &config);

// "127.0.0.1:5432", "db1:5432,db2:5433": how the configured servers are called everywhere.
std::string serversText(const DatabaseConfig &config);

} // namespace qcat::domain
