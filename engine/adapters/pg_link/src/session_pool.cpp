#include <qcat/pg_link/session_pool.h>

#include "deadline.h"

#include <qcat/pg_link/pg_error.h>
#include <qcat/pool/pool_codes.h>

namespace qcat::pg_link
{

namespace
{

constexpr std::string_view kReadOnlyTransaction = "25006";

// Why there was no session: the server's reason where it gave one, otherwise ours.
std::string_view codeOfRefusal(const base::Error &refusal)
{
    if (const auto reason = refusal.arg("reason"); !reason.empty())
        return reason;
    if (refusal.code == pool::codes::kClosed)
        return codes::kUnreachable;
    return refusal.arg("in_use") == "0" ? codes::kTimeout : codes::kBusy;
}

base::Error inSessionWords(base::Error refusal)
{
    refusal.code = std::string(codeOfRefusal(refusal));
    return refusal;
}

} // namespace

domain::PoolSettings poolSettings(const domain::DatabaseConfig &config)
{
    domain::PoolSettings settings;
    settings.maxOpenConns = config.maxOpenConns;
    settings.maxIdleConns = config.maxIdleConns;
    settings.minIdleConns = config.minIdleConns;
    settings.maxWaiting = config.maxWaiting;
    settings.leakAfter = config.leakAfter;
    settings.connMaxLifetime = config.connMaxLifetime;
    settings.connMaxIdleTime = config.connMaxIdleTime;
    settings.dialTimeout = config.connectTimeout;
    return settings;
}

SessionPool::SessionPool(const ConfigSource &config, const std::string &applicationName, pool::Environment environment)
    : m_config(config), m_target(targetOf(config())), m_pool(
                                        {"postgresql", m_target}, poolSettings(config()),
                                        [config, applicationName](base::Duration timeout) {
                                            return Session::open(config(), applicationName, timeout);
                                        },
                                        std::move(environment))
{
}

base::Status SessionPool::transact(const pool::Request &request, const Session::Work &work, std::source_location where)
{
    const Deadline deadline(request.timeout);
    auto lease = m_pool.acquire(request, where);
    if (!lease)
        return inSessionWords(lease.error());
    Session &session = **lease;
    auto done = session.transact(deadline.remaining(), work);
    if (!session.isUsable())
        lease->discard();
    if (!done && done.error().arg("sqlstate") == kReadOnlyTransaction)
        m_pool.evictAll();
    return done;
}

} // namespace qcat::pg_link
