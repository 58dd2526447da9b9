#pragma once

#include <qcat/base/executor.h>
#include <qcat/ops_ports/service_control.h>

#include <string>

namespace qcat::service_control
{

// A systemd unit, over D-Bus. Rights come from polkit (packaging/polkit/50-qcat.rules); where they are missing the
// answer is "service.not_permitted", nobody is asked for a password. Needs a QCoreApplication.
class SystemdService : public ops::ServiceControl
{
public:
    // `unit` is the one that does the work ("postgresql@15-main.service", not the "postgresql.service" that only
    // gathers them). Calls run on `worker`, which they block, answers come on `desk`. `busAddress` empty: the system
    // bus.
    SystemdService(std::string unit, base::Executor &worker, base::Executor &desk, std::string busAddress = {});

    std::string target() const override { return m_unit; }
    base::Result<std::string> describe(ops::ServiceVerb verb) const override;
    void status(const base::CallLimits &limits, base::Done<ops::ServiceStatus> done) override;
    // StartUnit or RestartUnit with mode "fail", waits for the job, then reads the unit's state.
    void act(ops::ServiceVerb verb, const base::CallLimits &limits, std::function<void(std::string)> progress,
             base::Done<ops::ServiceStatus> done) override;

private:
    const std::string m_unit;
    const std::string m_busAddress;
    base::Executor &m_worker;
    base::Executor &m_desk;
};

// The same look, blocking: for checks that run on a worker of their own.
base::Result<ops::ServiceStatus> unitStatus(const std::string &unit, const base::CallLimits &limits,
                                            const std::string &busAddress = {});

} // namespace qcat::service_control
