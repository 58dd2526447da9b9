#pragma once

#include <qcat/actions/function_action.h>
#include <qcat/domain/config.h>

#include <memory>

namespace qcat::actions
{

// "redis.memory": what Redis uses, its limit, and what it gives up when that is reached.
std::unique_ptr<ops::Action> redisMemory(domain::RedisConfig config, base::Executor &worker, base::Executor &desk);

// "redis.set": CONFIG SET of maxmemory or maxmemory-policy, then CONFIG REWRITE so that a restart keeps it; nothing else may be set, and no
// policy that gives up keys without a time to live: those are risk switches and locks. Never restarts the server.
std::unique_ptr<ops::Action> redisSetting(domain::RedisConfig config, base::Executor &worker, base::Executor &desk);

} // namespace qcat::actions
