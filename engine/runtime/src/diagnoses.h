#pragma once

#include "data_plane.h"

#include <qcat/base/loop_thread.h>
#include <qcat/domain/config.h>
#include <qcat/pg_diagnostics/diagnostics.h>
#include <qcat/redis_diagnostics/status_reader.h>

#include <optional>

namespace qcat::runtime
{

// Looks inside the servers that the configuration names, each on a thread of its own, and hands what was found to the data plane. A server
// that hangs holds up its own thread only, and that no longer than a look may take.
class Diagnoses
{
public:
    Diagnoses(const domain::Config &config, DataPlane &dataPlane, const base::Clock &clock);
    ~Diagnoses(); // stop()

    void start();
    void stop();
    // Of the PostgreSQL connection; null without one.
    std::unique_ptr<ops::Action> sessionAction(pg_diagnostics::SessionSignal signal) const;

private:
    void lookIntoPostgres();
    void lookIntoRedis();

    DataPlane &m_dataPlane;
    std::unique_ptr<base::LoopThread> m_postgresCaller;
    std::unique_ptr<base::LoopThread> m_postgresWorker;
    std::unique_ptr<base::LoopThread> m_redisThread;
    std::unique_ptr<pg_diagnostics::Diagnostics> m_postgres; // used from the caller
    std::unique_ptr<redis_diagnostics::StatusReader> m_redis; // used from its thread
};

} // namespace qcat::runtime
