#include "diagnoses.h"

#include "exception_text.h"

#include <qcat/base/log.h>

namespace qcat::runtime
{

namespace
{

using namespace std::chrono_literals;

constexpr std::size_t kQueue = 64;
constexpr base::Duration kLookEvery = 1s; // what is due is the adapter's to know
constexpr base::Duration kLookTimeout = 3s;

std::unique_ptr<base::LoopThread> thread(const char *name)
{
    return std::make_unique<base::LoopThread>(name, kQueue, [](const std::exception_ptr &exception) {
        log::error("diagnostics", "a bug in the diagnostics: {}", textOf(exception));
    });
}

} // namespace

Diagnoses::Diagnoses(const domain::Config &config, DataPlane &dataPlane, const base::Clock &clock) : m_dataPlane(dataPlane)
{
    if (!config.database.isEmbedded()) {
        m_postgresCaller = thread("diagnostics");
        m_postgresWorker = thread("look-postgres");
        m_postgres = std::make_unique<pg_diagnostics::Diagnostics>(config.database, pg_diagnostics::Intervals{}, clock, *m_postgresWorker,
                                                                   *m_postgresCaller);
    }
    if (config.redis.enabled) {
        m_redisThread = thread("look-redis");
        m_redis = std::make_unique<redis_diagnostics::StatusReader>(config.redis, redis_diagnostics::Intervals{}, clock);
    }
}

Diagnoses::~Diagnoses()
{
    stop();
}

void Diagnoses::start()
{
    if (m_postgres)
        m_postgresCaller->post([this] { lookIntoPostgres(); });
    if (m_redis)
        m_redisThread->post([this] { lookIntoRedis(); });
}

void Diagnoses::lookIntoPostgres()
{
    m_postgres->refresh({kLookTimeout}, [this](const base::Result<std::shared_ptr<const domain::PostgresStatus>> &status) {
        if (status)
            m_dataPlane.take(*status);
        m_postgresCaller->postAfter(kLookEvery, [this] { lookIntoPostgres(); });
    });
}

void Diagnoses::lookIntoRedis()
{
    m_dataPlane.take(std::make_shared<const domain::RedisStatus>(m_redis->look(kLookTimeout)));
    m_redisThread->postAfter(redis_diagnostics::Intervals{}.often, [this] { lookIntoRedis(); });
}

std::unique_ptr<ops::Action> Diagnoses::sessionAction(pg_diagnostics::SessionSignal signal) const
{
    return m_postgres ? m_postgres->makeAction(signal) : nullptr;
}

void Diagnoses::stop()
{
    if (m_postgresWorker)
        m_postgresWorker->stop(); // first: its last answers go to the caller
    if (m_postgresCaller)
        m_postgresCaller->stop();
    if (m_redisThread)
        m_redisThread->stop();
}

} // namespace qcat::runtime
