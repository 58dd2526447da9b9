#include "synthetic_market.h"

#include "usual_prices.h"

#include <algorithm>

namespace qcat::feed
{

using domain::MarketEvent;
using domain::MarketKind;
using domain::Side;

namespace
{

constexpr std::size_t kDepth = 60;                 // levels a side
constexpr std::int64_t kLargestMove = 20;          // ticks
constexpr std::int64_t kLargestNotional = 150'000; // quote asset, a level

constexpr auto kFundingRate = base::Decimal::fromRaw(10'000); // 0.01 %, where most contracts stand most of the time
constexpr std::int64_t kFundingInterval = 8 * 3600 * 1'000'000'000ll; // at 00:00, 08:00 and 16:00 UTC

} // namespace

SyntheticMarket::SyntheticMarket(const domain::Instrument &instrument, domain::InstrumentId id, std::uint64_t seed,
                                 int eventsPerSecond, base::WallTime start)
    : m_id(id), m_tick(instrument.tickSize.raw()), m_step(instrument.quantityStep.raw()), m_chain(instrument.bookChain),
      m_dice(seed ^ (0x5DEECE66Du * (std::uint64_t(id.value) + 1))), m_meanInterval(1'000'000'000 / eventsPerSecond),
      m_nextTime(start)
{
    const base::Decimal usual = usualPrice(instrument.symbol);
    const base::Decimal stepValue = base::multiply(usual, instrument.quantityStep, base::Rounding::Up);
    m_homeBid = m_bestBid = std::max(usual.raw() / m_tick, std::int64_t(1000));
    // A fifth of a basis point a move: about one basis point a second, three per cent a day.
    m_deviation = std::clamp(m_homeBid / 50'000, std::int64_t(1), kLargestMove / 2);
    m_largest =
        std::clamp(kLargestNotional * base::Decimal::kOne / stepValue.raw(), std::int64_t(10), std::int64_t(1'000'000));
    for (std::size_t i = 0; i < kDepth; ++i) {
        m_bids.push_back(drawQuantity());
        m_asks.push_back(drawQuantity());
    }
}

void SyntheticMarket::speak(MarketEvent &into)
{
    into.instrument = m_id;
    into.bids.clear();
    into.asks.clear();
    into.firstUpdateId = into.lastUpdateId = into.previousUpdateId = into.tradeId = 0;
    into.price = into.quantity = into.fundingRate = base::Decimal();
    into.nextFundingTime = {};
    into.takerSide = Side::Buy;
    ++m_spoken;
    if (!m_hasSnapshot)
        tellSnapshot(into);
    else if (!m_moveTold)
        tellMove(into);
    else if (m_spoken % 50 == 0)
        tellMarkPrice(into);
    else if (m_spoken % 4 == 1)
        tellTicker(into);
    else if (m_dice.oneIn(3))
        tellQuantities(into);
    else
        tellTrade(into);
    scheduleNext();
}

void SyntheticMarket::tellSnapshot(MarketEvent &into)
{
    m_hasSnapshot = true;
    into.kind = MarketKind::BookSnapshot;
    into.lastUpdateId = m_updateId;
    for (std::size_t i = 0; i < kDepth; ++i) {
        into.bids.push_back({price(bidAt(i)), quantity(m_bids[i])});
        into.asks.push_back({price(askAt(i)), quantity(m_asks[i])});
    }
}

// A taker sweeps the levels that the next diff then takes away; where nothing moves he takes a part of the best.
void SyntheticMarket::tellTrade(MarketEvent &into)
{
    planMove();
    const bool up = m_plannedMove > 0 || (m_plannedMove == 0 && m_dice.oneIn(2));
    const auto &levels = up ? m_asks : m_bids;
    const auto swept = std::size_t(std::max<std::int64_t>(1, std::abs(m_plannedMove)));
    std::int64_t steps = 0;
    for (std::size_t i = 0; i + 1 < swept; ++i)
        steps += levels[i];
    steps += 1 + m_dice.below(levels[swept - 1]);
    into.kind = MarketKind::Trade;
    into.takerSide = up ? Side::Buy : Side::Sell;
    into.price = price(up ? askAt(swept - 1) : bidAt(swept - 1));
    into.quantity = quantity(steps);
    into.tradeId = ++m_tradeId;
    m_moveTold = false;
}

void SyntheticMarket::tellMove(MarketEvent &into)
{
    beginDiff(into);
    if (m_plannedMove > 0)
        moveUp(m_plannedMove, into);
    else if (m_plannedMove < 0)
        moveDown(-m_plannedMove, into);
    else
        tellQuantities(into);
    m_moveTold = true;
}

void SyntheticMarket::moveUp(std::int64_t ticks, MarketEvent &into)
{
    for (std::int64_t i = 0; i < ticks; ++i) {
        into.asks.push_back({price(askAt(0)), {}});
        into.bids.push_back({price(bidAt(kDepth - 1)), {}});
        m_asks.pop_front();
        m_bids.pop_back();
        ++m_bestBid;
        m_bids.push_front(drawQuantity());
        m_asks.push_back(drawQuantity());
    }
    for (std::size_t i = 0; i < std::size_t(ticks); ++i) {
        into.bids.push_back({price(bidAt(i)), quantity(m_bids[i])});
        into.asks.push_back({price(askAt(kDepth - 1 - i)), quantity(m_asks[kDepth - 1 - i])});
    }
}

void SyntheticMarket::moveDown(std::int64_t ticks, MarketEvent &into)
{
    for (std::int64_t i = 0; i < ticks; ++i) {
        into.bids.push_back({price(bidAt(0)), {}});
        into.asks.push_back({price(askAt(kDepth - 1)), {}});
        m_bids.pop_front();
        m_asks.pop_back();
        --m_bestBid;
        m_asks.push_front(drawQuantity());
        m_bids.push_back(drawQuantity());
    }
    for (std::size_t i = 0; i < std::size_t(ticks); ++i) {
        into.asks.push_back({price(askAt(i)), quantity(m_asks[i])});
        into.bids.push_back({price(bidAt(kDepth - 1 - i)), quantity(m_bids[kDepth - 1 - i])});
    }
}

// A few levels change their size, mostly near the top.
void SyntheticMarket::tellQuantities(MarketEvent &into)
{
    if (into.kind != MarketKind::BookDiff || into.lastUpdateId == 0)
        beginDiff(into);
    for (auto changes = 1 + m_dice.below(4); changes > 0; --changes) {
        const auto depth = std::size_t(m_dice.below(1 + m_dice.below(std::int64_t(kDepth))));
        const bool bid = m_dice.oneIn(2);
        (bid ? m_bids : m_asks)[depth] = drawQuantity();
        auto &told = bid ? into.bids : into.asks;
        told.push_back({price(bid ? bidAt(depth) : askAt(depth)), quantity((bid ? m_bids : m_asks)[depth])});
    }
}

void SyntheticMarket::tellTicker(MarketEvent &into)
{
    into.kind = MarketKind::Ticker;
    into.lastUpdateId = m_updateId;
    into.bids.push_back({price(bidAt(0)), quantity(m_bids[0])});
    into.asks.push_back({price(askAt(0)), quantity(m_asks[0])});
}

void SyntheticMarket::tellMarkPrice(MarketEvent &into)
{
    into.kind = MarketKind::MarkPrice;
    into.price = price(bidAt(0));
    if (m_chain == domain::BookChain::NextId)
        return; // spot knows no funding
    into.fundingRate = kFundingRate;
    into.nextFundingTime = {(m_nextTime.ns / kFundingInterval + 1) * kFundingInterval};
}

void SyntheticMarket::beginDiff(MarketEvent &into)
{
    m_previousUpdateId = m_updateId;
    m_updateId += std::uint64_t(1 + m_dice.below(20));
    into.kind = MarketKind::BookDiff;
    into.firstUpdateId = m_previousUpdateId + 1;
    into.lastUpdateId = m_updateId;
    into.previousUpdateId = m_chain == domain::BookChain::PreviousId ? m_previousUpdateId : 0;
}

void SyntheticMarket::planMove()
{
    if (m_dice.oneIn(600))
        changeRegime();
    const std::int64_t drift = (m_drift + m_dice.below(100)) / 100;
    m_plannedMove = std::clamp(m_dice.around0(m_deviation) + drift, -kLargestMove, kLargestMove);
}

// Trends come and go; far from home they lead back, so that the walk stays near its usual price for years.
void SyntheticMarket::changeRegime()
{
    const std::int64_t strength = m_deviation * 25;
    m_drift = m_dice.below(2 * strength + 1) - strength;
    const std::int64_t away = m_bestBid - m_homeBid;
    if (std::abs(away) > m_homeBid / 20)
        m_drift = away > 0 ? -strength : strength;
}

// Bursts of a few dozen events come ten times as fast; what they save is spent in the quiet, so that the mean holds.
void SyntheticMarket::scheduleNext()
{
    if (m_burst == 0 && m_dice.oneIn(200))
        m_burst = 40;
    std::int64_t interval = m_meanInterval / 2 + m_dice.below(m_meanInterval + 1);
    if (m_burst > 0) {
        --m_burst;
        interval /= 10;
    } else {
        interval += interval * 18 / 100; // 40 events in 240 at a tenth leave 0.18 each to the other 200
    }
    m_nextTime = m_nextTime + base::Duration(interval + 1);
}

// Most levels are small, a few are large.
std::int64_t SyntheticMarket::drawQuantity()
{
    const std::int64_t bound = 1 + m_dice.below(m_largest);
    return 1 + m_dice.below(bound);
}

} // namespace qcat::feed
