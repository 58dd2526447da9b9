#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/domain/config.h>
#include <qcat/ops_ports/database_diagnostics.h>
#include <qcat/pg_diagnostics/freeze.h>
#include <qcat/pg_diagnostics/session_action.h>
#include <qcat/pg_diagnostics/session_look.h>

#include <memory>

namespace qcat::pg_diagnostics
{

struct Intervals {
    base::Duration often = base::Duration(std::chrono::seconds(5));
    base::Duration sometimes = base::Duration(std::chrono::seconds(30));
    base::Duration seldom = base::Duration(std::chrono::minutes(5));
};

class StatusReader;

// PostgreSQL diagnostics over one standing connection outside every pool, so that looking never needs a free slot at
// the moment when there is none. It writes nothing, waits 250 ms for a lock and 2 s for an answer, and gives a server
// that hangs no more than the deadline of one refresh. Used from the thread of `caller`; the connection lives on
// `worker`, which should serve nothing else that waits. Executors and clock outlive the last refresh.
class Diagnostics : public ops::DatabaseDiagnostics
{
public:
    Diagnostics(domain::DatabaseConfig config, Intervals intervals, const base::Clock &clock, base::Executor &worker,
                base::Executor &caller);
    ~Diagnostics() override;

    void refresh(const base::CallLimits &limits,
                 base::Done<std::shared_ptr<const domain::PostgresStatus>> done) override;

    // Cancel or end a session, or look at one, over the same connection; answer on `caller`. They do not need this object
    // to live on, and may be made on any thread.
    std::unique_ptr<ops::Action> makeAction(SessionSignal signal, base::Executor &caller) const;
    std::unique_ptr<ops::Action> makeAction(SessionQuestion question, base::Executor &caller) const;
    // Vacuums on `upkeep`, which is busy for as long as that takes, over a connection of its own.
    std::unique_ptr<ops::Action> makeAction(FreezeStep step, base::Executor &upkeep, base::Executor &caller) const;

private:
    const domain::DatabaseConfig m_config;
    const std::string m_target;
    const std::shared_ptr<StandingSession> m_session; // as is the reader:
    const std::shared_ptr<StatusReader> m_reader; // touched on the worker only
    base::Executor &m_worker;
    base::Executor &m_caller;
    const std::shared_ptr<bool> m_busy = std::make_shared<bool>(false); // touched on the caller's thread only
};

} // namespace qcat::pg_diagnostics
