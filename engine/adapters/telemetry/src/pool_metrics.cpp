#include "pool_metrics.h"

#include "wait_histogram_metric.h"

#include <qcat/domain/names.h>

#include <algorithm>

namespace qcat::telemetry
{

namespace
{

using domain::PoolStatus;

Labels of(const PoolStatus &pool)
{
    return {{"pool", pool.name}};
}

Labels of(const PoolStatus &pool, const char *label, std::string_view value)
{
    return {{"pool", pool.name}, {label, std::string(value)}};
}

void addConnections(const std::vector<PoolStatus> &pools, Families &families)
{
    auto limit = gauge("qcat_pool_max_open_connections", "Connections that may be open, 0 without a limit");
    auto connections = gauge("qcat_pool_connections", "Connections by what they are doing");
    auto waiting = gauge("qcat_pool_waiting", "Borrowers that wait for a connection");
    auto leaked = gauge("qcat_pool_held_too_long", "Connections that are lent for longer than a borrower should need");
    for (const auto &pool : pools) {
        limit.add(pool.settings.maxOpenConns, of(pool));
        connections.add(pool.inUse, of(pool, "state", "in_use"));
        connections.add(pool.idle, of(pool, "state", "idle"));
        connections.add(pool.dialling, of(pool, "state", "dialling"));
        waiting.add(pool.waiting, of(pool));
        leaked.add(double(std::count_if(pool.holders.rows.begin(), pool.holders.rows.end(),
                                        [](const auto &holder) { return holder.isLeaked; })),
                   of(pool));
    }
    for (auto *family : {&limit, &connections, &waiting, &leaked})
        family->into(families);
}

void addBorrowing(const std::vector<PoolStatus> &pools, Families &families)
{
    auto acquired = counter("qcat_pool_acquired_total", "Connections lent");
    auto waits = counter("qcat_pool_waits_total", "Borrowers that had to wait");
    auto waited = counter("qcat_pool_wait_seconds_total", "Time that borrowers waited, also those who left without");
    auto failed = counter("qcat_pool_acquire_failures_total", "Borrowers who left without a connection");
    auto leaks = counter("qcat_pool_leaks_total", "Connections that were lent for too long");
    for (const auto &pool : pools) {
        acquired.add(double(pool.acquired), of(pool));
        waits.add(double(pool.waited), of(pool));
        waited.add(seconds(pool.totalWait), of(pool));
        failed.add(double(pool.timedOut), of(pool, "reason", "timeout"));
        failed.add(double(pool.refused), of(pool, "reason", "refused"));
        leaks.add(double(pool.leaked), of(pool));
    }
    for (auto *family : {&acquired, &waits, &waited, &failed, &leaks})
        family->into(families);
}

void addDials(const std::vector<PoolStatus> &pools, Families &families)
{
    auto closed = counter("qcat_pool_closed_total", "Connections closed, by cause");
    auto dials = counter("qcat_pool_dials_total", "Connections that were tried");
    auto failures = counter("qcat_pool_dial_failures_total", "Connections that did not come about");
    auto breaker = gauge("qcat_pool_breaker", "1 for the state that the breaker is in, 0 for the others");
    for (const auto &pool : pools) {
        for (std::size_t i = 0; i < domain::kPoolCloseCauses; ++i)
            closed.add(double(pool.closed[i]), of(pool, "cause", domain::name(domain::PoolCloseCause(i))));
        dials.add(double(pool.dials.attempts), of(pool));
        failures.add(double(pool.dials.failures), of(pool));
        for (const auto state : {domain::PoolBreaker::Closed, domain::PoolBreaker::Open, domain::PoolBreaker::Probing,
                                 domain::PoolBreaker::SlowStart})
            breaker.add(pool.breaker == state ? 1 : 0, of(pool, "state", domain::name(state)));
    }
    for (auto *family : {&closed, &dials, &failures, &breaker})
        family->into(families);
}

void addAcquireTimes(const std::vector<PoolStatus> &pools, Families &families)
{
    auto family = histogramFamily("qcat_pool_acquire_seconds", "From the call to the connection, of those who got one");
    for (const auto &pool : pools)
        family.metric.push_back(histogramOf(pool.acquireTimes, of(pool)));
    families.push_back(std::move(family));
}

} // namespace

void addPoolMetrics(const std::vector<PoolStatus> &pools, Families &families)
{
    addConnections(pools, families);
    addBorrowing(pools, families);
    addDials(pools, families);
    addAcquireTimes(pools, families);
}

} // namespace qcat::telemetry
