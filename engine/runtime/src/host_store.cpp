// The store behind the journal: spool, sessions of the database, pools of both servers.
#include "host_parts.h"

#include "damaged_copies.h"
#include "exception_text.h"
#include "server_limit.h"

#include <qcat/base/log.h>
#include <qcat/store_postgres/store_postgres.h>
#include <qcat/store_sqlite/store_sqlite.h>
#include <qcat/trading_ports/store_codes.h>

#include <algorithm>

namespace qcat::runtime
{

base::Status EngineHost::Parts::startStore()
{
    m_claim = claimAccounts(m_options.config, machineLockFolder());
    if (m_claim.commandedElsewhere)
        m_accounts.clear(); // claims nothing in the database: the account stays with the one who commands it
    else if (!m_options.config.database.isEmbedded() && !m_market.replay) {
        auto owner = ownerOf(m_folder, m_options.config.risk);
        if (!owner)
            return owner.error();
        m_owner = std::move(owner).value();
    }
    if (!m_options.config.database.isEmbedded() || m_options.config.redis.enabled)
        m_poolThreads = std::make_unique<pool::PoolThreads>("pool");
    if (const auto &database = m_options.config.database; !database.isEmbedded()) {
        m_sessions = std::make_shared<pg_link::SessionPool>([database] { return database; }, "qcat-store",
                                                            m_poolThreads->environment(m_clock));
    }
    store_spool::StoreSpoolOptions options;
    options.log.folder = m_folder.spool();
    options.log.capacityBytes = m_options.config.risk.spoolBytes;
    const auto open = [&] {
        return store_spool::StoreSpool::open(options, m_epoch, [this] { return makeStore(m_accounts, m_owner); }, m_clock, [](const std::exception_ptr &e) {
            log::error("store", "a bug in the write-behind: {}", textOf(e));
        });
    };
    auto spool = open();
    if (!spool && spool.error().code == trading::store_codes::kSpoolCorrupt) {
        const auto aside = putDamagedAside(options.log.folder, {}, m_clock.wallNow());
        if (!aside)
            return aside.error();
        log::error("store", "{}: the spool is kept as {}, a new one is begun", spool.error().message, aside->string());
        spool = open();
    }
    if (!spool)
        return spool.error();
    m_spool = std::move(spool).value();
    m_rows = std::make_unique<SpoolFeed>([this](trading::StoreRecord row) { return m_spool->append(std::move(row)); },
                                         [this](const base::Error &error) { spoolFailed(error); });
    return {};
}

std::unique_ptr<trading::TradingStore> EngineHost::Parts::makeStore(const Accounts &accounts,
                                                                     std::optional<trading::AccountOwner> owner) const
{
    const auto &database = m_options.config.database;
    if (database.isEmbedded())
        return std::make_unique<store_sqlite::StoreSqlite>(m_folder.tradingStore(), accounts);
    return std::make_unique<store_postgres::StorePostgres>(m_sessions, accounts, store_schema::postgresMigrations(), std::move(owner));
}

// On a thread of the watch.
void EngineHost::Parts::postgresSeen(domain::PostgresStatus status)
{
    if (status.headroom.hasData())
        m_sessions->setServerLimit(serverLimit(status.headroom.data, m_sessions->status().open));
    dataPlane.take(std::move(status));
}

void EngineHost::Parts::applyPoolSettings(const domain::Config &config)
{
    if (m_sessions)
        m_sessions->apply(config.database);
    if (!m_redisPool)
        return;
    {
        std::lock_guard lock(m_redisMutex);
        m_redisConfig = config.redis;
    }
    m_redisPool->apply(config.redis);
}

// Only its size differs from what was applied last; the next reload applies the configuration's again.
void EngineHost::Parts::resizePool(const std::string &pool, int size)
{
    if (m_redisPool && m_redisPool->status().name == pool) {
        auto config = redisConfig();
        config.poolSize = size;
        return m_redisPool->apply(config);
    }
    if (!m_sessions || m_sessions->status().name != pool)
        return;
    const auto now = m_sessions->status().settings;
    auto config = m_options.config.database;
    config.maxOpenConns = size;
    config.maxIdleConns = std::min(now.maxIdleConns, size);
    config.connMaxLifetime = now.connMaxLifetime;
    config.connMaxIdleTime = now.connMaxIdleTime;
    m_sessions->apply(config);
}

std::vector<domain::PoolStatus> EngineHost::Parts::poolStatus() const
{
    std::vector<domain::PoolStatus> pools;
    if (m_sessions)
        pools.push_back(m_sessions->status());
    if (m_redisPool)
        pools.push_back(m_redisPool->status());
    return pools;
}

// A store of its own: the write-behind's belongs to its thread.
base::Result<trading::TradingStore::Counts> EngineHost::Parts::storedCounts(base::Duration timeout) const
{
    auto store = openStore(timeout);
    return store ? (*store)->counts(timeout) : base::Result<trading::TradingStore::Counts>(store.error());
}

base::Result<std::unique_ptr<trading::TradingStore>> EngineHost::Parts::openStore(base::Duration timeout) const
{
    auto store = makeStore({}, std::nullopt); // claims nothing
    if (auto status = store->open(m_epoch, timeout); !status)
        return status.error();
    return store;
}

// The journal has what the spool does not take: nothing is lost, but nobody outside would see what is traded.
void EngineHost::Parts::spoolFailed(const base::Error &error)
{
    log::error("store", "{} ({})", error.message, error.code);
    m_emergency->haltBecause({error.code, error.message, error.args, domain::Health::Crit});
}

// The ops thread asks again and again, the engine's does it; one try at a time.
void EngineHost::Parts::retryRows()
{
    if (!m_rows->failure() || m_retryingRows.exchange(true))
        return;
    trading->withSession([this](TradingSession *) {
        if (m_rows->handOver())
            log::info("store", "the spool takes rows again: what was held is in it");
        m_retryingRows = false;
    });
}

} // namespace qcat::runtime
