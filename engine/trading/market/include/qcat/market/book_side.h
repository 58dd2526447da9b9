#pragma once

#include <qcat/domain/market.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace qcat::trading
{

// The levels of one side of a book. Quantities lie in pages of 64 neighbouring prices, found through a sorted
// directory, so that a change costs a multiplication and a store wherever it falls. The price grid is learnt (the
// greatest common divisor of all prices so far): a venue may change its tick size without notice. Memory is bounded by
// kMaxLevels; beyond it the worst levels go.
class BookSide
{
public:
    static constexpr std::size_t kMaxLevels = 20'000;

    explicit BookSide(domain::Side side) : m_sign(side == domain::Side::Buy ? 1 : -1) {}

    // Price above zero. Quantities are absolute; zero removes. Removing a level that is not there is normal.
    void set(domain::Level level);
    // Keeps its memory and the grid.
    void clear();

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    // Of a side that is not empty.
    domain::Level best() const { return levelAt(m_best, lastBit(pageAt(m_best).occupied)); }
    // Zero where there is no such level.
    base::Decimal quantityAt(base::Decimal price) const;
    // Calls f(level) best first until it returns false.
    template <typename F>
    void forEach(F &&f) const
    {
        for (std::size_t place = m_directory.size(); place-- > 0;)
            for (std::uint64_t rest = pageAt(place).occupied; rest != 0;) {
                const unsigned bit = lastBit(rest);
                rest &= ~(std::uint64_t(1) << bit);
                if (!f(levelAt(place, bit)))
                    return;
            }
    }

private:
    static constexpr int kPageBits = 6;
    static constexpr std::int64_t kPageSize = 1 << kPageBits;

    struct Page {
        std::uint64_t occupied = 0; // a bit for each price
        std::array<std::int64_t, kPageSize> quantities;
    };
    struct Entry {
        std::int64_t number; // of the page: a price's key divided by 64
        Page *page;          // one of m_pages
    };

    static unsigned lastBit(std::uint64_t mask) { return 63u - unsigned(std::countl_zero(mask)); }
    const Page &pageAt(std::size_t place) const { return *m_directory[place].page; }
    Page &pageAt(std::size_t place) { return *m_directory[place].page; }
    // The price in steps of the grid; nonsense where it is not on it.
    std::int64_t stepsOf(base::Decimal price) const;
    bool isOnGrid(base::Decimal price) const
    {
        return std::uint64_t(stepsOf(price)) * std::uint64_t(m_grid) == std::uint64_t(price.raw());
    }
    // Grows towards the best.
    std::int64_t keyOf(base::Decimal price) const { return m_sign * stepsOf(price); }
    domain::Level levelAt(std::size_t place, unsigned bit) const;

    std::size_t placeFor(std::int64_t number) const;
    std::size_t insertPage(std::size_t place, std::int64_t number);
    void setOccupied(std::size_t place, unsigned bit, bool occupied);
    void removeWorst();
    void dropEmptyPages();
    void refineGrid(base::Decimal price);

    std::int64_t m_sign;
    std::int64_t m_grid = 0;        // raw; 0 before the first price
    std::uint64_t m_perGrid = 0;    // a little more than 2^63 / m_grid: stepsOf() multiplies instead of dividing
    std::size_t m_size = 0;         // levels
    std::size_t m_best = 0;         // place in the directory of the best level
    mutable std::size_t m_near = 0; // place used last: levels of a message are neighbours
    std::size_t m_emptyPages = 0;   // they stay until they are many: where a level was, one comes again
    std::vector<Entry> m_directory; // by number, the best last
    std::vector<std::unique_ptr<Page>> m_pages;
    std::vector<Page *> m_freePages;
};

} // namespace qcat::trading
