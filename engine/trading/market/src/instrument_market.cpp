#include <qcat/market/instrument_market.h>

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;

void InstrumentMarket::apply(const domain::MarketEvent &event)
{
    m_lastEventAt = std::max(m_lastEventAt, event.eventTime);
    if (event.kind == domain::MarketKind::Trade) {
        m_lastPrice = event.price;
        m_chart.add(event.eventTime, event.price, event.quantity);
    } else if (event.kind == domain::MarketKind::MarkPrice) {
        m_markPrice = event.price;
    } else {
        m_book.apply(event);
    }
}

bool InstrumentMarket::isTradable(base::WallTime now, base::Duration staleAfter) const
{
    return m_book.isLive() && now - m_book.updatedAt() <= staleAfter && mid().has_value();
}

std::optional<Decimal> InstrumentMarket::mid() const
{
    const auto top = m_book.top();
    if (top.bid.price.isZero() || top.ask.price.isZero())
        return std::nullopt;
    return Decimal::fromRaw(top.bid.price.raw() + (top.ask.price.raw() - top.bid.price.raw()) / 2);
}

std::optional<Decimal> InstrumentMarket::mark() const
{
    if (!m_markPrice.isZero())
        return m_markPrice;
    if (const auto middle = mid())
        return middle;
    return m_lastPrice.isZero() ? std::nullopt : std::optional(m_lastPrice);
}

} // namespace qcat::trading
