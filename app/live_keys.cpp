#include "live_keys.h"

#include <qcat/base/assert.h>
#include <qcat/domain/config_fields.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace qcat::app
{

namespace
{

constexpr std::array<std::string_view, 1> kLogging = {"level"};
constexpr std::array<std::string_view, 7> kDatabase = {"max_open_conns",    "max_idle_conns",     "min_idle_conns", "max_waiting",
                                                       "conn_max_lifetime", "conn_max_idle_time", "leak_after"};
constexpr std::array<std::string_view, 6> kRedis = {"pool_size",    "min_idle_conns", "dial_timeout",
                                                    "read_timeout", "write_timeout",  "max_retries"};

bool isOneOf(std::span<const std::string_view> keys, std::string_view path, std::string_view section)
{
    return path.starts_with(section) && std::ranges::find(keys, path.substr(section.size())) != keys.end();
}

template <typename Section>
void take(std::span<const std::string_view> keys, const Section &from, Section &to)
{
    for (const auto &field : domain::configFields<Section>())
        if (std::ranges::find(keys, field.key) != keys.end()) {
            const bool isSet = field.set(to, field.get(from));
            QCAT_ASSERT(isSet);
        }
}

} // namespace

bool isAppliedByReload(const std::string &path)
{
    return isOneOf(kLogging, path, "logging.") || isOneOf(kDatabase, path, "database.") ||
           isOneOf(kRedis, path, "redis.");
}

void takeLiveKeys(const domain::Config &from, domain::Config &to)
{
    take(kLogging, from.logging, to.logging);
    take(kDatabase, from.database, to.database);
    take(kRedis, from.redis, to.redis);
}

} // namespace qcat::app
