#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/pg_diagnostics/diagnostics.h>

#include <functional>
#include <memory>
#include <vector>

namespace qcat::runtime
{

// Looks into PostgreSQL again and again and hands on what it saw there. A server that hangs holds up nothing but these
// two threads, and the destructor no longer than one look.
class PostgresWatch
{
public:
    using Take = std::function<void(domain::PostgresStatus)>; // on a thread of the watch

    PostgresWatch(const domain::DatabaseConfig &config, Take take, const base::Clock &clock);
    ~PostgresWatch();

    // What may be done to a session or a table, and the looks that belong to it; they answer on `desk`, and what takes long runs on
    // `upkeep`. The watch outlives them.
    std::vector<std::unique_ptr<ops::Action>> actions(base::Executor &upkeep, base::Executor &desk) const;

private:
    void look();

    const Take m_take;
    base::LoopThread m_connection; // where the connection lives and waits
    base::LoopThread m_schedule;
    pg_diagnostics::Diagnostics m_diagnostics; // used on the thread of the schedule
};

} // namespace qcat::runtime
