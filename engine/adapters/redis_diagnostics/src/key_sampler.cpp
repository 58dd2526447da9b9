#include "key_sampler.h"

#include "lists.h"

#include <qcat/redis_diagnostics/info.h>

#include <algorithm>
#include <functional>

namespace qcat::redis_diagnostics
{

using domain::redis::BigKey;
using redis_link::Reply;
using namespace std::chrono_literals;

namespace
{

constexpr std::size_t kMostKeys = 50;
constexpr const char *kStep = "100";
constexpr const char *kElements = "5"; // of a collection that its size is estimated from

} // namespace

base::Status KeySampler::sample(redis_link::Connection &connection, base::Deadline until, base::Duration timeout)
{
    do {
        const auto replies = connection.pipeline({{"SCAN", m_cursor, "COUNT", kStep}, {"DBSIZE"}}, timeout);
        if (!replies)
            return replies.error();
        const Reply &scan = (*replies)[0];
        if (scan.isError())
            return connection.errorOf(scan);
        if (scan.items.size() != 2 || !scan.items[0].isText())
            return {};
        m_cursor = scan.items[0].text;
        m_found.keys = (*replies)[1].integer;
        if (auto measured = measure(connection, scan.items[1].items, timeout); !measured)
            return measured;
        m_found.passComplete = m_cursor == "0";
    } while (!m_found.passComplete && !until.isPassed());
    return {};
}

base::Status KeySampler::measure(redis_link::Connection &connection, const std::vector<Reply> &keys,
                                 base::Duration timeout)
{
    std::vector<redis_link::Command> asks;
    for (const Reply &key : keys) {
        asks.push_back({"MEMORY", "USAGE", key.text, "SAMPLES", kElements});
        asks.push_back({"TYPE", key.text});
        asks.push_back({"PTTL", key.text});
    }
    const auto answers = connection.pipeline(asks, timeout);
    if (!answers)
        return answers.error();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Reply &size = (*answers)[3 * i], &type = (*answers)[3 * i + 1], &ttl = (*answers)[3 * i + 2];
        if (size.isError())
            return connection.errorOf(size);
        if (!size.isInteger()) // gone since the SCAN
            continue;
        ++m_found.sampled;
        const bool forEver = ttl.isInteger() && ttl.integer == -1;
        m_found.withoutTtl += forEver;
        keep({printable(keys[i].text), printable(type.text, 40), size.integer,
              forEver ? std::nullopt : std::optional(scaled(ttl.integer, 1ms))});
    }
    return {};
}

void KeySampler::keep(BigKey key)
{
    auto &rows = m_found.largest.rows;
    // SCAN may bring a key twice
    if (std::ranges::find(rows, key.key, &BigKey::key) != rows.end())
        return;
    if (rows.size() == kMostKeys && rows.back().bytes >= key.bytes)
        return;
    rows.insert(std::ranges::upper_bound(rows, key.bytes, std::greater<>(), &BigKey::bytes), std::move(key));
    rows.resize(std::min(rows.size(), kMostKeys));
    m_found.largest.total = m_found.sampled;
}

} // namespace qcat::redis_diagnostics
