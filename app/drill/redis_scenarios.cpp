#include "scenario.h"

namespace qcat::app::drill
{

namespace
{

base::Status redisAnswers(Range &range)
{
    const auto answer = range.redis().command("PING");
    if (!answer)
        return answer.error();
    return answer->text == "PONG" ? recordIsWhole(range)
                                  : base::Error{"drill.redis", "Redis answers PING with " + answer->text};
}

base::Status said(const base::Result<redis_link::Reply> &reply)
{
    return reply ? base::Status() : reply.error();
}

Scenario memoryFull()
{
    return {.fault = "redis.failed",
            .name = "redis.memory_full",
            .damage = {"the memory of Redis is used up, it takes no more writes", "Redis 内存用尽，拒绝写入"},
            .needs = {.redis = true},
            .inflict = [](Range &range) { return said(range.redis().command("CONFIG SET maxmemory 1")); },
            .runbook = "redis.raise_memory",
            .inputs = [](Range &) { return domain::RunbookInputs{{"bytes", "268435456"}}; },
            .proof =
                [](Range &range) {
                    const auto written = range.redis().command("SET drill written");
                    return written && written->text == "OK" ? redisAnswers(range)
                                                            : base::Status(base::Error{"drill.redis", "Redis takes no writes"});
                }};
}

Scenario losesSwitches()
{
    return {.fault = "cache.state_at_risk",
            .damage = {"Redis is told to drop any key when it is full, risk switches too", "Redis 被设为内存满时可淘汰任意键，包括风控开关"},
            .needs = {.redis = true},
            .inflict = [](Range &range) { return said(range.redis().command("CONFIG SET maxmemory-policy allkeys-lru")); },
            .proof =
                [](Range &range) {
                    const auto policy = range.redis().command("CONFIG GET maxmemory-policy");
                    const bool isSafe = policy && policy->items.size() == 2 && policy->items[1].text == "volatile-lru";
                    return isSafe ? redisAnswers(range) : base::Status(base::Error{"drill.redis", "the policy is not safe"});
                }};
}

} // namespace

std::vector<Scenario> redisScenarios()
{
    return {memoryFull(), losesSwitches(), {.fault = "redis.failed",
             .damage = {"Redis is killed", "Redis 被强制终止"},
             .needs = {.redis = true},
             .inflict =
                 [](Range &range) {
                     range.redis().kill();
                     return base::Status();
                 },
             .proof = redisAnswers}};
}

} // namespace qcat::app::drill
