#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/instrument.h>
#include <qcat/domain/market.h>

#include <string>
#include <string_view>
#include <vector>

namespace qcat::feed
{

struct FrameFields;

// A symbol as a venue's messages spell it, and what it is to us.
struct FeedSymbol {
    std::string symbol;
    domain::InstrumentId instrument;
    domain::BookChain chain = domain::BookChain::PreviousId;
};

// Turns one message of Binance (USD-M, COIN-M or spot; combined stream, raw stream or REST depth snapshot) into a
// MarketEvent. A message is taken whole or refused with an Error that names the field, what stands there and what would
// be right; unknown fields are skipped. Not thread-safe; allocates nothing once the event's vectors have grown.
class FrameParser
{
public:
    // Event: `into` is filled. Ignored: well-formed and not ours (another symbol, another kind, a print outside the
    // market).
    enum class Parsed { Event, Ignored };

    // Learn: symbols met are added, numbered in the order of their appearance. For finding out what a recording holds.
    enum class Unknown { Ignore, Learn };

    explicit FrameParser(std::vector<FeedSymbol> symbols, Unknown unknown = Unknown::Ignore);

    // Messages without a time of their own (spot tickers, snapshots) get the last one seen, `receivedAt` before there
    // was any.
    base::Result<Parsed> parse(std::string_view frame, base::WallTime receivedAt, domain::MarketEvent &into);

    const std::vector<FeedSymbol> &symbols() const { return m_symbols; }

private:
    base::Result<Parsed> toDiff(const FrameFields &fields, domain::MarketEvent &into);
    base::Result<Parsed> toTicker(const FrameFields &fields, domain::MarketEvent &into);
    base::Result<Parsed> toTrade(const FrameFields &fields, domain::MarketEvent &into);
    base::Result<Parsed> toMarkPrice(const FrameFields &fields, domain::MarketEvent &into);
    base::Status addFunding(const FrameFields &fields, domain::MarketEvent &into);
    base::Result<Parsed> toSnapshot(const FrameFields &fields, domain::MarketEvent &into);
    base::Result<Parsed> finish(const FrameFields &fields, domain::MarketEvent &into);
    // Null where the symbol is not ours.
    FeedSymbol *find(std::string_view symbol);
    base::Status stamp(const FrameFields &fields, domain::MarketEvent &into);

    std::vector<FeedSymbol> m_symbols;
    std::vector<bool>
        m_hasTrades; // by place in m_symbols: trades are told one by one, so aggregates would count them twice
    Unknown m_unknown;
    std::size_t m_lastFound = 0;
    base::WallTime m_lastEventTime;
};

} // namespace qcat::feed
