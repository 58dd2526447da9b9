#pragma once

#include <qcat/redis_link/command_pool.h>

#include <string>

namespace qcat::cache_redis
{

// What the server drops when it is full ("noeviction", "allkeys-lru"); empty where we may not ask.
base::Result<std::string> evictionPolicy(redis_link::CommandPool &pool, const pool::Request &request);

} // namespace qcat::cache_redis
