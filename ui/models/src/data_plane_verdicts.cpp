#include <qcat/ui_models/data_plane_verdicts.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>

#include <qcat/domain/blocking_tree.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace qcat::ui
{

namespace
{

struct Verdicts {
    Q_DECLARE_TR_FUNCTIONS(Verdicts)
};

// What was seen longer ago than it may be is told as the past.
Verdict asOf(Verdict verdict, base::Duration age, base::Duration limit)
{
    if (limit > base::Duration::zero() && age > limit)
        verdict.title = Verdicts::tr("%1 ago: %2", "time, what was seen then").arg(ageText(age), verdict.title);
    return verdict;
}

template <typename T>
Verdict asOf(Verdict verdict, const domain::Section<T> &section, base::Duration interval, const EngineModel &engine)
{
    return section.at ? asOf(std::move(verdict), engine.ageOf(*section.at), 2 * interval) : verdict;
}

constexpr double kFewConnectionsLeft = 0.1; // of the usable ones
constexpr double kMemoryNearlyFull = 0.9;   // of maxmemory

QString serverText(const domain::PostgresStatus &status, const EngineModel &engine)
{
    if (!status.server.hasData())
        return {};
    const auto &server = status.server.data;
    const auto age = engine.ageOf(std::max(*status.server.at, status.headroom.at.value_or(*status.server.at)));
    const bool isSilent = status.often > base::Duration::zero() && age > 2 * status.often;
    if (status.server.visibility == domain::Visibility::Failed || isSilent)
        return Verdicts::tr("PostgreSQL %1 at %2 answered last %3 ago, as role %4", "version, address, time, role")
            .arg(QString::fromStdString(server.version), QString::fromStdString(status.target), ageText(age),
                 QString::fromStdString(server.role));
    return Verdicts::tr("PostgreSQL %1 at %2, up for %3, as role %4", "version, address, time, role")
        .arg(QString::fromStdString(server.version), QString::fromStdString(status.target),
             durationText(engine.wallNow() - server.startedAt), QString::fromStdString(server.role));
}

// Who holds up most; empty: nobody waits.
QString blockingText(const std::vector<domain::postgres::LockSession> &sessions)
{
    const auto tree = domain::postgres::blockingTree(sessions);
    const auto waiting = std::ranges::count_if(sessions, [](const auto &s) { return !s.blockedBy.empty(); });
    if (waiting == 0 || tree.empty())
        return {};
    const auto worst = std::ranges::max_element(tree, {}, &domain::postgres::BlockingRow::victims);
    return Verdicts::tr("%n session(s) wait for locks; most of them behind pid %1", nullptr, int(waiting))
        .arg(sessions[worst->session].session.pid);
}

QString redisServerText(const domain::RedisStatus &status)
{
    if (!status.server.hasData())
        return {};
    return Verdicts::tr("Redis %1 at %2, up for %3", "version, address, time")
        .arg(QString::fromStdString(status.server.data.version), QString::fromStdString(status.target),
             durationText(status.server.data.uptime));
}

QString memoryText(const domain::redis::Memory &memory)
{
    return memory.limit > 0 ? Verdicts::tr("%1 of %2 used", "memory").arg(bytesText(double(memory.used)), bytesText(double(memory.limit)))
                            : Verdicts::tr("%1 used, no limit set", "memory").arg(bytesText(double(memory.used)));
}

QString holderText(const domain::PoolHolder &holder)
{
    return QString::fromStdString(holder.purpose.empty() ? holder.callSite : holder.purpose);
}

Verdict waitVerdict(const domain::PoolStatus &pool)
{
    const QString name = QString::fromStdString(pool.name);
    const QString used = Verdicts::tr("%1 of %2 in use, %3 waiting")
                             .arg(countText(pool.inUse), countText(pool.settings.maxOpenConns), countText(pool.waiting));
    QString longest;
    if (!pool.holders.rows.empty()) {
        const auto &holder = pool.holders.rows.front();
        longest = Verdicts::tr("Longest holder: %1, %2", "who, how long").arg(holderText(holder), latencyText(holder.age));
    }
    const bool isExhausted = pool.settings.maxOpenConns > 0 && pool.inUse >= pool.settings.maxOpenConns;
    return {isExhausted ? Verdicts::tr("Pool %1 is exhausted: %2").arg(name, used)
                        : Verdicts::tr("Pool %1 waits for new connections: %2").arg(name, used),
            longest};
}

Verdict pausedVerdict(const domain::PoolStatus &pool)
{
    return {Verdicts::tr("Pool %1 gets no connections: %2").arg(QString::fromStdString(pool.name), errorText(pool.dials.lastError)),
            QString::fromStdString(pool.target)};
}

Verdict leakVerdict(const domain::PoolStatus &pool, const domain::PoolHolder &holder)
{
    return {Verdicts::tr("Pool %1: a connection was not given back by %2 for %3")
                .arg(QString::fromStdString(pool.name), holderText(holder), latencyText(holder.age)),
            QString::fromStdString(holder.callSite)};
}

Verdict calmVerdict(const std::vector<domain::PoolStatus> &pools)
{
    QStringList parts;
    for (const auto &pool : pools)
        parts << Verdicts::tr("%1: %2 of %3 in use", "pool, connections")
                     .arg(QString::fromStdString(pool.name), countText(pool.inUse), countText(pool.settings.maxOpenConns));
    return {Verdicts::tr("Nobody waits for a connection"), parts.join(QStringLiteral(" · "))};
}

Verdict verdictNow(const std::vector<domain::PoolStatus> &pools)
{
    const auto paused = std::ranges::find(pools, domain::PoolBreaker::Open, &domain::PoolStatus::breaker);
    if (paused != pools.end())
        return pausedVerdict(*paused);
    const auto worst = std::ranges::max_element(pools, {}, &domain::PoolStatus::waiting);
    if (worst->waiting > 0)
        return waitVerdict(*worst);
    for (const auto &pool : pools)
        for (const auto &holder : pool.holders.rows)
            if (holder.isLeaked)
                return leakVerdict(pool, holder);
    return calmVerdict(pools);
}

} // namespace

Verdict databaseVerdict(const domain::PostgresStatus &status, const EngineModel &engine)
{
    if (status.target.empty())
        return {Verdicts::tr("No PostgreSQL is configured"),
                Verdicts::tr("The engine writes its record into a SQLite file of its own. Name a server under database: in the configuration to "
                             "see it here.")};
    if (status.server.visibility == domain::Visibility::NotAskedYet)
        return {Verdicts::tr("PostgreSQL has not been asked yet"), QString::fromStdString(status.target)};
    if (status.server.visibility == domain::Visibility::Failed)
        return {Verdicts::tr("PostgreSQL cannot be looked into: %1").arg(findingText(status.server.why)), serverText(status, engine)};
    if (status.locks.hasData())
        if (const QString blocked = blockingText(status.locks.data.rows); !blocked.isEmpty())
            return asOf({blocked, serverText(status, engine)}, status.locks, status.often, engine);
    if (!status.headroom.hasData())
        return {Verdicts::tr("PostgreSQL answers"), serverText(status, engine)};
    const auto &headroom = status.headroom.data;
    const QString used = Verdicts::tr("%1 of %2 connections in use").arg(countText(headroom.used), countText(headroom.usable()));
    if (headroom.left() < kFewConnectionsLeft * headroom.usable())
        return asOf({Verdicts::tr("Connections are nearly used up: %1").arg(used), serverText(status, engine)}, status.headroom, status.often,
                    engine);
    const auto ratio = status.cache.hasData() ? status.cache.data.hitRatio() : std::nullopt;
    return asOf({ratio ? Verdicts::tr("PostgreSQL is well: %1, %2 of reads from memory").arg(used, percentText(*ratio))
                       : Verdicts::tr("PostgreSQL is well: %1").arg(used),
                 serverText(status, engine)},
                status.headroom, status.often, engine);
}

Verdict redisVerdict(const domain::RedisStatus &status, const EngineModel &engine)
{
    if (status.target.empty())
        return {Verdicts::tr("No Redis is configured"),
                Verdicts::tr("The engine keeps its cache in its own memory. Enable redis: in the configuration to see a server here.")};
    if (status.server.visibility == domain::Visibility::NotAskedYet)
        return {Verdicts::tr("Redis has not been asked yet"), QString::fromStdString(status.target)};
    if (status.server.visibility == domain::Visibility::Failed)
        return {Verdicts::tr("Redis cannot be looked into: %1").arg(findingText(status.server.why)), redisServerText(status)};
    if (!status.advice.empty() && status.advice.front().health == domain::Health::Crit)
        return asOf({findingText(status.advice.front()), redisServerText(status)}, status.memory, status.often, engine);
    if (!status.memory.hasData())
        return {Verdicts::tr("Redis answers"), redisServerText(status)};
    const auto &memory = status.memory.data;
    if (memory.limit > 0 && double(memory.used) > kMemoryNearlyFull * double(memory.limit))
        return asOf({Verdicts::tr("Memory is nearly full: %1").arg(memoryText(memory)), redisServerText(status)}, status.memory, status.often,
                    engine);
    const QString ping = status.latency.hasData() ? latencyText(status.latency.data.ping) : QString();
    return asOf({ping.isEmpty() ? Verdicts::tr("Redis is well: %1").arg(memoryText(memory))
                                : Verdicts::tr("Redis is well: %1, answers in %2").arg(memoryText(memory), ping),
                 redisServerText(status)},
                status.memory, status.often, engine);
}

Verdict poolsVerdict(const std::vector<domain::PoolStatus> &pools, const EngineModel &engine)
{
    if (pools.empty())
        return {Verdicts::tr("There are no connection pools"),
                Verdicts::tr("The embedded stores need none. With a PostgreSQL or a Redis in the configuration their pools are shown here.")};
    return asOf(verdictNow(pools), engine.ageOf(pools.front().at), kPoolsStaleAfter);
}

} // namespace qcat::ui
