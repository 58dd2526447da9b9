#include "cancel_watch.h"

#include "queries.h"
#include "standing_session.h"

#include <qcat/base/log.h>

#include <pqxx/transaction_base>

namespace qcat::pg_diagnostics
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kLookEvery = 100ms;
constexpr base::Duration kAnswerWithin = 1s;

} // namespace

CancelWatch::CancelWatch(ChosenSession whose, base::CancelToken cancel, std::shared_ptr<StandingSession> session, base::Executor &worker)
    : m_whose(whose), m_cancel(std::move(cancel)), m_session(std::move(session)), m_worker(worker)
{
}

void CancelWatch::begin()
{
    m_worker.postAfter(kLookEvery, [self = shared_from_this()] { self->look(); });
}

void CancelWatch::end()
{
    m_over = true;
}

void CancelWatch::look()
{
    if (m_over)
        return;
    if (m_cancel.isCancelled())
        cancel();
    begin();
}

void CancelWatch::cancel()
{
    auto done = m_session->ensure(kAnswerWithin);
    if (done)
        done = m_session->transact(kAnswerWithin, [&](pqxx::transaction_base &transaction) {
            transaction.exec_params(std::string(Queries::shipped().find("cancel_own", m_session->serverVersion())), m_whose.pid,
                                    m_whose.backendStart.ns / 1000);
            return base::Status();
        });
    if (!done)
        log::warning("database", "a statement of ours could not be cancelled: {}", done.error().message);
}

} // namespace qcat::pg_diagnostics
