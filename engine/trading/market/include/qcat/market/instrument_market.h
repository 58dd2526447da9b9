#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/market/candle_chart.h>
#include <qcat/market/order_book.h>

#include <optional>

namespace qcat::trading
{

// What is known of one instrument's market from its messages.
class InstrumentMarket
{
public:
    explicit InstrumentMarket(const domain::Instrument &instrument) : m_book(instrument.bookChain) {}
    InstrumentMarket(InstrumentMarket &&) = default;
    InstrumentMarket(const InstrumentMarket &) = delete; // a book is big, and vectors copy what they can

    void apply(const domain::MarketEvent &event);

    const OrderBook &book() const { return m_book; }
    const CandleChart &chart() const { return m_chart; }
    base::Decimal lastPrice() const { return m_lastPrice; } // zero: no trade yet
    base::WallTime lastEventAt() const { return m_lastEventAt; }
    // Live, and its newest message is not older than `staleAfter`.
    bool isTradable(base::WallTime now, base::Duration staleAfter) const;
    // Mid of a live book with both sides.
    std::optional<base::Decimal> mid() const;
    // What positions are valued at: the venue's mark, else the mid, else the last trade.
    std::optional<base::Decimal> mark() const;

private:
    OrderBook m_book;
    CandleChart m_chart;
    base::Decimal m_lastPrice;
    base::Decimal m_markPrice; // zero: the venue sends none
    base::WallTime m_lastEventAt;
};

} // namespace qcat::trading
