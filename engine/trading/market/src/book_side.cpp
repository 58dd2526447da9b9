#include <qcat/market/book_side.h>

#include <algorithm>

namespace qcat::trading
{

void BookSide::set(domain::Level level)
{
    const auto place =
        std::lower_bound(m_levels.begin(), m_levels.end(), level.price,
                         [this](const domain::Level &l, base::Decimal p) { return key(l.price) < key(p); });
    const bool known = place != m_levels.end() && place->price == level.price;
    if (level.quantity.isZero()) {
        if (known)
            m_levels.erase(place);
        return;
    }
    if (known) {
        place->quantity = level.quantity;
        return;
    }
    m_levels.insert(place, level);
    if (m_levels.size() > kMaxLevels)
        m_levels.erase(m_levels.begin());
}

base::Decimal BookSide::quantityAt(base::Decimal price) const
{
    const auto place =
        std::lower_bound(m_levels.begin(), m_levels.end(), price,
                         [this](const domain::Level &l, base::Decimal p) { return key(l.price) < key(p); });
    return place != m_levels.end() && place->price == price ? place->quantity : base::Decimal();
}

} // namespace qcat::trading
