#include <qcat/feed/synthetic_feed.h>

#include "file_digest.h"
#include "synthetic_market.h"
#include "usual_prices.h"

#include <algorithm>
#include <utility>

namespace qcat::feed
{

using base::Decimal;

namespace
{

struct Usual {
    std::string_view symbol;
    std::string_view baseAsset;
    std::int64_t price; // raw, like the next two
    std::int64_t tick;
    std::int64_t step;
};

constexpr Usual kUsual[] = {
    {"BTCUSDT", "BTC", 60'000 * Decimal::kOne, 10'000'000, 100'000},
    {"ETHUSDT", "ETH", 2'600 * Decimal::kOne, 1'000'000, 100'000},
    {"BNBUSDT", "BNB", 520 * Decimal::kOne, 1'000'000, 1'000'000},
    {"SOLUSDT", "SOL", 150 * Decimal::kOne, 1'000'000, Decimal::kOne},
    {"XRPUSDT", "XRP", 60'000'000, 10'000, 10'000'000},
};
constexpr Usual kAnyOther = {"", "", 100 * Decimal::kOne, 1'000'000, 1'000'000};

const Usual &usual(std::string_view symbol)
{
    const auto *const found =
        std::find_if(std::begin(kUsual), std::end(kUsual), [&](const Usual &u) { return u.symbol == symbol; });
    return found == std::end(kUsual) ? kAnyOther : *found;
}

} // namespace

Decimal usualPrice(std::string_view symbol)
{
    return Decimal::fromRaw(usual(symbol).price);
}

domain::Instrument syntheticInstrument(std::string_view venue, std::string_view symbol)
{
    const Usual &known = usual(symbol);
    domain::Instrument instrument;
    instrument.venue = venue;
    instrument.symbol = symbol;
    instrument.baseAsset = known.baseAsset;
    if (instrument.baseAsset.empty())
        instrument.baseAsset = symbol.ends_with("USDT") ? symbol.substr(0, symbol.size() - 4) : symbol;
    instrument.quoteAsset = "USDT";
    instrument.tickSize = Decimal::fromRaw(known.tick);
    instrument.quantityStep = instrument.minQuantity = Decimal::fromRaw(known.step);
    return instrument;
}

base::Result<std::unique_ptr<SyntheticFeed>> SyntheticFeed::create(domain::Universe universe, SyntheticConfig config)
{
    if (universe.instruments.empty())
        return base::Error{"feed.no_instrument", "a synthetic market needs at least one instrument"};
    if (config.eventsPerSecond < 1 || config.eventsPerSecond > 100'000)
        return base::Error{"feed.bad_rate", "a synthetic market makes 1 to 100000 events a second, not " +
                                                std::to_string(config.eventsPerSecond)}
            .with("rate", std::to_string(config.eventsPerSecond));
    return std::unique_ptr<SyntheticFeed>(new SyntheticFeed(std::move(universe), config));
}

SyntheticFeed::SyntheticFeed(domain::Universe universe, SyntheticConfig config)
    : m_universe(std::move(universe)), m_config(config)
{
    for (std::size_t i = 0; i < m_universe.instruments.size(); ++i)
        m_markets.emplace_back(m_universe.instruments[i], domain::InstrumentId{std::uint16_t(i)}, config.seed,
                               config.eventsPerSecond, config.start);
}

SyntheticFeed::~SyntheticFeed() = default;

base::Result<SyntheticFeed::Step> SyntheticFeed::next(domain::MarketEvent &into)
{
    constexpr auto kLatency = base::Duration(2'000'000);
    const auto market = std::min_element(m_markets.begin(), m_markets.end(),
                                         [](const auto &a, const auto &b) { return a.nextTime() < b.nextTime(); });
    m_lastTime = std::max(market->nextTime(), m_lastTime + base::Duration(1));
    into.eventTime = m_lastTime;
    into.receivedAt = m_lastTime + kLatency;
    market->speak(into);
    ++m_position;
    return Step::Event;
}

base::Status SyntheticFeed::skipTo(std::uint64_t position)
{
    if (position < m_position)
        return base::Error{"feed.no_such_position", "a synthetic market cannot go back from event " +
                                                        std::to_string(m_position) + " to " + std::to_string(position)};
    domain::MarketEvent skipped;
    while (m_position < position)
        if (const auto step = next(skipped); !step)
            return step.error();
    return {};
}

std::string SyntheticFeed::digest() const
{
    std::string text = "synthetic 1 seed " + std::to_string(m_config.seed) + " rate " +
                       std::to_string(m_config.eventsPerSecond) + " start " + std::to_string(m_config.start.ns);
    for (const auto &instrument : m_universe.instruments)
        text += " | " + instrument.venue + " " + instrument.symbol + " " + instrument.tickSize.toString() + " " +
                instrument.quantityStep.toString();
    return sha256Of(text);
}

} // namespace qcat::feed
