#include "pool_actions.h"

#include <qcat/actions/check_action.h>
#include <qcat/actions/codes.h>
#include <qcat/actions/function_action.h>
#include <qcat/domain/pool_size.h>
#include <qcat/ops_ports/found.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace qcat::runtime
{

using domain::Health;
using domain::PoolStatus;
using ops::found;
using namespace std::chrono_literals;

namespace
{

constexpr int kLargestSize = 1000;
constexpr base::Duration kAcceptableWait = 10ms;

std::string holdersText(const PoolStatus &pool)
{
    std::string text;
    for (const auto &holder : pool.holders.rows)
        text += fmt::format("  {} {} {} for {}{}\n", holder.callSite, holder.purpose, holder.thread, base::toShortText(holder.age),
                            holder.isLeaked ? ", never given back" : "");
    return text;
}

std::string poolText(const PoolStatus &pool)
{
    auto text = fmt::format("{} {}: {} of {} in use, {} idle, {} waiting, longest {}\n", pool.name, pool.target, pool.inUse, pool.settings.maxOpenConns,
                            pool.idle, pool.waiting, base::toShortText(pool.oldestWait));
    text += fmt::format("  at {:.1f} borrowers a second who hold for {}, {} would do\n", pool.load.arrivalsPerSecond, base::toShortText(pool.load.meanHold),
                        domain::neededSize(pool.load.arrivalsPerSecond, pool.load.meanHold, kAcceptableWait));
    if (pool.serverLimit)
        text += fmt::format("  the server has {} connections for it\n", pool.serverLimit->forThisPool());
    return text + holdersText(pool);
}

ops::CheckResult lookAtPools(const std::vector<PoolStatus> &pools)
{
    if (pools.empty())
        return {found("pools.none", Health::Ok, "no connection pool is in use", {})};
    const auto fullest = std::ranges::max_element(pools, {}, [](const PoolStatus &pool) { return std::pair(pool.waiting, pool.inUse); });
    std::string output;
    for (const auto &pool : pools)
        output += poolText(pool);
    const auto holder = fullest->holders.rows.empty() ? std::string("-") : fullest->holders.rows.front().callSite;
    const bool isFull = fullest->settings.maxOpenConns > 0 && fullest->inUse >= fullest->settings.maxOpenConns;
    return {found(isFull ? "pools.full" : "pools.free", isFull ? Health::Crit : Health::Ok,
                  fmt::format("{}: {} of {} in use, {} waiting; longest holder {}", fullest->name, fullest->inUse, fullest->settings.maxOpenConns,
                              fullest->waiting, holder),
                  {{"pool", fullest->name},
                   {"in_use", std::to_string(fullest->inUse)},
                   {"size", std::to_string(fullest->settings.maxOpenConns)},
                   {"waiting", std::to_string(fullest->waiting)},
                   {"holder", holder}}),
            {},
            output};
}

struct Resize {
    PoolStatus pool;
    int size = 0;
};

base::Result<Resize> resizeOf(const OpsEyes &eyes, const ops::ActionRequest &request)
{
    const auto name = actions::inputOf(request, "pool");
    const auto text = actions::inputOf(request, "size");
    const auto pools = eyes.pools();
    const auto pool = std::ranges::find(pools, name, &PoolStatus::name);
    if (pool == pools.end())
        return base::Error{std::string(actions::code::kNotConfigured), fmt::format("there is no pool \"{}\"", name)}
            .with("action", request.action)
            .with("name", name);
    int size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc() || end != text.data() + text.size() || size < 1 || size > kLargestSize)
        return base::Error{"pool.bad_size", fmt::format("\"{}\" is no size of a pool: 1 to {}", text, kLargestSize)}.with("value", text).with(
            "most", std::to_string(kLargestSize));
    return Resize{*pool, size};
}

domain::Finding serverRoom(const Resize &resize)
{
    const auto &limit = resize.pool.serverLimit;
    const std::vector<base::Error::Arg> args = {{"size", std::to_string(resize.size)}, {"room", limit ? std::to_string(limit->forThisPool()) : "?"}};
    if (!limit)
        return found("pool.room_unknown", Health::Warn, "how many connections the server can bear is not known", args);
    if (resize.size > limit->forThisPool())
        return found("pool.no_room", Health::Crit, fmt::format("the server has {} connections for this pool, not {}", limit->forThisPool(), resize.size),
                     args);
    return found("pool.room", Health::Ok, fmt::format("the server has {} connections for this pool", limit->forThisPool()), args);
}

std::unique_ptr<ops::Action> resizeAction(const OpsEyes &eyes)
{
    const auto plan = [eyes](const ops::ActionRequest &request, const base::CallLimits &, base::Done<ops::ActionPlan> done) {
        const auto resize = resizeOf(eyes, request);
        if (!resize)
            return done(resize.error());
        done(ops::ActionPlan{fmt::format("max_open_conns {} → {}, live", resize->pool.settings.maxOpenConns, resize->size), resize->pool.target,
                             {serverRoom(*resize)}});
    };
    const auto run = [eyes](const ops::ActionRequest &request, const base::CallLimits &, const auto &, base::Done<ops::ActionOutcome> done) {
        const auto resize = resizeOf(eyes, request);
        if (!resize)
            return done(resize.error());
        if (const auto room = serverRoom(*resize); room.health == Health::Crit)
            return done(ops::ActionOutcome{room, {}});
        eyes.resizePool(resize->pool.name, resize->size);
        done(ops::ActionOutcome{found("pool.resized", Health::Ok, fmt::format("{}: {} connections at most, before {}", resize->pool.name, resize->size,
                                                                              resize->pool.settings.maxOpenConns),
                                      {{"pool", resize->pool.name},
                                       {"size", std::to_string(resize->size)},
                                       {"before", std::to_string(resize->pool.settings.maxOpenConns)}}),
                                {}});
    };
    return std::make_unique<actions::FunctionAction>("pool.resize", plan, run);
}

} // namespace

std::vector<std::unique_ptr<ops::Action>> poolActions(const OpsEyes &eyes, base::Executor &desk)
{
    std::vector<std::unique_ptr<ops::Action>> all;
    all.push_back(std::make_unique<actions::CheckAction>(
        "pools.status", [pools = eyes.pools](const base::CallLimits &) { return lookAtPools(pools()); }, desk, desk));
    all.push_back(resizeAction(eyes));
    return all;
}

} // namespace qcat::runtime
