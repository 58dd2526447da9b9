#include <qcat/pg_diagnostics/session_action.h>

#include "chosen_session.h"
#include "standing_session.h"

#include <fmt/format.h>

namespace qcat::pg_diagnostics
{

namespace
{

// Opens the connection where it is lost; all within the limits.
base::Status onConnection(StandingSession &session, const base::CallLimits &limits, const pg_link::Session::Work &work)
{
    if (const auto ready = session.ensure(limits.timeout); !ready)
        return ready;
    return session.transact(limits.timeout, work);
}

} // namespace

SessionAction::SessionAction(SessionSignal signal, std::shared_ptr<StandingSession> session, std::string target,
                             base::Executor &worker, base::Executor &caller)
    : m_signal(signal), m_session(std::move(session)), m_target(std::move(target)), m_worker(worker), m_caller(caller)
{
}

std::string SessionAction::name() const
{
    return m_signal == SessionSignal::Cancel ? "pg.cancel_session" : "pg.terminate_session";
}

void SessionAction::plan(const ops::ActionRequest &request, const base::CallLimits &limits,
                         base::Done<ops::ActionPlan> done)
{
    const auto choice = choiceIn(request.inputs);
    if (!choice)
        return done(choice.error());
    ops::ActionPlan plan;
    plan.action = fmt::format("{}({}), only if that session began at {}",
                              m_signal == SessionSignal::Cancel ? "pg_cancel_backend" : "pg_terminate_backend",
                              choice->pid, base::toIso(choice->backendStart));
    plan.target = fmt::format("session {} of {}", choice->pid, m_target);
    m_worker.post([session = m_session, caller = &m_caller, choice = *choice, plan, limits, done]() mutable {
        const auto looked = onConnection(*session, limits, [&](pqxx::transaction_base &transaction) {
            plan.preconditions = preconditionsOf(choice, transaction, session->serverVersion());
            return base::Status();
        });
        caller->post([done, looked, plan] { looked ? done(plan) : done(looked.error()); });
    });
}

void SessionAction::run(const ops::ActionRequest &request, const base::CallLimits &limits,
                        std::function<void(std::string)>, base::Done<ops::ActionOutcome> done)
{
    const auto choice = choiceIn(request.inputs);
    if (!choice)
        return done(choice.error());
    m_worker.post([session = m_session, caller = &m_caller, choice = *choice, signal = m_signal, limits, done] {
        ops::ActionOutcome outcome;
        const auto acted = onConnection(*session, limits, [&](pqxx::transaction_base &transaction) {
            outcome.finding = actOn(choice, signal, transaction, session->serverVersion());
            return base::Status();
        });
        caller->post([done, acted, outcome] { acted ? done(outcome) : done(acted.error()); });
    });
}

} // namespace qcat::pg_diagnostics
