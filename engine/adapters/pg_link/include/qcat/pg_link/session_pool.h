#pragma once

#include <qcat/pg_link/session.h>
#include <qcat/pool/pool.h>

#include <functional>
#include <source_location>
#include <string>

namespace qcat::pg_link
{

// The settings of a pool as the configuration names them.
domain::PoolSettings poolSettings(const domain::DatabaseConfig &config);

// Sessions with one PostgreSQL, lent for a transaction at a time. Any thread. A session that lost its connection is
// closed and never lent again; when the server says that it is read-only (25006, a failover), all are closed. Nothing
// is tried twice: whether the work of a lost COMMIT stands is for the caller to find out.
class SessionPool
{
public:
    // Asked at each dial, on a worker of the pool: where the server is and what the password is now.
    using ConfigSource = std::function<domain::DatabaseConfig()>;

    SessionPool(const ConfigSource &config, const std::string &applicationName, pool::Environment environment);

    // `request.timeout` is for the wait and the work together. Errors: pg_error.h; pg.busy where all sessions are lent.
    base::Status transact(const pool::Request &request, const Session::Work &work,
                          std::source_location where = std::source_location::current());

    std::string target() const { return m_target; }
    // For work that no pool should lend for: minutes long, or outside transactions.
    domain::DatabaseConfig config() const { return m_config(); }
    void apply(const domain::DatabaseConfig &config) { m_pool.apply(poolSettings(config)); }
    void evictAll() { m_pool.evictAll(); }
    void setServerLimit(domain::PoolServerLimit limit) { m_pool.setServerLimit(limit); }
    domain::PoolStatus status() const { return m_pool.status(); }
    void close() { m_pool.close(); }

private:
    const ConfigSource m_config;
    const std::string m_target;
    pool::Pool<Session> m_pool;
};

} // namespace qcat::pg_link
