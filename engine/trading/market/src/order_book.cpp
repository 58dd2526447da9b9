#include <qcat/market/order_book.h>

#include <utility>

namespace qcat::trading
{

using api::BookState;
using domain::BookChain;
using domain::Finding;
using domain::Health;
using domain::MarketEvent;

OrderBook::Change OrderBook::apply(const MarketEvent &event)
{
    switch (event.kind) {
    case domain::MarketKind::BookDiff:
        return applyDiff(event);
    case domain::MarketKind::BookSnapshot:
        return applySnapshot(event);
    case domain::MarketKind::Ticker:
    case domain::MarketKind::Trade:
    case domain::MarketKind::MarkPrice:
        break;
    }
    return Change::None;
}

OrderBook::Change OrderBook::applyDiff(const MarketEvent &diff)
{
    if (!isLive())
        return buffer(diff);
    if (isOld(diff))
        return Change::None;
    if (!(m_joined ? follows(diff, m_updateId) : joinsSnapshot(diff, m_updateId))) {
        m_buffer.restartWith(diff); // it may be where the next snapshot joins
        return goStale(gap(diff));
    }
    m_joined = true;
    return write(diff);
}

OrderBook::Change OrderBook::buffer(const MarketEvent &diff)
{
    if (!m_buffer.empty() && diff.lastUpdateId <= m_buffer.back().lastUpdateId)
        return Change::None;
    if (m_buffer.empty() || follows(diff, m_buffer.back().lastUpdateId))
        m_buffer.push(diff);
    else
        m_buffer.restartWith(diff);
    if (m_state == BookState::Empty) {
        m_state = BookState::Synchronising;
        m_why = {"book.synchronising", "changes arrive, waiting for a snapshot to begin with", {}, Health::Unknown};
    }
    return Change::Buffered;
}

OrderBook::Change OrderBook::applySnapshot(const MarketEvent &snapshot)
{
    const bool wasLive = isLive();
    if (wasLive && snapshot.lastUpdateId <= m_updateId)
        return Change::None;
    m_joined = false;
    m_updateId = snapshot.lastUpdateId;
    while (!m_buffer.empty() && isOld(m_buffer.front()))
        m_buffer.popFront();
    if (!m_buffer.empty() && !joinsSnapshot(m_buffer.front(), m_updateId))
        return goStale(
            {"book.snapshot_too_old",
             "the snapshot " + std::to_string(m_updateId) +
                 " ends before the first change that is known, which begins at " +
                 std::to_string(m_buffer.front().firstUpdateId),
             {{"snapshot", std::to_string(m_updateId)}, {"first", std::to_string(m_buffer.front().firstUpdateId)}},
             Health::Crit});
    m_bids.clear();
    m_asks.clear();
    if (write(snapshot) == Change::Stale || replayBuffer() == Change::Stale)
        return Change::Stale;
    m_state = BookState::Live;
    m_why = {};
    return wasLive ? Change::Updated : Change::Live;
}

OrderBook::Change OrderBook::replayBuffer()
{
    for (; !m_buffer.empty(); m_buffer.popFront()) {
        m_joined = true;
        if (write(m_buffer.front()) == Change::Stale)
            return Change::Stale;
    }
    return Change::Updated;
}

OrderBook::Change OrderBook::write(const MarketEvent &event)
{
    const auto writeSide = [](BookSide &side, const std::vector<domain::Level> &levels) {
        for (const domain::Level &level : levels) {
            if (!level.price.isPositive() || level.quantity.isNegative())
                return false;
            side.set(level);
        }
        return true;
    };
    if (!writeSide(m_bids, event.bids) || !writeSide(m_asks, event.asks))
        return goStale(
            {"book.bad_level", "a level without a positive price or with a negative quantity", {}, Health::Crit});
    if (!m_bids.empty() && !m_asks.empty() && m_bids.best().price >= m_asks.best().price)
        return goStale({"book.crossed",
                        "bid " + m_bids.best().price.toString() + " is not below ask " + m_asks.best().price.toString(),
                        {{"bid", m_bids.best().price.toString()}, {"ask", m_asks.best().price.toString()}},
                        Health::Crit});
    m_updateId = event.lastUpdateId;
    m_updatedAt = event.eventTime;
    return Change::Updated;
}

OrderBook::Change OrderBook::goStale(Finding why)
{
    m_state = BookState::Stale;
    m_why = std::move(why);
    m_bids.clear();
    m_asks.clear();
    return Change::Stale;
}

void OrderBook::invalidate(std::string code, std::string text)
{
    m_buffer.clear();
    goStale({std::move(code), std::move(text), {}, Health::Crit});
}

// Before the first diff of a USD-M chain has joined, one that ends exactly at the snapshot still counts: it is the
// first link.
bool OrderBook::isOld(const MarketEvent &diff) const
{
    const bool mayEndAtSnapshot = !m_joined && m_chain == BookChain::PreviousId;
    return mayEndAtSnapshot ? diff.lastUpdateId < m_updateId : diff.lastUpdateId <= m_updateId;
}

// Every change up to the snapshot is in it, every change after it is in the diff. For USD-M `pu <= snapshot` says what
// the documented `U <= snapshot` wants, and holds as well for a snapshot taken in the quiet between two diffs.
bool OrderBook::joinsSnapshot(const MarketEvent &diff, std::uint64_t snapshotId) const
{
    if (m_chain == BookChain::NextId)
        return diff.firstUpdateId <= snapshotId + 1 && snapshotId + 1 <= diff.lastUpdateId;
    return (diff.previousUpdateId <= snapshotId || diff.firstUpdateId <= snapshotId) && snapshotId <= diff.lastUpdateId;
}

bool OrderBook::follows(const MarketEvent &diff, std::uint64_t previousId) const
{
    return m_chain == BookChain::NextId ? diff.firstUpdateId == previousId + 1 : diff.previousUpdateId == previousId;
}

Finding OrderBook::gap(const MarketEvent &diff) const
{
    const bool next = m_chain == BookChain::NextId;
    const std::string expected = std::to_string(next ? m_updateId + 1 : m_updateId);
    const std::string got = std::to_string(next ? diff.firstUpdateId : diff.previousUpdateId);
    return {"book.gap",
            next ? "changes are missing: the next should begin at " + expected + " but begins at " + got
                 : "changes are missing: the next should follow " + expected + " but follows " + got,
            {{"expected", expected}, {"got", got}},
            Health::Crit};
}

domain::TopOfBook OrderBook::top() const
{
    domain::TopOfBook top;
    if (!m_bids.empty())
        top.bid = m_bids.best();
    if (!m_asks.empty())
        top.ask = m_asks.best();
    top.updateId = updateId();
    return top;
}

std::vector<domain::Level> OrderBook::levels(domain::Side side, std::size_t count) const
{
    std::vector<domain::Level> best;
    forEachLevel(side, [&](const domain::Level &level) {
        if (best.size() < count)
            best.push_back(level);
        return best.size() < count;
    });
    return best;
}

} // namespace qcat::trading
