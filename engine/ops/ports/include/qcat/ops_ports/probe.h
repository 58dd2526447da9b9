#pragma once

#include <qcat/base/call.h>
#include <qcat/domain/health.h>

namespace qcat::ops
{

// Looks at one thing of the world and says how it is. run() returns at once; `done` is called exactly once on the executor that the probe
// was built with, by the deadline at the latest (then with Health::Unknown or Crit and why). Never two runs at a time.
class Probe
{
public:
    virtual ~Probe() = default;
    virtual domain::ProbeId id() const = 0;
    virtual domain::ComponentId component() const = 0;
    virtual std::string instance() const = 0;
    virtual void run(const base::CallLimits &limits, std::function<void(domain::ProbeResult)> done) = 0;
};

} // namespace qcat::ops
