#include <qcat/pg_diagnostics/diagnostics.h>

#include "status_reader.h"

#include <qcat/pg_diagnostics/codes.h>

#include <fmt/format.h>

#include <utility>

namespace qcat::pg_diagnostics
{

namespace
{

using Answer = base::Result<std::shared_ptr<const domain::PostgresStatus>>;

base::Error noAnswer(base::Duration timeout)
{
    const auto limit = base::toShortText(timeout);
    return base::Error{std::string(code::kNoAnswer), fmt::format("no diagnostics of the database within {}", limit)}
        .with("timeout", limit);
}

} // namespace

Diagnostics::Diagnostics(domain::DatabaseConfig config, Intervals intervals, const base::Clock &clock,
                         base::Executor &worker, base::Executor &caller)
    : m_config(std::move(config)), m_target(pg_link::targetOf(m_config)), m_session(std::make_shared<StandingSession>(m_config, clock)),
      m_reader(std::make_shared<StatusReader>(m_session, m_target, intervals, clock)), m_worker(worker), m_caller(caller)
{
}

Diagnostics::~Diagnostics() = default;

std::unique_ptr<ops::Action> Diagnostics::makeAction(SessionSignal signal, base::Executor &caller) const
{
    return std::make_unique<SessionAction>(signal, m_session, m_target, m_worker, caller);
}

std::unique_ptr<ops::Action> Diagnostics::makeAction(SessionQuestion question, base::Executor &caller) const
{
    return std::make_unique<SessionLook>(question, m_session, m_worker, caller);
}

std::unique_ptr<ops::Action> Diagnostics::makeAction(FreezeStep step, base::Executor &upkeep, base::Executor &caller) const
{
    return std::make_unique<FreezeAction>(step, m_config, m_session, m_worker, upkeep, caller);
}

void Diagnostics::refresh(const base::CallLimits &limits,
                          base::Done<std::shared_ptr<const domain::PostgresStatus>> done)
{
    auto once = std::make_shared<base::Done<std::shared_ptr<const domain::PostgresStatus>>>(std::move(done));
    const auto answer = [once](Answer result) {
        if (auto call = std::exchange(*once, nullptr))
            call(std::move(result));
    };
    if (*m_busy) { // an earlier one hangs where no deadline reaches: in the resolver of host names
        m_caller.post([answer, timeout = limits.timeout] { answer(noAnswer(timeout)); });
        return;
    }
    *m_busy = true;
    m_caller.postAfter(limits.timeout, [answer, timeout = limits.timeout] { answer(noAnswer(timeout)); });
    m_worker.post([reader = m_reader, busy = m_busy, caller = &m_caller, answer, limits] {
        auto status = std::make_shared<const domain::PostgresStatus>(reader->refresh(limits));
        caller->post([busy, answer, status = std::move(status)] {
            *busy = false;
            answer(status);
        });
    });
}

} // namespace qcat::pg_diagnostics
