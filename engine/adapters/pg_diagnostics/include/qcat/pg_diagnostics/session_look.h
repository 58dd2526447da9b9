#pragma once

#include <qcat/base/executor.h>
#include <qcat/ops_ports/action.h>

#include <memory>

namespace qcat::pg_diagnostics
{

class StandingSession;

enum class SessionQuestion { WhoIsIt, IsQuiet, IsGone };

// "pg.session" looks once at the session that was chosen and at who waits for it. "pg.session_quiet" and "pg.session_gone"
// look again until it rests and holds nobody up, or is there no more; when the time is over they give what they saw last.
// On the standing connection of the diagnostics, inputs as of SessionAction. Made by Diagnostics.
class SessionLook : public ops::Action
{
public:
    SessionLook(SessionQuestion question, std::shared_ptr<StandingSession> session, base::Executor &worker,
                base::Executor &caller);

    std::string name() const override;
    domain::StepMode mode() const override { return domain::StepMode::Read; }
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits,
              base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits,
             std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done) override;

private:
    const SessionQuestion m_question;
    const std::shared_ptr<StandingSession> m_session; // touched on the worker only
    base::Executor &m_worker;
    base::Executor &m_caller;
};

} // namespace qcat::pg_diagnostics
