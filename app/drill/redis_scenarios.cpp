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

} // namespace

std::vector<Scenario> redisScenarios()
{
    return {{.fault = "redis.failed",
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
