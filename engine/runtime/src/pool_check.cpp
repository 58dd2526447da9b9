#include "pool_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace qcat::runtime
{

namespace
{

using domain::Finding;
using domain::Health;
using domain::PoolStatus;

std::string secondsText(base::Duration duration)
{
    return fmt::format("{:.1f}", double(duration.count()) / 1e9);
}

// An outage fills the queue as well, but then few are lent: that is the server's fault to tell.
bool isAllLent(const PoolStatus &pool)
{
    return pool.settings.maxOpenConns > 0 && pool.inUse >= pool.settings.maxOpenConns;
}

Finding exhausted(const PoolStatus &pool)
{
    Finding finding{"pool.exhausted",
                    fmt::format("pool {}: all {} connections are in use, {} wait, the longest for {}", pool.name, pool.inUse,
                                pool.waiting, base::toShortText(pool.oldestWait)),
                    {{"pool", pool.name},
                     {"in_use", std::to_string(pool.inUse)},
                     {"waiting", std::to_string(pool.waiting)},
                     {"seconds", secondsText(pool.oldestWait)}},
                    Health::Crit};
    domain::PoolHolder longest; // all given back while we looked: nobody
    longest.callSite = "?";
    if (!pool.holders.rows.empty())
        longest = pool.holders.rows.front();
    finding.text += fmt::format("; the one lent longest by {}, for {}", longest.callSite, base::toShortText(longest.age));
    finding.args.push_back({"holder", longest.callSite});
    finding.args.push_back({"held", secondsText(longest.age)});
    return finding;
}

Finding leaked(const PoolStatus &pool, std::ptrdiff_t count)
{
    const auto &longest = pool.holders.rows.front();
    return {"pool.leaked",
            fmt::format("pool {}: {} connections are not given back, one for {} by {}", pool.name, count,
                        base::toShortText(longest.age), longest.callSite),
            {{"pool", pool.name},
             {"number", std::to_string(count)},
             {"seconds", secondsText(longest.age)},
             {"holder", longest.callSite}},
            Health::Warn};
}

bool isOutage(const PoolStatus &pool)
{
    return pool.breaker == domain::PoolBreaker::Open || pool.breaker == domain::PoolBreaker::Probing;
}

// A warning: why the server takes none is the fault of the component behind it.
Finding noConnections(const PoolStatus &pool)
{
    return {"pool.no_connections",
            fmt::format("pool {} gets no new connections to {}: {}; {} are open, {} wait", pool.name, pool.target,
                        pool.dials.lastError.message, pool.inUse + pool.idle, pool.waiting),
            {{"pool", pool.name},
             {"target", pool.target},
             {"detail", pool.dials.lastError.message},
             {"open", std::to_string(pool.inUse + pool.idle)},
             {"waiting", std::to_string(pool.waiting)}},
            Health::Warn};
}

Finding judge(const PoolStatus &pool, std::uint64_t turnedAwayBefore)
{
    const bool isStuck = pool.waiting > 0 && pool.oldestWait >= kPoolWaitTooLong;
    if (isAllLent(pool) && (isStuck || pool.timedOut + pool.refused > turnedAwayBefore))
        return exhausted(pool);
    if (isOutage(pool))
        return noConnections(pool);
    if (const auto count = std::ranges::count_if(pool.holders.rows, &domain::PoolHolder::isLeaked); count > 0)
        return leaked(pool, count);
    return {"pool.ok", "every connection pool has connections to lend", {}, Health::Ok};
}

} // namespace

ops::Check poolCheck(std::function<std::vector<PoolStatus>()> pools)
{
    return [pools = std::move(pools), turnedAway = std::make_shared<std::map<std::string, std::uint64_t>>()](
               const base::CallLimits &) -> ops::CheckResult {
        ops::CheckResult result{{"pool.ok", "every connection pool has connections to lend", {}, Health::Ok}};
        for (const PoolStatus &pool : pools()) {
            const auto now = pool.timedOut + pool.refused;
            const auto before = turnedAway->try_emplace(pool.name, now).first;
            Finding finding = judge(pool, before->second);
            before->second = now;
            result.measured.push_back({pool.name + "_in_use", double(pool.inUse), "1"});
            result.measured.push_back({pool.name + "_waiting", double(pool.waiting), "1"});
            if (finding.health > result.finding.health)
                result.finding = std::move(finding);
        }
        return result;
    };
}

} // namespace qcat::runtime
