#pragma once

#include <qcat/base/executor.h>
#include <qcat/domain/config.h>
#include <qcat/ops_ports/action.h>
#include <qcat/ops_ports/check.h>

#include <memory>

namespace qcat::pg_diagnostics
{

class StandingSession;

// Against running out of transaction ids. Each logs in by itself, and leaves: none of them may keep the connection of the diagnostics,
// for a table may be vacuumed for hours.

// The oldest tables of our database, oldest first: a vacuum of these is what helps.
ops::Check oldestTables(domain::DatabaseConfig config);
// What keeps any vacuum from freezing, the oldest first; Warn where there is something as old as to matter.
ops::Check vacuumHorizon(domain::DatabaseConfig config);

enum class FreezeStep { Freeze, IsYoung };

// "pg.freeze_table": VACUUM (FREEZE) of the one table that input "table" names; refused where it is not ours to vacuum, because the server
// then does nothing and says nothing. Cancelled, the server gives up within a second ("pg_freeze.cancelled"); when the time is over it
// may yet finish. "pg.table_is_young" looks whether it helped. Made by Diagnostics.
class FreezeAction : public ops::Action
{
public:
    // The table is vacuumed on `worker`; `session` and its thread cancel that.
    FreezeAction(FreezeStep step, domain::DatabaseConfig config, std::shared_ptr<StandingSession> session, base::Executor &sessionThread,
                 base::Executor &worker, base::Executor &caller);

    std::string name() const override;
    domain::StepMode mode() const override;
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits, base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits, std::function<void(std::string)> progress,
             base::Done<ops::ActionOutcome> done) override;

private:
    const FreezeStep m_step;
    const domain::DatabaseConfig m_config;
    const std::shared_ptr<StandingSession> m_session;
    base::Executor &m_sessionThread;
    base::Executor &m_worker;
    base::Executor &m_caller;
};

} // namespace qcat::pg_diagnostics
