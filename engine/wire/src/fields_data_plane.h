#pragma once

#include "fields.h"

#include <qcat/api/history.h>
#include <qcat/domain/pool_status.h>
#include <qcat/domain/server_figures.h>
#include <qcat/domain/visibility.h>

// What the parts of a data plane have in common, and the pools.
namespace qcat::wire
{

template <typename T>
struct Fields<domain::Section<T>> {
    static void visit(auto &f, auto &x)
    {
        f("visibility", x.visibility);
        f("why", x.why);
        f("age_ms", x.at);
        f("data", x.data);
    }
};

template <typename T>
struct Fields<domain::Bounded<T>> {
    static void visit(auto &f, auto &x)
    {
        f("rows", x.rows);
        f("total", x.total);
    }
};

QCAT_WIRE_FIELDS(domain::Counter)
{
    f("total", x.total);
    f("delta", x.delta);
}

QCAT_WIRE_FIELDS(domain::HistoryPoint)
{
    f("start_ns", x.start);
    f("min", x.min);
    f("mean", x.mean);
    f("max", x.max);
}

QCAT_WIRE_FIELDS(api::HistorySeries)
{
    f("name", x.name);
    f("unit", x.unit);
    f("step_ns", x.step);
    f("points", x.points);
}

QCAT_WIRE_FIELDS(domain::WaitHistogram)
{
    f("buckets", x.buckets);
    f("sum_ns", x.sum);
}

QCAT_WIRE_FIELDS(domain::PoolSettings)
{
    f("max_open_conns", x.maxOpenConns);
    f("max_idle_conns", x.maxIdleConns);
    f("conn_max_lifetime_ns", x.connMaxLifetime);
    f("conn_max_idle_time_ns", x.connMaxIdleTime);
    f("min_idle_conns", x.minIdleConns);
    f("max_waiting", x.maxWaiting);
    f("validate_after_idle_ns", x.validateAfterIdle);
    f("leak_after_ns", x.leakAfter);
    f("dial_timeout_ns", x.dialTimeout);
}

QCAT_WIRE_FIELDS(domain::PoolHolder)
{
    f("id", x.id);
    f("call_site", x.callSite);
    f("purpose", x.purpose);
    f("thread", x.thread);
    f("since_ns", x.since);
    f("held_ns", x.age);
    f("is_leaked", x.isLeaked);
}

QCAT_WIRE_FIELDS(domain::PoolDials)
{
    f("attempts", x.attempts);
    f("failures", x.failures);
    f("consecutive_failures", x.consecutiveFailures);
    f("last_error", x.lastError);
    f("last_error_at_ns", x.lastErrorAt);
    f("next_attempt_at_ns", x.nextAttemptAt);
}

QCAT_WIRE_FIELDS(domain::PoolLoad)
{
    f("window_ns", x.window);
    f("arrivals_per_second", x.arrivalsPerSecond);
    f("mean_hold_ns", x.meanHold);
    f("mean_wait_ns", x.meanWait);
}

QCAT_WIRE_FIELDS(domain::PoolServerLimit)
{
    f("max_connections", x.maxConnections);
    f("reserved", x.reserved);
    f("used_by_others", x.usedByOthers);
}

QCAT_WIRE_FIELDS(domain::PoolStatus)
{
    f("name", x.name);
    f("target", x.target);
    f("settings", x.settings);
    f("open", x.open);
    f("in_use", x.inUse);
    f("idle", x.idle);
    f("dialling", x.dialling);
    f("waiting", x.waiting);
    f("oldest_wait_ns", x.oldestWait);
    f("max_open_ever", x.maxOpenEver);
    f("max_waiting_ever", x.maxWaitingEver);
    f("acquired", x.acquired);
    f("waited", x.waited);
    f("timed_out", x.timedOut);
    f("refused", x.refused);
    f("leaked", x.leaked);
    f("total_wait_ns", x.totalWait);
    f("acquire_times", x.acquireTimes);
    f("closed", x.closed); // by cause, in the order of PoolCloseCause
    f("dials", x.dials);
    f("breaker", x.breaker);
    f("load", x.load);
    f("holders", x.holders);
    f("server_limit", x.serverLimit);
    f("age_ms", x.at);
    f("wall_time_ns", x.wallTime);
}

} // namespace qcat::wire
