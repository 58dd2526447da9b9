#include <qcat/checks/redis_login.h>

#include "finding.h"

#include <qcat/checks/codes.h>
#include <qcat/redis_link/connection.h>

#include <chrono>

namespace qcat::checks
{

namespace
{

using domain::Health;
using Steady = std::chrono::steady_clock;

struct Answer {
    std::string target;
    base::Duration connect{};
    base::Duration ping{};
};

// Sets a key only if it is there, and it never is: nothing is written, but a server that would refuse a write says so.
const redis_link::Command kTryWrite = {"SET", "qcat:probe", "1", "XX", "PX", "1000"};

base::Result<Answer> ask(const domain::RedisConfig &config, base::Duration timeout)
{
    const auto endpoint = redis_link::endpointOf(config);
    if (!endpoint)
        return endpoint.error();
    const auto begin = Steady::now();
    auto connection = redis_link::Connection::open(*endpoint, {.name = "qcat-probe"}, timeout);
    if (!connection)
        return connection.error();
    const auto connected = Steady::now();
    const auto replies = (*connection)->pipeline({{"PING"}, kTryWrite}, timeout - (connected - begin));
    if (!replies)
        return replies.error();
    for (const auto &reply : *replies)
        if (reply.isError())
            return (*connection)->errorOf(reply);
    return Answer{endpoint->target(), connected - begin, Steady::now() - connected};
}

} // namespace

ops::Check redisLogin(domain::RedisConfig config)
{
    return [config = std::move(config)](const base::CallLimits &limits) -> ops::CheckResult {
        const auto answer = ask(config, limits.timeout);
        if (!answer) {
            const auto &error = answer.error();
            return {finding(error.code, Health::Crit, error.message, error.args)};
        }
        const auto took = answer->connect + answer->ping;
        const bool slow = took > limits.timeout / 2;
        const auto latency = base::toShortText(took);
        return {finding(slow ? code::kRedisSlow : code::kRedisOk, slow ? Health::Warn : Health::Ok,
                        fmt::format("{} answers, {}", answer->target, latency),
                        {{"target", answer->target}, {"latency", latency}}),
                {{"connect_ms", double(answer->connect.count()) / 1e6, "ms"},
                 {"answer_ms", double(answer->ping.count()) / 1e6, "ms"}}};
    };
}

} // namespace qcat::checks
