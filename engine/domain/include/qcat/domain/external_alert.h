#pragma once

#include <qcat/domain/health.h>

#include <string>

namespace qcat::domain
{

// What another watcher (an Alertmanager, a script) reports. The same name and instance are the same trouble.
struct ExternalAlert
{
    std::string name;     // "HighRequestLatency"
    std::string instance; // what it is about: "db1:9187"; may be empty
    std::string source;   // "alertmanager", "api"
    std::string summary;  // one line in the reporter's words
    Severity severity = Severity::P2;
    bool firing = true; // false: it is over
    bool test = false;  // somebody tries the way: opens a P3 that is marked so, whatever it claims
    bool operator==(const ExternalAlert &) const = default;
};

} // namespace qcat::domain
