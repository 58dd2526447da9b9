#pragma once

#include <qcat/domain/ids.h>

#include <deque>
#include <string>
#include <unordered_set>
#include <vector>

namespace qcat::trading
{

// Makes fills unique: a venue may report one more than once (reconnect, two streams). Remembers the newest kKept of
// each instrument.
class TradeIds
{
public:
    static constexpr std::size_t kKept = 100'000;

    explicit TradeIds(std::size_t instruments) : m_seen(instruments) {}

    // False for one that was seen before.
    [[nodiscard]] bool insert(domain::InstrumentId instrument, const std::string &tradeId);

private:
    struct Seen {
        std::unordered_set<std::string> ids;
        std::deque<std::string> order;
    };
    std::vector<Seen> m_seen; // by InstrumentId
};

} // namespace qcat::trading
