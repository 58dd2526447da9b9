#pragma once

#include <qcat/domain/market.h>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace qcat::venue_paper
{

// The market's liquidity as the venue's own streams show it: what a simulated order trades against. It never refuses a
// message: the kernel's book is the one that judges the chain; here a newer message simply wins over an older one.
class VisibleBook
{
public:
    void apply(const domain::MarketEvent &event);

    // Quantity that rests on `side` at `price`.
    base::Decimal quantityAt(domain::Side side, base::Decimal price) const;
    std::optional<base::Decimal> best(domain::Side side) const;
    // What a taker would get now: levels from the best on, up to `quantity`, not beyond `limit`. Takes nothing out.
    std::vector<domain::Level> walk(domain::Side taker, base::Decimal quantity,
                                    std::optional<base::Decimal> limit) const;

private:
    void applySnapshot(const domain::MarketEvent &event);
    void applyDiff(const domain::MarketEvent &event);
    void applyTicker(const domain::MarketEvent &event);
    void trimToTicker();

    std::map<base::Decimal, base::Decimal, std::greater<>> m_bids; // best first
    std::map<base::Decimal, base::Decimal> m_asks;
    bool m_hasSnapshot = false;
    std::uint64_t m_updateId = 0;
    std::vector<domain::MarketEvent> m_early; // diffs that came before the first snapshot
    domain::TopOfBook m_ticker;
};

} // namespace qcat::venue_paper
