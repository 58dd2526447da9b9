#include "frame_reader.h"

#include <optional>

namespace qcat::feed
{

using F = FrameFields;
using Mistake = FrameReader::Mistake;

namespace
{

constexpr std::int64_t kMaxPrice = 100'000'000 * base::Decimal::kOne;

F::Kind kindOf(std::string_view eventType)
{
    if (eventType == "depthUpdate")
        return F::Kind::Diff;
    if (eventType == "bookTicker")
        return F::Kind::Ticker;
    if (eventType == "trade")
        return F::Kind::Trade;
    if (eventType == "aggTrade")
        return F::Kind::AggregateTrade;
    if (eventType == "markPriceUpdate")
        return F::Kind::MarkPrice;
    return F::Kind::Other;
}

std::optional<Mistake> takeLevel(JsonCursor &json, std::vector<domain::Level> &into)
{
    std::int64_t price = 0;
    std::int64_t quantity = 0;
    if (!json.take('['))
        return Mistake::Syntax;
    if (!json.takeQuotedDecimal(price) || price <= 0 || price > kMaxPrice)
        return Mistake::Price;
    if (!json.take(','))
        return Mistake::Syntax;
    if (!json.takeQuotedDecimal(quantity))
        return Mistake::Quantity;
    if (!json.take(']'))
        return Mistake::Syntax;
    into.push_back({base::Decimal::fromRaw(price), base::Decimal::fromRaw(quantity)});
    return {};
}

std::optional<Mistake> takeLevels(JsonCursor &json, std::vector<domain::Level> &into)
{
    if (!json.take('['))
        return Mistake::Syntax;
    if (json.take(']'))
        return {};
    do {
        if (const auto mistake = takeLevel(json, into))
            return mistake;
    } while (json.take(','));
    return json.take(']') ? std::nullopt : std::optional(Mistake::Syntax);
}

} // namespace

bool FrameReader::read()
{
    return readObject(0) && (m_json.atEnd() || fail(Mistake::Syntax));
}

// Flat: a field costs hardly more than the calls to it would.
[[gnu::flatten]] bool FrameReader::readObject(int depth)
{
    if (!m_json.take('{'))
        return fail(Mistake::Syntax);
    if (m_json.take('}'))
        return true;
    do {
        if (!m_json.takeKey(m_key))
            return fail(Mistake::Syntax);
        if (!readField(depth))
            return false;
    } while (m_json.take(','));
    return m_json.take('}') || fail(Mistake::Syntax);
}

bool FrameReader::readField(int depth)
{
    // Of an event that is none of ours any field may have any shape.
    if (m_fields.kind == F::Kind::Other)
        return m_json.skipValue() || fail(Mistake::Syntax);
    return m_key.size() == 1 ? readShortField() : readLongField(depth);
}

// One letter means different things in different events; the shape of the value tells which.
bool FrameReader::readShortField()
{
    const char shape = m_json.peek();
    switch (m_key.front()) {
    case 'e':
        return readEventType();
    case 'E':
        return readNumber(F::EventTime, m_fields.eventMs);
    case 'T':
        return readNumber(F::TransactionTime, m_fields.transactionMs);
    case 's':
        return readText(F::Symbol, m_fields.symbol);
    case 'U':
        return readNumber(F::FirstId, m_fields.firstId);
    case 'u':
        return readNumber(F::LastId, m_fields.lastId);
    case 'b':
        if (shape == '[')
            return readLevels(F::BidLevels, m_event.bids);
        if (shape == '"')
            return readPrice(F::BidPrice, m_fields.bidPrice);
        break; // a trade's order id
    case 'a':
        if (shape == '[')
            return readLevels(F::AskLevels, m_event.asks);
        if (shape == '"')
            return readPrice(F::AskPrice, m_fields.askPrice);
        if (m_fields.kind == F::Kind::AggregateTrade)
            return readNumber(F::AggregateId, m_fields.aggregateId);
        break; // a trade's order id
    case 'B':
        return readQuantity(F::BidQuantity, m_fields.bidQuantity);
    case 'A':
        return readQuantity(F::AskQuantity, m_fields.askQuantity);
    case 'p':
        return readPrice(F::Price, m_fields.price);
    case 'q':
        return readQuantity(F::Quantity, m_fields.quantity);
    case 't':
        return readNumber(F::TradeId, m_fields.tradeId);
    case 'm':
        return readFlag(F::BuyerIsMaker, m_fields.buyerIsMaker);
    case 'X':
        return readText(F::PrintKind, m_fields.printKind);
    case 'r':
        if (shape == '"' && m_fields.kind == F::Kind::MarkPrice)
            return readText(F::FundingRate, m_fields.fundingRate);
        break;
    default:
        break;
    }
    return m_json.skipValue() || fail(Mistake::Syntax);
}

bool FrameReader::readLongField(int depth)
{
    if (m_key == "data" && depth == 0 && m_json.peek() == '{')
        return first(F::Data) && readObject(depth + 1);
    if (m_key == "pu")
        return readNumber(F::PreviousId, m_fields.previousId);
    if (m_key == "lastUpdateId")
        return readNumber(F::SnapshotId, m_fields.snapshotId);
    if (m_key == "bids")
        return readLevels(F::BidLevels, m_event.bids);
    if (m_key == "asks")
        return readLevels(F::AskLevels, m_event.asks);
    if (m_key == "symbol")
        return readText(F::Symbol, m_fields.symbol);
    if (m_key == "result" || m_key == "error")
        m_fields.seen |= F::Answer;
    return m_json.skipValue() || fail(Mistake::Syntax);
}

bool FrameReader::readEventType()
{
    std::string_view type;
    if (!readText(F::EventType, type))
        return false;
    m_fields.kind = kindOf(type);
    return true;
}

bool FrameReader::readLevels(F::Field field, std::vector<domain::Level> &into)
{
    if (!first(field))
        return false;
    // A cursor of its own: the compiler keeps it in registers.
    JsonCursor json = m_json;
    const auto mistake = takeLevels(json, into);
    m_json = json;
    return !mistake || fail(*mistake);
}

bool FrameReader::readText(F::Field field, std::string_view &into)
{
    return first(field) && (m_json.takeString(into) || fail(Mistake::Syntax));
}

bool FrameReader::readNumber(F::Field field, std::uint64_t &into)
{
    return first(field) && (m_json.takeNumber(into) || fail(Mistake::Number));
}

// Zero is a price only where a side of a ticker is empty; who uses the field decides.
bool FrameReader::readPrice(F::Field field, std::int64_t &into)
{
    return first(field) && ((m_json.takeQuotedDecimal(into) && into <= kMaxPrice) || fail(Mistake::Price));
}

bool FrameReader::readQuantity(F::Field field, std::int64_t &into)
{
    return first(field) && (m_json.takeQuotedDecimal(into) || fail(Mistake::Quantity));
}

bool FrameReader::readFlag(F::Field field, bool &into)
{
    return first(field) && (m_json.takeBool(into) || fail(Mistake::Syntax));
}

bool FrameReader::fail(Mistake mistake)
{
    m_mistake = mistake;
    return false;
}

} // namespace qcat::feed
