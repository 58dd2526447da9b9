#include "market_source.h"

#include <qcat/feed/recording.h>
#include <qcat/feed/replay_feed.h>
#include <qcat/feed/synthetic_feed.h>

#include <algorithm>

namespace qcat::runtime
{

namespace
{

constexpr auto kSyntheticVenue = "binance-usdm";

std::vector<domain::Account> accountsOf(const domain::Config &config)
{
    std::vector<domain::Account> accounts;
    for (const auto &account : config.exchange.accounts)
        accounts.push_back({account.venue, account.name, account.startBalance});
    return accounts;
}

bool isInUniverse(const domain::Universe &universe, const std::string &symbol)
{
    return std::any_of(universe.instruments.begin(), universe.instruments.end(), [&](const auto &i) { return i.symbol == symbol; });
}

// The built-in strategies trade BTCUSDT; on a recording of something else they trade its first instrument instead. Strategies that
// somebody configured are taken at their word.
base::Result<std::vector<domain::StrategyInstanceConfig>> strategiesFor(const domain::Universe &universe, const domain::Config &config)
{
    auto strategies = config.strategy.instances;
    const bool builtIn = strategies == domain::StrategyConfig{}.instances;
    for (auto &strategy : strategies) {
        if (isInUniverse(universe, strategy.symbol))
            continue;
        if (!builtIn)
            return base::Error{"strategy.no_market", "strategy " + strategy.id + " trades " + strategy.symbol +
                                                         ", which " + config.market.recording + " does not hold"}
                .with("strategy", strategy.id)
                .with("symbol", strategy.symbol);
        strategy.symbol = universe.instruments.front().symbol;
    }
    return strategies;
}

base::Status usable(const feed::Recording &recording)
{
    if (recording.firstBadLine)
        return *recording.firstBadLine;
    return recording.booksCanBeBuilt();
}

base::Result<MarketSource> openRecording(const domain::Config &config)
{
    const auto recording = feed::describeRecording(config.market.recording);
    if (!recording)
        return recording.error();
    if (auto status = usable(*recording); !status)
        return status.error();

    MarketSource source;
    source.replay = true;
    source.speed = config.market.speed;
    source.digest = recording->digest;
    source.universe.accounts = accountsOf(config);
    // A replay's orders are kept apart from those of the account that it is played on.
    for (auto &account : source.universe.accounts)
        account.venue = "replay-" + recording->digest.substr(0, 12);
    for (const auto &recorded : recording->instruments)
        source.universe.instruments.push_back(recorded.instrument);

    auto strategies = strategiesFor(source.universe, config);
    if (!strategies)
        return strategies.error();
    source.strategies = std::move(strategies).value();
    auto feed = feed::ReplayFeed::open(*recording, source.universe);
    if (!feed)
        return feed.error();
    source.feed = std::move(feed).value();
    return source;
}

base::Result<MarketSource> openSynthetic(const domain::Config &config, base::WallTime now)
{
    MarketSource source;
    source.universe.accounts = accountsOf(config);
    for (const auto &symbol : config.market.symbols)
        source.universe.instruments.push_back(feed::syntheticInstrument(kSyntheticVenue, symbol));
    source.strategies = config.strategy.instances;
    feed::SyntheticConfig market;
    market.seed = config.market.seed;
    market.eventsPerSecond = config.market.eventsPerSecond;
    market.start = now;
    auto feed = feed::SyntheticFeed::create(source.universe, market);
    if (!feed)
        return feed.error();
    source.feed = std::move(feed).value();
    return source;
}

} // namespace

base::Result<MarketSource> openMarketSource(const domain::Config &config, base::WallTime now)
{
    return config.market.source == domain::MarketSource::Replay ? openRecording(config) : openSynthetic(config, now);
}

} // namespace qcat::runtime
