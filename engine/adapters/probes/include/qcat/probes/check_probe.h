#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/ops_ports/check.h>
#include <qcat/ops_ports/probe.h>

#include <memory>
#include <string>

namespace qcat::probes
{

struct ProbeIdentity {
    domain::ProbeId id;
    domain::ComponentId component;
    std::string instance; // "127.0.0.1:5432/qcat"
};

// A check as a probe. The check runs on `worker`, the answer comes on `desk`, at the deadline at the latest: then
// Unknown
// ("probe.timeout": probe, timeout), and what the check says later is thrown away. While it still hangs, further runs
// are answered at once ("probe.still_running": probe) and no second one is begun. A check that only reads a snapshot
// may have the desk itself as worker.
class CheckProbe : public ops::Probe
{
public:
    // Executors and clock outlive the probe's last run.
    CheckProbe(ProbeIdentity identity, ops::Check check, base::Executor &worker, base::Executor &desk,
               const base::Clock &clock);

    domain::ProbeId id() const override { return m_identity.id; }
    domain::ComponentId component() const override { return m_identity.component; }
    std::string instance() const override { return m_identity.instance; }
    void run(const base::CallLimits &limits, std::function<void(domain::ProbeResult)> done) override;

private:
    const ProbeIdentity m_identity;
    const ops::Check m_check;
    base::Executor &m_worker;
    base::Executor &m_desk;
    const base::Clock &m_clock;
    std::shared_ptr<bool> m_busy = std::make_shared<bool>(false); // touched on the desk's thread only
};

} // namespace qcat::probes
