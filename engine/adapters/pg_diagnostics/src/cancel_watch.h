#pragma once

#include "chosen_session.h"

#include <qcat/base/call.h>
#include <qcat/base/executor.h>

#include <atomic>
#include <memory>

namespace qcat::pg_diagnostics
{

class StandingSession;

// Looks whether somebody asked for an end of what one session of ours does, and then has the server cancel its statement, again and
// again until end(): over the standing connection, which is there when no slot is left. The server looks at pid and start once more.
class CancelWatch : public std::enable_shared_from_this<CancelWatch>
{
public:
    // `worker` is the standing session's, and outlives this.
    CancelWatch(ChosenSession whose, base::CancelToken cancel, std::shared_ptr<StandingSession> session, base::Executor &worker);

    void begin(); // any thread
    void end();   // any thread

private:
    void look();
    void cancel();

    const ChosenSession m_whose;
    const base::CancelToken m_cancel;
    const std::shared_ptr<StandingSession> m_session; // touched on the worker only
    base::Executor &m_worker;
    std::atomic_bool m_over = false;
};

} // namespace qcat::pg_diagnostics
