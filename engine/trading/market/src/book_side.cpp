#include <qcat/market/book_side.h>

#include <algorithm>
#include <numeric>

namespace qcat::trading
{

using base::Decimal;
using domain::Level;

void BookSide::set(Level level)
{
    if (m_grid == 0 || level.price.raw() % m_grid != 0)
        refineGrid(level.price);
    const std::int64_t key = keyOf(level.price);
    const std::int64_t number = key >> kPageBits;
    const auto bit = std::uint64_t(1) << (key & (kPageSize - 1));
    std::size_t place = placeFor(number);
    const bool hasPage = place < m_directory.size() && m_directory[place].number == number;
    const bool known = hasPage && (pageAt(place).occupied & bit) != 0;
    if (level.quantity.isZero()) {
        if (known)
            remove(place, bit);
        return;
    }
    if (!hasPage)
        place = insertPage(place, number);
    pageAt(place).quantities[std::size_t(key & (kPageSize - 1))] = level.quantity.raw();
    if (!known)
        add(place, bit);
}

void BookSide::add(std::size_t place, std::uint64_t bit)
{
    Page &page = pageAt(place);
    m_emptyPages -= page.occupied == 0;
    page.occupied |= bit;
    if (m_size++ == 0 || place > m_best)
        m_best = place;
    if (m_size > kMaxLevels)
        removeWorst();
}

void BookSide::remove(std::size_t place, std::uint64_t bit)
{
    Page &page = pageAt(place);
    page.occupied &= ~bit;
    --m_size;
    m_emptyPages += page.occupied == 0;
    while (m_size > 0 && pageAt(m_best).occupied == 0)
        --m_best;
}

void BookSide::removeWorst()
{
    std::size_t place = 0;
    while (pageAt(place).occupied == 0)
        ++place;
    const std::uint64_t occupied = pageAt(place).occupied;
    remove(place, occupied & (~occupied + 1)); // its lowest bit
}

// Where the page is, or where it would be inserted.
std::size_t BookSide::placeFor(std::int64_t number) const
{
    const std::size_t size = m_directory.size();
    if (m_near < size && m_directory[m_near].number == number)
        return m_near;
    const auto found = std::lower_bound(m_directory.begin(), m_directory.end(), number,
                                        [](const Entry &entry, std::int64_t n) { return entry.number < n; });
    return m_near = std::size_t(found - m_directory.begin());
}

std::size_t BookSide::insertPage(std::size_t place, std::int64_t number)
{
    if (m_emptyPages > 64 && m_emptyPages > m_directory.size() / 2) {
        dropEmptyPages();
        place = placeFor(number);
    }
    if (m_freePages.empty()) {
        m_freePages.push_back(std::uint32_t(m_pages.size()));
        m_pages.push_back(std::make_unique<Page>());
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
        const bool empty = m_pages[entry.page]->occupied == 0;
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
        m_pages[entry.page]->occupied = 0;
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
    if (m_grid == 0 || price.raw() % m_grid != 0)
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
