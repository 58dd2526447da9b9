#pragma once

#include <qcat/domain/postgres_status.h>

#include <map>
#include <string>

namespace qcat::pg_diagnostics
{

struct ServerSettings {
    struct Value {
        std::string text; // "16384"
        std::string unit; // "8kB"
    };
    std::map<std::string, Value> values;
    bool isRestartPending = false;
};

// What should be looked at, each with the number that says so; from the settings and from what the other sections know.
// What is not known gives no advice.
domain::postgres::Settings adviceFor(const ServerSettings &settings, const domain::postgres::Status &status);

} // namespace qcat::pg_diagnostics
