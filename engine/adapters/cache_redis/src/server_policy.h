#pragma once

#include <qcat/redis_link/connection.h>

#include <string>

namespace qcat::cache_redis
{

// What the server drops when it is full ("noeviction", "allkeys-lru"); empty where we may not ask.
base::Result<std::string> evictionPolicy(redis_link::Connection &connection, base::Duration timeout);

} // namespace qcat::cache_redis
