#include "history_figures.h"

#include <chrono>

namespace qcat::runtime
{

namespace
{

using Figures = std::vector<domain::Measured>;

double seconds(base::Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

double toDouble(base::Decimal amount)
{
    return double(amount.raw()) / double(base::Decimal::fromInt(1).raw());
}

class Collector
{
public:
    explicit Collector(std::string prefix) : m_prefix(std::move(prefix)) {}

    void add(const char *name, double value, const char *unit) { figures.push_back({m_prefix + name, value, unit}); }
    void add(const char *name, std::optional<double> value, const char *unit)
    {
        if (value)
            add(name, *value, unit);
    }
    Figures figures;

private:
    const std::string m_prefix;
};

// A section that cannot be read keeps its last figures: they are not true any more.
template <typename T>
bool isCurrent(const domain::Section<T> &section)
{
    const bool isRead = section.visibility == domain::Visibility::Shown || section.visibility == domain::Visibility::Partial;
    return isRead && section.hasData();
}

Figures ofComponent(const api::ComponentView &component)
{
    Figures figures = component.measured;
    for (auto &figure : figures)
        figure.name = "component." + component.id.value + '.' + figure.name;
    return figures;
}

Figures ofAccount(const api::AccountView &account)
{
    Collector all("account." + account.name + '.');
    all.add("equity", toDouble(account.equity), "quote");
    all.add("gross", toDouble(account.gross), "quote");
    return all.figures;
}

Figures ofSpool(const api::SpoolView &spool)
{
    Collector all("spool.");
    all.add("pending_records", double(spool.pendingRecords), "1");
    all.add("used_ratio", spool.usedRatio(), "ratio");
    return all.figures;
}

Figures ofPool(const domain::PoolStatus &pool)
{
    Collector all("pool." + pool.name + '.');
    all.add("open", pool.open, "1");
    all.add("in_use", pool.inUse, "1");
    all.add("idle", pool.idle, "1");
    all.add("waiting", pool.waiting, "1");
    all.add("arrivals", pool.load.arrivalsPerSecond, "1/s");
    all.add("mean_hold", seconds(pool.load.meanHold), "s");
    all.add("mean_wait", seconds(pool.load.meanWait), "s");
    return all.figures;
}

Figures ofPostgres(const domain::PostgresStatus &status)
{
    Collector all("postgresql.");
    if (isCurrent(status.headroom)) {
        all.add("connections", status.headroom.data.used, "1");
        all.add("connections_left", status.headroom.data.left(), "1");
    }
    if (isCurrent(status.locks))
        all.add("lock_sessions", double(status.locks.data.total), "1");
    if (isCurrent(status.activity)) {
        all.add("long_running", double(status.activity.data.longRunning.total), "1");
        all.add("idle_in_transaction", double(status.activity.data.idleInTransaction.total), "1");
    }
    if (isCurrent(status.counters)) {
        const auto &counters = status.counters.data;
        all.add("commits", perSecond(counters.commits, counters.window), "1/s");
        all.add("rollbacks", perSecond(counters.rollbacks, counters.window), "1/s");
        all.add("deadlocks", perSecond(counters.deadlocks, counters.window), "1/s");
        all.add("temp_bytes", perSecond(counters.tempBytes, counters.window), "bytes/s");
    }
    if (isCurrent(status.cache))
        all.add("cache_hit_ratio", status.cache.data.hitRatio(), "ratio");
    if (isCurrent(status.checkpoints))
        all.add("wal_bytes", perSecond(status.checkpoints.data.walBytes, status.checkpoints.data.window), "bytes/s");
    if (isCurrent(status.sizes))
        for (const auto &database : status.sizes.data.databases.rows)
            if (database.bytes)
                all.figures.push_back({"postgresql.size." + database.name, double(*database.bytes), "bytes"});
    return all.figures;
}

Figures ofRedis(const domain::RedisStatus &status)
{
    Collector all("redis.");
    if (isCurrent(status.memory)) {
        all.add("memory_used", double(status.memory.data.used), "bytes");
        all.add("memory_rss", double(status.memory.data.rss), "bytes");
        all.add("fragmentation", status.memory.data.fragmentation, "ratio");
    }
    if (isCurrent(status.windows) && !status.windows.data.empty()) {
        const auto &window = status.windows.data.front(); // since the look before
        all.add("commands", window.perSecond(window.commands), "1/s");
        all.add("evicted", window.perSecond(window.evicted), "1/s");
        all.add("hit_ratio", window.hitRatio(), "ratio");
    }
    if (isCurrent(status.latency))
        all.add("ping", seconds(status.latency.data.ping), "s");
    if (isCurrent(status.clients)) {
        all.add("clients", double(status.clients.data.connected), "1");
        all.add("blocked_clients", double(status.clients.data.blocked), "1");
    }
    return all.figures;
}

Figures ofPerformance(const domain::PerformanceStatus &status)
{
    Figures figures;
    for (const auto &baseline : status.baselines) {
        const auto name = "performance." + baseline.metric;
        figures.push_back({name, baseline.value, baseline.unit});
        if (baseline.state == domain::BaselineState::Learning)
            continue; // what is usual is not known
        figures.push_back({name + ".usual", baseline.usual, baseline.unit});
        figures.push_back({name + ".limit", baseline.limit, baseline.unit});
    }
    return figures;
}

} // namespace

std::vector<domain::Measured> historyFigures(const api::Snapshot &snapshot)
{
    Figures all;
    const auto take = [&all](Figures figures) {
        all.insert(all.end(), std::make_move_iterator(figures.begin()), std::make_move_iterator(figures.end()));
    };
    for (const auto &component : snapshot.ops->components)
        take(ofComponent(component));
    for (const auto &account : snapshot.trading->accounts)
        take(ofAccount(account));
    take(ofSpool(snapshot.ops->spool));
    for (const auto &pool : snapshot.data->pools)
        take(ofPool(pool));
    take(ofPostgres(*snapshot.data->postgres));
    take(ofRedis(*snapshot.data->redis));
    take(ofPerformance(*snapshot.data->performance));
    return all;
}

} // namespace qcat::runtime
