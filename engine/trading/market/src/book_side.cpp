#include <qcat/market/book_side.h>

#include <algorithm>
#include <numeric>

namespace qcat::trading
{

using base::Decimal;
using domain::Level;

namespace
{

__extension__ typedef unsigned __int128 Wide; // ISO C++ has no name for it

} // namespace

// With m_perGrid = 2^63 / grid + d, 0 < d <= 1, a price of n steps gives n + price * d / 2^63: cut to n, as a price is
// below 2^63. A price between two steps is no multiple whatever comes out, which isOnGrid() sees.
std::int64_t BookSide::stepsOf(Decimal price) const
{
    return std::int64_t((Wide(std::uint64_t(price.raw())) * m_perGrid) >> 63);
}

// Whether a level was there and whether it will be is hard to foresee: only what is rare is asked with a branch.
void BookSide::set(Level level)
{
    if (!isOnGrid(level.price)) [[unlikely]]
        refineGrid(level.price);
    const std::int64_t key = keyOf(level.price);
    const std::int64_t number = key >> kPageBits;
    std::size_t place = placeFor(number);
    if (place == m_directory.size() || m_directory[place].number != number) [[unlikely]] {
        if (level.quantity.isZero())
            return;
        place = insertPage(place, number);
    }
    const auto slot = std::size_t(key & (kPageSize - 1));
    pageAt(place).quantities[slot] = level.quantity.raw(); // a zero is not read: its bit is off
    setOccupied(place, unsigned(slot), !level.quantity.isZero());
    if (m_size > kMaxLevels) [[unlikely]]
        removeWorst();
}

void BookSide::setOccupied(std::size_t place, unsigned bit, bool occupied)
{
    Page &page = pageAt(place);
    const std::uint64_t before = page.occupied;
    const std::uint64_t after = (before & ~(std::uint64_t(1) << bit)) | std::uint64_t(occupied) << bit;
    page.occupied = after;
    m_size = m_size + (after >> bit & 1) - (before >> bit & 1);
    if (before == 0 && after != 0) [[unlikely]] {
        --m_emptyPages;
        if (m_size == 1 || place > m_best)
            m_best = place;
    } else if (before != 0 && after == 0) [[unlikely]] {
        ++m_emptyPages;
        while (m_size > 0 && pageAt(m_best).occupied == 0)
            --m_best;
    }
}

void BookSide::removeWorst()
{
    std::size_t place = 0;
    while (pageAt(place).occupied == 0)
        ++place;
    setOccupied(place, unsigned(std::countr_zero(pageAt(place).occupied)), false);
}

// Where the page is, or where it would be inserted. Sought from the page used last, as the levels of a message are
// sorted. Pages have different numbers, so it lies no more places away than its number does, and just as many where the
// book is dense: there no search is needed.
std::size_t BookSide::placeFor(std::int64_t number) const
{
    if (m_directory.empty())
        return 0;
    const auto size = std::int64_t(m_directory.size());
    const auto near = std::min(std::int64_t(m_near), size - 1);
    const std::int64_t farthest =
        std::clamp(near + number - m_directory[std::size_t(near)].number, std::int64_t(0), size);
    if (farthest < size && m_directory[std::size_t(farthest)].number == number)
        return m_near = std::size_t(farthest);
    const auto [from, to] = std::minmax(near, farthest);
    const auto begin = m_directory.begin();
    const auto found = std::lower_bound(begin + from, begin + to, number,
                                        [](const Entry &entry, std::int64_t n) { return entry.number < n; });
    return m_near = std::size_t(found - begin);
}

std::size_t BookSide::insertPage(std::size_t place, std::int64_t number)
{
    if (m_emptyPages > 64 && m_emptyPages > m_directory.size() / 2) {
        dropEmptyPages();
        place = placeFor(number);
    }
    if (m_freePages.empty()) {
        m_pages.push_back(std::make_unique<Page>());
        m_freePages.push_back(m_pages.back().get());
    }
    m_directory.insert(m_directory.begin() + std::ptrdiff_t(place), {number, m_freePages.back()});
    m_freePages.pop_back();
    ++m_emptyPages;
    if (place <= m_best)
        ++m_best;
    return place;
}

void BookSide::dropEmptyPages()
{
    const std::int64_t best = m_size > 0 ? m_directory[m_best].number : 0;
    std::erase_if(m_directory, [this](const Entry &entry) {
        const bool empty = entry.page->occupied == 0;
        if (empty)
            m_freePages.push_back(entry.page);
        return empty;
    });
    m_emptyPages = 0;
    m_best = m_size > 0 ? placeFor(best) : 0;
}

void BookSide::clear()
{
    for (const Entry &entry : m_directory) {
        entry.page->occupied = 0;
        m_freePages.push_back(entry.page);
    }
    m_directory.clear();
    m_size = m_best = m_near = m_emptyPages = 0;
}

// Each refinement at least halves the grid, so there are few, and nearly all in the first snapshot.
void BookSide::refineGrid(Decimal price)
{
    std::vector<Level> levels;
    levels.reserve(m_size);
    forEach([&](const Level &level) {
        levels.push_back(level);
        return true;
    });
    clear();
    m_grid = std::gcd(m_grid, price.raw());
    m_perGrid = (std::uint64_t(1) << 63) / std::uint64_t(m_grid) + 1;
    for (const Level &level : levels)
        set(level);
}

Level BookSide::levelAt(std::size_t place, unsigned bit) const
{
    const std::int64_t key = m_directory[place].number * kPageSize + std::int64_t(bit);
    return {Decimal::fromRaw(m_sign * key * m_grid), Decimal::fromRaw(pageAt(place).quantities[bit])};
}

Decimal BookSide::quantityAt(Decimal price) const
{
    if (!isOnGrid(price))
        return {};
    const std::int64_t key = keyOf(price);
    const std::size_t place = placeFor(key >> kPageBits);
    const auto bit = std::size_t(key & (kPageSize - 1));
    if (place == m_directory.size() || m_directory[place].number != key >> kPageBits ||
        (pageAt(place).occupied >> bit & 1) == 0)
        return {};
    return Decimal::fromRaw(pageAt(place).quantities[bit]);
}

} // namespace qcat::trading
