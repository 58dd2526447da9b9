#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/config.h>

#include <string>

namespace qcat::pg_link
{

struct Ping {
    base::Duration connect{}; // TCP, TLS and login
    base::Duration answer{};  // one query, there and back
    int serverVersion = 0;    // 150018 for 15.18
    bool inRecovery = false;  // a standby: takes no writes
};

// Logs in, asks one question and leaves: what a probe or a diagnosis step needs. Blocks for `timeout` at most (see
// Session::open on host names); any thread, no shared state. Errors: pg_error.h.
base::Result<Ping> ping(const domain::DatabaseConfig &config, const std::string &applicationName,
                        base::Duration timeout);

} // namespace qcat::pg_link
