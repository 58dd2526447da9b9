#include <qcat/feed/frame_parser.h>

#include "frame_errors.h"
#include "frame_reader.h"

#include <utility>

namespace qcat::feed
{

using base::Decimal;
using domain::BookChain;
using domain::MarketEvent;
using domain::MarketKind;
using F = FrameFields;
using Parsed = FrameParser::Parsed;

namespace
{

constexpr std::size_t kMaxLearned = 2'000; // more than any venue lists; a file of noise must not fill the memory

void clear(MarketEvent &event)
{
    event.bids.clear();
    event.asks.clear();
    event.firstUpdateId = event.lastUpdateId = event.previousUpdateId = event.tradeId = 0;
    event.price = event.quantity = event.fundingRate = Decimal();
    event.nextFundingTime = {};
    event.takerSide = domain::Side::Buy;
}

// An empty side of a ticker is told as price and quantity zero.
bool putSide(std::vector<domain::Level> &side, std::int64_t price, std::int64_t quantity)
{
    if (price == 0 && quantity == 0)
        return true;
    side.push_back({Decimal::fromRaw(price), Decimal::fromRaw(quantity)});
    return price > 0;
}

bool isPlausible(std::uint64_t ms)
{
    constexpr std::uint64_t kEarliestMs = 978'307'200'000; // 2001
    constexpr std::uint64_t kLatestMs = 4'102'444'800'000; // 2100
    return ms >= kEarliestMs && ms < kLatestMs;
}

} // namespace

FrameParser::FrameParser(std::vector<FeedSymbol> symbols, Unknown unknown)
    : m_symbols(std::move(symbols)), m_hasTrades(m_symbols.size(), false), m_unknown(unknown)
{
}

base::Result<Parsed> FrameParser::parse(std::string_view frame, base::WallTime receivedAt, MarketEvent &into)
{
    clear(into);
    into.receivedAt = receivedAt;
    if (frame.empty() || frame.back() != '}')
        return base::Error{"feed.malformed", "not a message of the venue: it does not end with '}'"};
    FrameReader reader(frame, into);
    if (!reader.read())
        return unreadable(frame, reader);
    const FrameFields &fields = reader.fields();
    switch (fields.kind) {
    case F::Kind::Diff:
        return toDiff(fields, into);
    case F::Kind::Ticker:
        return toTicker(fields, into);
    case F::Kind::Trade:
    case F::Kind::AggregateTrade:
        return toTrade(fields, into);
    case F::Kind::MarkPrice:
        return toMarkPrice(fields, into);
    case F::Kind::Other:
        return Parsed::Ignored;
    case F::Kind::None:
        break;
    }
    if (fields.has(F::SnapshotId))
        return toSnapshot(fields, into);
    if (fields.has(F::BidPrice)) // spot tickers do not say what they are
        return toTicker(fields, into);
    if (fields.has(F::Answer))
        return Parsed::Ignored;
    return unknownMessage();
}

base::Result<Parsed> FrameParser::toDiff(const FrameFields &fields, MarketEvent &into)
{
    constexpr std::uint32_t needed = F::EventTime | F::Symbol | F::FirstId | F::LastId | F::BidLevels | F::AskLevels;
    if (!fields.has(needed))
        return missingField("depthUpdate", fields, needed);
    if (fields.firstId > fields.lastId)
        return badIds(fields.firstId, fields.lastId);
    into.kind = MarketKind::BookDiff;
    into.firstUpdateId = fields.firstId;
    into.lastUpdateId = fields.lastId;
    into.previousUpdateId = fields.previousId;
    FeedSymbol *const known = find(fields.symbol);
    if (known && m_unknown == Unknown::Learn && fields.has(F::PreviousId))
        known->chain = BookChain::PreviousId;
    if (known && known->chain == BookChain::PreviousId && !fields.has(F::PreviousId))
        return missingField("depthUpdate", fields, F::PreviousId);
    return finish(fields, into);
}

base::Result<Parsed> FrameParser::toTicker(const FrameFields &fields, MarketEvent &into)
{
    constexpr std::uint32_t needed =
        F::Symbol | F::LastId | F::BidPrice | F::BidQuantity | F::AskPrice | F::AskQuantity;
    if (!fields.has(needed))
        return missingField("bookTicker", fields, needed);
    into.kind = MarketKind::Ticker;
    into.lastUpdateId = fields.lastId;
    if (!putSide(into.bids, fields.bidPrice, fields.bidQuantity))
        return notPositive("bookTicker", "b");
    if (!putSide(into.asks, fields.askPrice, fields.askQuantity))
        return notPositive("bookTicker", "a");
    return finish(fields, into);
}

base::Result<Parsed> FrameParser::toTrade(const FrameFields &fields, MarketEvent &into)
{
    const bool aggregate = fields.kind == F::Kind::AggregateTrade;
    const char *const name = aggregate ? "aggTrade" : "trade";
    const std::uint32_t id = aggregate ? F::AggregateId : F::TradeId;
    const std::uint32_t needed = F::EventTime | F::Symbol | F::Price | F::Quantity | F::BuyerIsMaker | id;
    if (!fields.has(needed))
        return missingField(name, fields, needed);
    if (fields.has(F::PrintKind) && fields.printKind != "MARKET")
        return Parsed::Ignored; // insurance fund and the like: nobody could have traded there
    if (fields.price == 0)
        return notPositive(name, "p");
    into.kind = MarketKind::Trade;
    into.price = Decimal::fromRaw(fields.price);
    into.quantity = Decimal::fromRaw(fields.quantity);
    into.takerSide = fields.buyerIsMaker ? domain::Side::Sell : domain::Side::Buy;
    into.tradeId = aggregate ? fields.aggregateId : fields.tradeId;
    if (!aggregate && find(fields.symbol))
        m_hasTrades[m_lastFound] = true;
    else if (aggregate && find(fields.symbol) && m_hasTrades[m_lastFound])
        return Parsed::Ignored;
    return finish(fields, into);
}

base::Result<Parsed> FrameParser::toMarkPrice(const FrameFields &fields, MarketEvent &into)
{
    constexpr std::uint32_t needed = F::EventTime | F::Symbol | F::Price;
    if (!fields.has(needed))
        return missingField("markPriceUpdate", fields, needed);
    if (fields.price == 0)
        return notPositive("markPriceUpdate", "p");
    into.kind = MarketKind::MarkPrice;
    into.price = Decimal::fromRaw(fields.price);
    if (auto funding = addFunding(fields, into); !funding)
        return funding.error();
    return finish(fields, into);
}

// A contract with a delivery date has none: its rate is empty and its time 0.
base::Status FrameParser::addFunding(const FrameFields &fields, MarketEvent &into)
{
    if (!fields.has(F::FundingRate | F::TransactionTime) || fields.fundingRate.empty() || fields.transactionMs == 0)
        return {};
    const auto rate = Decimal::parse(fields.fundingRate);
    if (!rate || rate->abs() > Decimal::fromInt(1))
        return badRate(fields.fundingRate);
    if (!isPlausible(fields.transactionMs))
        return badTime(fields.transactionMs);
    into.fundingRate = *rate;
    into.nextFundingTime = {std::int64_t(fields.transactionMs) * 1'000'000};
    return {};
}

base::Result<Parsed> FrameParser::toSnapshot(const FrameFields &fields, MarketEvent &into)
{
    constexpr std::uint32_t needed = F::BidLevels | F::AskLevels;
    if (!fields.has(needed))
        return missingField("snapshot", fields, needed);
    into.kind = MarketKind::BookSnapshot;
    into.lastUpdateId = fields.snapshotId;
    if (fields.has(F::Symbol))
        return finish(fields, into);
    if (m_symbols.size() > 1)
        return snapshotWithoutSymbol();
    into.instrument = m_symbols.empty() ? domain::InstrumentId{} : m_symbols.front().instrument;
    if (auto stamped = stamp(fields, into); !stamped)
        return stamped.error();
    return Parsed::Event;
}

base::Result<Parsed> FrameParser::finish(const FrameFields &fields, MarketEvent &into)
{
    const FeedSymbol *const known = find(fields.symbol);
    if (!known)
        return Parsed::Ignored;
    into.instrument = known->instrument;
    if (auto stamped = stamp(fields, into); !stamped)
        return stamped.error();
    return Parsed::Event;
}

FeedSymbol *FrameParser::find(std::string_view symbol)
{
    if (m_lastFound < m_symbols.size() && m_symbols[m_lastFound].symbol == symbol)
        return &m_symbols[m_lastFound];
    for (std::size_t i = 0; i < m_symbols.size(); ++i) {
        if (m_symbols[i].symbol == symbol) {
            m_lastFound = i;
            return &m_symbols[i];
        }
    }
    if (m_unknown == Unknown::Ignore || symbol.empty() || m_symbols.size() == kMaxLearned)
        return nullptr;
    m_lastFound = m_symbols.size();
    m_symbols.push_back({std::string(symbol), {std::uint16_t(m_lastFound)}, BookChain::NextId});
    m_hasTrades.push_back(false);
    return &m_symbols.back();
}

base::Status FrameParser::stamp(const FrameFields &fields, MarketEvent &into)
{
    const bool timed = fields.has(F::EventTime) || fields.has(F::TransactionTime);
    if (!timed) {
        into.eventTime = m_lastEventTime.isValid() ? m_lastEventTime : into.receivedAt;
        return {};
    }
    const std::uint64_t ms = fields.has(F::EventTime) ? fields.eventMs : fields.transactionMs;
    if (!isPlausible(ms))
        return badTime(ms);
    into.eventTime = {std::int64_t(ms) * 1'000'000};
    m_lastEventTime = into.eventTime;
    return {};
}

} // namespace qcat::feed
