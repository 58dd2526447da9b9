#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/instrument.h>
#include <qcat/trading_ports/market_feed.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace qcat::feed
{

class SyntheticMarket;

// Tick, step and fees as Binance USD-M has them for the usual symbols, plausible ones for any other.
domain::Instrument syntheticInstrument(std::string_view venue, std::string_view symbol);

struct SyntheticConfig {
    std::uint64_t seed = 1;
    int eventsPerSecond = 50; // each instrument, on average; bursts are ten times as fast
    base::WallTime start{1'723'161'255'000'000'000};
};

// A market without a venue: each instrument walks randomly about its usual price with trends, bursts, trades that eat
// the levels the book then loses, and a gap-free chain of diffs behind one snapshot. Endless; event times strictly
// advance. The same seed, universe and configuration give the same events.
class SyntheticFeed : public trading::MarketFeed
{
public:
    // Refuses an empty universe and fewer than 1 or more than 100000 events a second.
    static base::Result<std::unique_ptr<SyntheticFeed>> create(domain::Universe universe, SyntheticConfig config);
    ~SyntheticFeed() override;

    base::Result<Step> next(domain::MarketEvent &into) override;
    std::uint64_t position() const override { return m_position; }
    base::Status skipTo(std::uint64_t position) override;
    double progress() const override { return 0; }
    std::string digest() const override;

private:
    SyntheticFeed(domain::Universe universe, SyntheticConfig config);

    domain::Universe m_universe;
    SyntheticConfig m_config;
    std::vector<SyntheticMarket> m_markets;
    std::uint64_t m_position = 0;
    base::WallTime m_lastTime;
};

} // namespace qcat::feed
