#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/domain/health.h>
#include <qcat/domain/instrument.h>
#include <qcat/domain/market.h>
#include <qcat/market/book_side.h>
#include <qcat/market/diff_buffer.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace qcat::trading
{

// The order book of one instrument, rebuilt from a snapshot and a chain of diffs by the venue's rule (binance-usdm.md
// §5.2). Single-threaded. It is readable only while Live: in every other state it holds no levels, so that nobody
// trades on or shows a book that is not true. A broken chain, a crossed book or a level that cannot be makes it Stale
// until a new snapshot joins the chain.
class OrderBook
{
public:
    enum class Change {
        None,     // not about the book (trade, ticker), or older than what is known
        Buffered, // a diff kept until a snapshot arrives
        Updated,  // levels changed, Live before and after
        Live,     // a snapshot joined the chain: readable from now on
        Stale,    // no longer readable, or a snapshot that did not help; why() says so
    };

    explicit OrderBook(domain::BookChain chain) : m_chain(chain) {}
    OrderBook(OrderBook &&) = default;
    OrderBook(const OrderBook &) = delete; // it is big: who wants another one builds it from a snapshot

    // Tickers, trades and mark prices are ignored: they come by another path and may be ahead of the diffs.
    Change apply(const domain::MarketEvent &event);
    // The connection was lost: nothing is known until diffs and a snapshot come again.
    void invalidate(std::string code, std::string text);

    api::BookState state() const { return m_state; }
    bool isLive() const { return m_state == api::BookState::Live; }
    // Of a book that is not Live; "book.gap" carries the arguments expected and got.
    const domain::Finding &why() const { return m_why; }
    // Of the last snapshot or diff that is in the levels; 0 while not Live.
    std::uint64_t updateId() const { return isLive() ? m_updateId : 0; }
    // The venue's time of that message.
    base::WallTime updatedAt() const { return m_updatedAt; }

    // A side without levels has a zero level.
    domain::TopOfBook top() const;
    std::size_t depth(domain::Side side) const { return of(side).size(); }
    base::Decimal quantityAt(domain::Side side, base::Decimal price) const { return of(side).quantityAt(price); }
    // Calls f(level) best first until it returns false.
    template <typename F>
    void forEachLevel(domain::Side side, F &&f) const
    {
        of(side).forEach(std::forward<F>(f));
    }
    // The best `count` levels.
    std::vector<domain::Level> levels(domain::Side side, std::size_t count) const;

private:
    Change applySnapshot(const domain::MarketEvent &snapshot);
    Change applyDiff(const domain::MarketEvent &diff);
    Change buffer(const domain::MarketEvent &diff);
    Change replayBuffer();
    Change write(const domain::MarketEvent &event);
    Change goStale(domain::Finding why);
    bool isOld(const domain::MarketEvent &diff) const;
    bool joinsSnapshot(const domain::MarketEvent &diff, std::uint64_t snapshotId) const;
    bool follows(const domain::MarketEvent &diff, std::uint64_t previousId) const;
    domain::Finding gap(const domain::MarketEvent &diff) const;
    const BookSide &of(domain::Side side) const { return side == domain::Side::Buy ? m_bids : m_asks; }

    domain::BookChain m_chain;
    api::BookState m_state = api::BookState::Empty;
    domain::Finding m_why{"book.empty", "no market data yet", {}, domain::Health::Unknown};
    bool m_joined = false; // a diff has followed the snapshot; before, the looser rule of the first diff holds
    std::uint64_t m_updateId = 0;
    base::WallTime m_updatedAt;
    BookSide m_bids{domain::Side::Buy};
    BookSide m_asks{domain::Side::Sell};
    DiffBuffer m_buffer;
};

} // namespace qcat::trading
