#pragma once

#include <qcat/base/executor.h>
#include <qcat/ops_ports/action.h>

#include <memory>
#include <string>

namespace qcat::pg_diagnostics
{

class StandingSession;

enum class SessionSignal { Cancel, Terminate }; // its statement; the whole session

// "pg.cancel_session" and "pg.terminate_session" on the standing connection of the diagnostics, which is there when no
// other slot is left. Inputs: pid, and backend_start in microseconds since 1970 as it was shown; both are looked at again
// in the statement that acts, so that another session that got the pid meanwhile is never hit. Sessions of QCAT itself,
// of superusers, and what is no client (replication, autovacuum) are never touched. Made by Diagnostics.
class SessionAction : public ops::Action
{
public:
    SessionAction(SessionSignal signal, std::shared_ptr<StandingSession> session, std::string target,
                  base::Executor &worker, base::Executor &caller);

    std::string name() const override;
    domain::StepMode mode() const override { return domain::StepMode::Mutate; }
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits,
              base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits,
             std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done) override;

private:
    const SessionSignal m_signal;
    const std::shared_ptr<StandingSession> m_session; // touched on the worker only
    const std::string m_target;
    base::Executor &m_worker;
    base::Executor &m_caller;
};

} // namespace qcat::pg_diagnostics
