#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/config.h>

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::redis_diagnostics
{

enum class Need : std::uint8_t { SharedState, OrderBudget, CleanUp, Diagnosis };

// One thing that a user of the ACL has to be allowed to do.
struct Right {
    Need need = Need::SharedState;
    std::string user;
    std::string rule; // what gives it: "+mget ~qcat:*"
    std::string why;  // what does not work without it
    bool isGiven = false;
    std::string refusal; // the server's words
};

struct RightsReport {
    std::string target;
    bool isSecure = false; // over TLS
    std::vector<Right> rights;

    bool isComplete() const
    {
        for (const auto &right : rights)
            if (!right.isGiven)
                return false;
        return true;
    }
};

// Tries what QCAT needs, as the users that are configured, in forms that change nothing. Blocks, `timeout` for each
// login and each answer. An Error where one of them does not get in.
base::Result<RightsReport> examineRights(const domain::RedisConfig &config, base::Duration timeout);

} // namespace qcat::redis_diagnostics
