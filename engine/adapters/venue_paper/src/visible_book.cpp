#include "visible_book.h"

#include <algorithm>

namespace qcat::venue_paper
{

using base::Decimal;
using domain::Level;
using domain::MarketEvent;
using domain::MarketKind;
using domain::Side;

namespace
{

constexpr std::size_t kEarlyDiffs = 1000;

template <typename Levels>
void setLevels(Levels &levels, const std::vector<Level> &changes)
{
    for (const Level &level : changes) {
        if (level.quantity.isZero())
            levels.erase(level.price);
        else
            levels[level.price] = level.quantity;
    }
}

template <typename Levels>
void trimBetterThan(Levels &levels, const Level &best)
{
    levels.erase(levels.begin(), levels.lower_bound(best.price));
    levels[best.price] = best.quantity;
}

template <typename Levels>
Decimal quantityIn(const Levels &levels, Decimal price)
{
    const auto level = levels.find(price);
    return level == levels.end() ? Decimal() : level->second;
}

template <typename Levels, typename Within>
std::vector<Level> walked(const Levels &levels, Decimal quantity, Within within)
{
    std::vector<Level> taken;
    for (const auto &[price, available] : levels) {
        if (quantity.isZero() || !within(price))
            break;
        const Decimal part = std::min(quantity, available);
        taken.push_back({price, part});
        quantity -= part;
    }
    return taken;
}

} // namespace

void VisibleBook::apply(const MarketEvent &event)
{
    switch (event.kind) {
    case MarketKind::BookSnapshot:
        return applySnapshot(event);
    case MarketKind::BookDiff:
        return applyDiff(event);
    case MarketKind::Ticker:
        return applyTicker(event);
    case MarketKind::Trade:
    case MarketKind::MarkPrice:
        return;
    }
}

void VisibleBook::applySnapshot(const MarketEvent &event)
{
    m_bids.clear();
    m_asks.clear();
    setLevels(m_bids, event.bids);
    setLevels(m_asks, event.asks);
    m_updateId = event.lastUpdateId;
    m_hasSnapshot = true;
    const auto early = std::move(m_early);
    m_early.clear();
    for (const MarketEvent &diff : early)
        applyDiff(diff);
    trimToTicker();
}

void VisibleBook::applyDiff(const MarketEvent &event)
{
    if (!m_hasSnapshot) {
        if (m_early.size() < kEarlyDiffs)
            m_early.push_back(event);
        return;
    }
    if (event.lastUpdateId <= m_updateId)
        return;
    m_updateId = event.lastUpdateId;
    setLevels(m_bids, event.bids);
    setLevels(m_asks, event.asks);
    trimToTicker();
}

void VisibleBook::applyTicker(const MarketEvent &event)
{
    if (event.bids.empty() || event.asks.empty() || event.lastUpdateId < m_ticker.updateId)
        return;
    m_ticker = {event.bids.front(), event.asks.front(), event.lastUpdateId};
    trimToTicker();
}

// The ticker comes by another path than the diffs and may be ahead of them: levels better than a newer ticker's are
// gone.
void VisibleBook::trimToTicker()
{
    if (m_ticker.updateId == 0 || m_ticker.updateId < m_updateId)
        return;
    trimBetterThan(m_bids, m_ticker.bid);
    trimBetterThan(m_asks, m_ticker.ask);
}

Decimal VisibleBook::quantityAt(Side side, Decimal price) const
{
    return side == Side::Buy ? quantityIn(m_bids, price) : quantityIn(m_asks, price);
}

std::optional<Decimal> VisibleBook::best(Side side) const
{
    if (side == Side::Buy)
        return m_bids.empty() ? std::nullopt : std::optional(m_bids.begin()->first);
    return m_asks.empty() ? std::nullopt : std::optional(m_asks.begin()->first);
}

std::vector<Level> VisibleBook::walk(Side taker, Decimal quantity, std::optional<Decimal> limit) const
{
    if (taker == Side::Buy)
        return walked(m_asks, quantity, [&](Decimal price) { return !limit || price <= *limit; });
    return walked(m_bids, quantity, [&](Decimal price) { return !limit || price >= *limit; });
}

} // namespace qcat::venue_paper
