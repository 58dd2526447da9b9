#include "session_pool.h"

#include "real_clock.h"

#include <qcat/pool/pool_threads.h>

using qcat::pg_link::SessionPool;

std::shared_ptr<SessionPool> sessionPool(const SessionPool::ConfigSource &config)
{
    static RealClock clock;
    static qcat::pool::PoolThreads threads("test");
    return std::make_shared<SessionPool>(config, "qcat-test", threads.environment(clock));
}

std::shared_ptr<SessionPool> sessionPool(const qcat::domain::DatabaseConfig &config)
{
    return sessionPool([config] { return config; });
}
