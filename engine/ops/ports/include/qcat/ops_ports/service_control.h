#pragma once

#include <qcat/base/call.h>

#include <cstdint>
#include <functional>
#include <string>

namespace qcat::ops
{

enum class ServiceVerb : std::uint8_t {
    Start,
    Restart,
    ResetFailed // forgets the failed starts, so that a unit that hit its start limit may be started again; starts nothing
};

struct ServiceStatus {
    bool running = false;
    std::string state;  // in the manager's words: "active/running", "exit status 3"
    int mainPid = 0;    // 0: not known
    std::string output; // raw, of a command line
};

// One service that may be looked at, started and restarted: a systemd unit or a private instance with its own command
// lines. All calls return at once; `done` comes exactly once on the executor that the adapter was built with, by the
// deadline at the latest.
class ServiceControl
{
public:
    virtual ~ServiceControl() = default;
    virtual std::string target() const = 0; // whom it acts on: "postgresql@15-main.service", "127.0.0.1:5432"
    // The exact call in words, as the plan of a step shows it; an Error where this verb is not available.
    virtual base::Result<std::string> describe(ServiceVerb verb) const = 0;
    virtual void status(const base::CallLimits &limits, base::Done<ServiceStatus> done) = 0;
    // Succeeds when the manager says that it is done; whether the service is healthy is for a verify step to prove.
    virtual void act(ServiceVerb verb, const base::CallLimits &limits, std::function<void(std::string line)> progress,
                     base::Done<ServiceStatus> done) = 0;
};

} // namespace qcat::ops
