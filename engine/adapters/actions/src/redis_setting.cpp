#include <qcat/actions/redis_setting.h>

#include <qcat/actions/codes.h>
#include <qcat/ops_ports/found.h>
#include <qcat/redis_link/connection.h>
#include <qcat/redis_link/redis_error.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace qcat::actions
{

using domain::Health;
using redis_link::Connection;
using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kAnswer = 1s;
constexpr std::array<std::string_view, 5> kPolicies = {"noeviction", "volatile-lru", "volatile-lfu", "volatile-ttl", "volatile-random"};

base::Result<std::unique_ptr<Connection>> connect(const domain::RedisConfig &config, const base::CallLimits &limits)
{
    const auto endpoint = redis_link::endpointOf(config);
    if (!endpoint)
        return endpoint.error();
    return Connection::open(*endpoint, {.name = "qcat-setting"}, std::min(limits.timeout, config.dialTimeout));
}

base::Result<std::string> setting(Connection &connection, const std::string &key)
{
    return connection.call({"CONFIG", "GET", key}, kAnswer).map([](const redis_link::Reply &reply) {
        return reply.items.size() == 2 ? reply.items[1].text : std::string();
    });
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

base::Result<std::int64_t> infoNumber(Connection &connection, std::string_view name)
{
    return connection.call({"INFO", "memory"}, kAnswer).map([name](const redis_link::Reply &reply) {
        const auto at = reply.text.find(fmt::format("\n{}:", name));
        if (at == std::string::npos)
            return std::int64_t(0);
        const auto begin = at + name.size() + 2;
        return wholeNumber(std::string_view(reply.text).substr(begin, reply.text.find('\r', begin) - begin)).value_or(0);
    });
}

// A whole number of bytes above what is used and below what the machine has, or a policy that keeps what never expires.
base::Status checkValue(Connection &connection, const std::string &key, const std::string &value)
{
    const auto refuse = [&](std::string_view right) {
        return base::Error{std::string(code::kRedisValue), fmt::format("{} cannot be \"{}\": {}", key, value, right)}
            .with("key", key)
            .with("value", value);
    };
    if (key == "maxmemory-policy")
        return std::ranges::find(kPolicies, value) != kPolicies.end() ? base::Status()
                                                                       : refuse("only noeviction or a volatile-… policy keeps what never expires");
    if (key != "maxmemory")
        return refuse("only maxmemory and maxmemory-policy may be set");
    const auto bytes = wholeNumber(value);
    const auto used = infoNumber(connection, "used_memory");
    const auto system = infoNumber(connection, "total_system_memory");
    if (!used || !system)
        return used ? system.error() : used.error();
    if (!bytes || *bytes <= *used || *bytes > *system / 10 * 8)
        return refuse(fmt::format("it takes bytes above the {} in use and up to 80 % of the machine's {}", *used, *system));
    return {};
}

base::Result<ops::ActionPlan> planSetting(const domain::RedisConfig &config, const ops::ActionRequest &request, const base::CallLimits &limits)
{
    const auto key = inputOf(request, "key");
    const auto value = inputOf(request, "value");
    auto connection = connect(config, limits);
    if (!connection)
        return connection.error();
    if (const auto good = checkValue(**connection, key, value); !good)
        return good.error();
    const auto before = setting(**connection, key);
    if (!before)
        return before.error();
    return ops::ActionPlan{fmt::format("CONFIG SET {} {} + CONFIG REWRITE", key, value), (*connection)->target(),
                           {ops::found(code::kRedisSettingNow, Health::Ok, fmt::format("{} is {} now", key, *before),
                                       {{"key", key}, {"value", *before}})}};
}

// With what stood there before where it may be set again: no limit, and a policy that gives up everything, QCAT does not set.
std::vector<base::Error::Arg> wasSet(const std::string &key, const std::string &value, const std::string &before)
{
    std::vector<base::Error::Arg> args = {{"key", key}, {"value", value}};
    if (key == "maxmemory" ? before != "0" : std::ranges::find(kPolicies, before) != kPolicies.end())
        args.push_back({"before", before});
    return args;
}

base::Result<ops::ActionOutcome> applySetting(const domain::RedisConfig &config, const ops::ActionRequest &request, const base::CallLimits &limits)
{
    const auto key = inputOf(request, "key");
    const auto value = inputOf(request, "value");
    auto connection = connect(config, limits);
    if (!connection)
        return connection.error();
    if (const auto good = checkValue(**connection, key, value); !good)
        return good.error();
    const auto before = setting(**connection, key);
    if (!before)
        return before.error();
    if (const auto set = (*connection)->call({"CONFIG", "SET", key, value}, kAnswer); !set)
        return set.error();
    auto args = wasSet(key, value, *before);
    if (const auto kept = (*connection)->call({"CONFIG", "REWRITE"}, kAnswer); !kept) {
        args.push_back({"detail", kept.error().message});
        return ops::ActionOutcome{ops::found(code::kRedisSetNotKept, Health::Warn,
                                             fmt::format("{} is {}, until the next restart: {}", key, value, kept.error().message), std::move(args)),
                                  {}};
    }
    return ops::ActionOutcome{ops::found(code::kRedisSet, Health::Ok, fmt::format("{} is {}, also after a restart", key, value), std::move(args)),
                              {}};
}

base::Result<ops::ActionOutcome> lookAtMemory(const domain::RedisConfig &config, const base::CallLimits &limits)
{
    auto connection = connect(config, limits);
    if (!connection)
        return connection.error();
    const auto used = infoNumber(**connection, "used_memory");
    const auto limit = infoNumber(**connection, "maxmemory");
    const auto policy = setting(**connection, "maxmemory-policy");
    for (const auto *failed : {!used ? &used.error() : nullptr, !limit ? &limit.error() : nullptr, !policy ? &policy.error() : nullptr})
        if (failed)
            return *failed;
    const auto usedText = ops::bytesText(double(*used));
    const auto limitText = *limit > 0 ? ops::bytesText(double(*limit)) : std::string("∞");
    const bool losesState = policy->starts_with("allkeys");
    const bool isTight = *limit > 0 && *used > *limit / 10 * 8;
    const auto details = (*connection)->call({"INFO", "memory"}, kAnswer);
    return ops::ActionOutcome{
        ops::found(losesState ? code::kRedisEvictsState : isTight ? code::kRedisMemoryTight : code::kRedisMemory,
                   losesState ? Health::Crit : isTight ? Health::Warn : Health::Ok,
                   fmt::format("{} of {} used, policy {}", usedText, limitText, *policy),
                   {{"used", usedText}, {"limit", limitText}, {"policy", *policy}}),
        details ? details->text : std::string()};
}

} // namespace

std::unique_ptr<ops::Action> redisMemory(domain::RedisConfig config, base::Executor &worker, base::Executor &desk)
{
    return std::make_unique<FunctionAction>(
        "redis.memory", runOn(worker, desk, [config = std::move(config)](const auto &, const auto &limits, const auto &) { return lookAtMemory(config, limits); }));
}

std::unique_ptr<ops::Action> redisSetting(domain::RedisConfig config, base::Executor &worker, base::Executor &desk)
{
    return std::make_unique<FunctionAction>(
        "redis.set", planOn(worker, desk, [config](const auto &request, const auto &limits) { return planSetting(config, request, limits); }),
        runOn(worker, desk, [config](const auto &request, const auto &limits, const auto &) { return applySetting(config, request, limits); }));
}

} // namespace qcat::actions
