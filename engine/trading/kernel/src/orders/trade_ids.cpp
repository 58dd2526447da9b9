#include "trade_ids.h"

namespace qcat::trading
{

bool TradeIds::insert(domain::InstrumentId instrument, const std::string &tradeId)
{
    Seen &seen = m_seen.at(instrument.value);
    if (!seen.ids.insert(tradeId).second)
        return false;
    seen.order.push_back(tradeId);
    if (seen.order.size() > kKept) {
        seen.ids.erase(seen.order.front());
        seen.order.pop_front();
    }
    return true;
}

} // namespace qcat::trading
