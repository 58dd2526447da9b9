#include "server_policy.h"

#include <qcat/redis_link/redis_error.h>

namespace qcat::cache_redis
{

base::Result<std::string> evictionPolicy(redis_link::CommandPool &pool, const pool::Request &request)
{
    const auto reply = pool.call(request, {"INFO", "memory"}, redis_link::Repeat::Harmless);
    if (!reply && reply.error().code == redis_link::codes::kPermission)
        return std::string();
    if (!reply)
        return reply.error();
    constexpr std::string_view kName = "maxmemory_policy:";
    const std::size_t at = reply->text.find(kName);
    if (at == std::string::npos)
        return std::string();
    const std::size_t begin = at + kName.size();
    return reply->text.substr(begin, reply->text.find_first_of("\r\n", begin) - begin);
}

} // namespace qcat::cache_redis
