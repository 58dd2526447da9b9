#include "minute_candles.h"

#include "capped.h"

#include <algorithm>

namespace qcat::trading
{

namespace
{

constexpr base::Duration kMinute = std::chrono::minutes(1);

} // namespace

void MinuteCandles::add(const domain::MarketEvent &trade, base::WallTime seenSince)
{
    const base::WallTime start{trade.eventTime.ns - trade.eventTime.ns % kMinute.count()};
    if (start < seenSince || start < m_toldUntil)
        return;
    auto place = std::find_if(m_open.begin(), m_open.end(), [&](const MinuteCandle &c) { return c.start >= start; });
    if (place == m_open.end() || place->start != start)
        place = m_open.insert(place, {start, trade.price, trade.price, trade.price, trade.price, {}, {}, {}, 0});
    place->high = std::max(place->high, trade.price);
    place->low = std::min(place->low, trade.price);
    place->close = trade.price;
    place->volume = cappedSum(place->volume, trade.quantity);
    place->quoteVolume = cappedSum(place->quoteVolume, cappedProduct(trade.price, trade.quantity));
    if (trade.takerSide == domain::Side::Buy)
        place->takerBuyVolume = cappedSum(place->takerBuyVolume, trade.quantity);
    ++place->trades;
}

void MinuteCandles::finish(base::WallTime now, std::vector<MinuteCandle> &into)
{
    while (!m_open.empty() && m_open.front().start + kMinute + kGrace <= now) {
        into.push_back(m_open.front());
        m_open.pop_front();
    }
    m_toldUntil = std::max(m_toldUntil, base::WallTime{(now.ns - kGrace.count()) / kMinute.count() * kMinute.count()});
}

} // namespace qcat::trading
