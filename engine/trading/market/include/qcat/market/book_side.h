#pragma once

#include <qcat/domain/market.h>

#include <cstddef>
#include <vector>

namespace qcat::trading
{

// The levels of one side of a book. Kept sorted with the best level last: what changes most is where moving costs
// least. Not bounded by a price grid, so a venue may change its tick size without notice. Memory is bounded by
// kMaxLevels; beyond it the worst levels go.
class BookSide
{
public:
    static constexpr std::size_t kMaxLevels = 20'000;

    explicit BookSide(domain::Side side) : m_side(side) {}

    // Quantities are absolute; zero removes. Removing a level that is not there is normal.
    void set(domain::Level level);
    void clear() { m_levels.clear(); }

    std::size_t size() const { return m_levels.size(); }
    bool empty() const { return m_levels.empty(); }
    // The best is at 0.
    const domain::Level &at(std::size_t depth) const { return m_levels[m_levels.size() - 1 - depth]; }
    // Zero where there is no such level.
    base::Decimal quantityAt(base::Decimal price) const;

private:
    // Price as a key that grows towards the best level.
    std::int64_t key(base::Decimal price) const { return m_side == domain::Side::Buy ? price.raw() : -price.raw(); }

    domain::Side m_side;
    std::vector<domain::Level> m_levels;
};

} // namespace qcat::trading
