#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/domain/market.h>

#include <cstdint>
#include <deque>

namespace qcat::feed
{

// Integers only, so that every machine draws the same numbers (SplitMix64).
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    // 0 .. below - 1
    std::int64_t below(std::int64_t bound) { return std::int64_t(next() % std::uint64_t(bound)); }
    bool oneIn(std::int64_t n) { return below(n) == 0; }
    // Roughly normal about 0 with the given standard deviation: the sum of four even throws.
    std::int64_t around0(std::int64_t deviation)
    {
        const std::int64_t width = deviation * 2 + 1;
        return (below(width) + below(width) + below(width) + below(width) - 2 * (width - 1)) * 7 / 8;
    }

private:
    std::uint64_t m_state;
};

// One instrument of the synthetic market: its price, its book and when it speaks next.
class SyntheticMarket
{
public:
    SyntheticMarket(const domain::Instrument &instrument, domain::InstrumentId id, std::uint64_t seed,
                    int eventsPerSecond, base::WallTime start);

    base::WallTime nextTime() const { return m_nextTime; }
    // Fills `into` except for its times, and moves on to the next.
    void speak(domain::MarketEvent &into);

private:
    void tellSnapshot(domain::MarketEvent &into);
    void tellTrade(domain::MarketEvent &into);
    void tellMove(domain::MarketEvent &into);
    void tellQuantities(domain::MarketEvent &into);
    void tellTicker(domain::MarketEvent &into);
    void tellMarkPrice(domain::MarketEvent &into);
    void beginDiff(domain::MarketEvent &into);
    void planMove();
    void changeRegime();
    void scheduleNext();
    void moveUp(std::int64_t ticks, domain::MarketEvent &into);
    void moveDown(std::int64_t ticks, domain::MarketEvent &into);

    base::Decimal price(std::int64_t ticks) const { return base::Decimal::fromRaw(ticks * m_tick); }
    base::Decimal quantity(std::int64_t steps) const { return base::Decimal::fromRaw(steps * m_step); }
    std::int64_t bidAt(std::size_t depth) const { return m_bestBid - std::int64_t(depth); }
    std::int64_t askAt(std::size_t depth) const { return m_bestBid + 1 + std::int64_t(depth); }
    std::int64_t drawQuantity();

    domain::InstrumentId m_id;
    std::int64_t m_tick;
    std::int64_t m_step;
    domain::BookChain m_chain;
    Dice m_dice;
    std::int64_t m_meanInterval; // ns
    base::WallTime m_nextTime;
    std::int64_t m_homeBid;   // ticks: where the walk began and is pulled back to
    std::int64_t m_bestBid;   // ticks; the best ask is one tick above
    std::int64_t m_deviation; // ticks a move
    std::int64_t m_drift = 0; // ticks a hundred moves: the trend
    std::int64_t m_largest;   // steps a level
    int m_burst = 0;          // events left in a burst
    std::int64_t m_plannedMove = 0;
    bool m_moveTold = true; // the trade of the planned move was told, the book not yet
    bool m_hasSnapshot = false;
    std::uint64_t m_updateId = 1'000'000;
    std::uint64_t m_previousUpdateId = 1'000'000;
    std::uint64_t m_tradeId = 0;
    std::uint64_t m_spoken = 0;
    std::deque<std::int64_t> m_bids; // steps, best first
    std::deque<std::int64_t> m_asks;
};

} // namespace qcat::feed
