#pragma once

#include <qcat/base/executor.h>
#include <qcat/domain/config.h>
#include <qcat/ops_ports/service_control.h>

#include <memory>
#include <string>
#include <vector>

namespace qcat::service_control
{

// A private instance without systemd: argv lists from the configuration, never a shell. Each command runs in a session,
// a process group and (where that is permitted) a control group of its own, so that what it starts lives on when qcat
// ends; standard input is /dev/null, the environment is LC_ALL=C and a fixed PATH; at the deadline its group gets TERM,
// and KILL two seconds later. What it starts should write its own log: when the command ends nobody reads its output
// any more. Without a restart command a restart is stop, then start.
class CommandService : public ops::ServiceControl
{
public:
    // `target`: whom the commands act on, as it is shown ("127.0.0.1:5432"). `section`: where the configuration has them
    // ("database"): a refusal names the key that is missing. Commands run on `worker`, answers come on `desk`.
    CommandService(std::string target, std::string section, domain::ControlConfig commands, base::Executor &worker, base::Executor &desk);

    std::string target() const override { return m_target; }
    base::Result<std::string> describe(ops::ServiceVerb verb) const override;
    // Runs the status command: exit 0 is running.
    void status(const base::CallLimits &limits, base::Done<ops::ServiceStatus> done) override;
    void act(ops::ServiceVerb verb, const base::CallLimits &limits, std::function<void(std::string)> progress,
             base::Done<ops::ServiceStatus> done) override;

private:
    base::Result<std::vector<std::vector<std::string>>> commandsOf(ops::ServiceVerb verb) const;
    base::Status usable(const std::vector<std::string> &argv, const char *verb) const;

    const std::string m_target;
    const std::string m_section;
    const domain::ControlConfig m_commands;
    base::Executor &m_worker;
    base::Executor &m_desk;
};

} // namespace qcat::service_control
