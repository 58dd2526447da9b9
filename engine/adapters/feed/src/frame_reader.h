#pragma once

#include "json_cursor.h"

#include <qcat/domain/market.h>

#include <cstdint>
#include <string_view>

namespace qcat::feed
{

// What a frame says, before it is known whether that makes sense: the fields that any of our messages has, found in any
// order.
struct FrameFields {
    enum Field : std::uint32_t {
        EventType = 1u << 0,
        EventTime = 1u << 1,
        TransactionTime = 1u << 2,
        Symbol = 1u << 3,
        FirstId = 1u << 4,
        LastId = 1u << 5,
        PreviousId = 1u << 6,
        SnapshotId = 1u << 7,
        BidLevels = 1u << 8,
        AskLevels = 1u << 9,
        BidPrice = 1u << 10,
        BidQuantity = 1u << 11,
        AskPrice = 1u << 12,
        AskQuantity = 1u << 13,
        Price = 1u << 14,
        Quantity = 1u << 15,
        TradeId = 1u << 16,
        AggregateId = 1u << 17,
        BuyerIsMaker = 1u << 18,
        PrintKind = 1u << 19,
        Answer = 1u << 20, // to a subscription: not market data
        Data = 1u << 21,
        FundingRate = 1u << 22,
    };
    enum class Kind : std::uint8_t { None, Diff, Ticker, Trade, AggregateTrade, MarkPrice, Other };

    std::uint32_t seen = 0;
    Kind kind = Kind::None; // by the event type
    bool buyerIsMaker = false;
    std::string_view symbol;
    std::string_view printKind;
    std::string_view fundingRate; // as written: signed, or empty
    std::uint64_t eventMs = 0;
    std::uint64_t transactionMs = 0;
    std::uint64_t firstId = 0;
    std::uint64_t lastId = 0;
    std::uint64_t previousId = 0;
    std::uint64_t snapshotId = 0;
    std::uint64_t tradeId = 0;
    std::uint64_t aggregateId = 0;
    std::int64_t bidPrice = 0;
    std::int64_t bidQuantity = 0;
    std::int64_t askPrice = 0;
    std::int64_t askQuantity = 0;
    std::int64_t price = 0;
    std::int64_t quantity = 0;

    bool has(std::uint32_t fields) const { return (seen & fields) == fields; }
};

// Reads one frame into fields; the levels of a book go straight into an event. Unknown fields are skipped, known ones
// must be whole.
class FrameReader
{
public:
    FrameReader(std::string_view frame, domain::MarketEvent &levelsInto) : m_json(frame), m_event(levelsInto) {}

    // False at the first mistake: see `mistake` and offset().
    bool read();

    enum class Mistake : std::uint8_t { Syntax, Number, Price, Quantity, Twice };
    Mistake mistake() const { return m_mistake; }
    std::string_view mistakenField() const { return m_key; }
    std::size_t offset() const { return m_json.offset(); }
    const FrameFields &fields() const { return m_fields; }

private:
    bool readObject(int depth);
    bool readField(int depth);
    bool readShortField();
    bool readLongField(int depth);
    bool readEventType();
    bool readLevels(FrameFields::Field field, std::vector<domain::Level> &into);
    bool readText(FrameFields::Field field, std::string_view &into);
    bool readNumber(FrameFields::Field field, std::uint64_t &into);
    bool readPrice(FrameFields::Field field, std::int64_t &into);
    bool readQuantity(FrameFields::Field field, std::int64_t &into);
    bool readFlag(FrameFields::Field field, bool &into);
    bool first(FrameFields::Field field)
    {
        if (m_fields.has(field)) [[unlikely]]
            return fail(Mistake::Twice);
        m_fields.seen |= field;
        return true;
    }
    bool fail(Mistake mistake);

    JsonCursor m_json;
    domain::MarketEvent &m_event;
    FrameFields m_fields;
    std::string_view m_key = "frame";
    Mistake m_mistake = Mistake::Syntax;
};

} // namespace qcat::feed
