#pragma once

#include <qcat/domain/position.h>

#include <map>

namespace qcat::venue_paper
{

// The positions as the venue keeps them: from its own fills and never from what the engine believes.
class Ledger
{
public:
    void set(const domain::Position &position) { m_positions[position.key] = position; }
    void book(const domain::VenueReport &fill)
    {
        auto &position = m_positions[fill.position];
        position.key = fill.position;
        domain::applyFill(position, fill.side, fill.price, fill.quantity, fill.fee, fill.time);
    }
    // How much an order of `side` could close.
    base::Decimal reducible(const domain::PositionKey &key, domain::Side side) const
    {
        const auto found = m_positions.find(key);
        if (found == m_positions.end())
            return {};
        const base::Decimal held = found->second.quantity;
        const bool reduces = side == domain::Side::Sell ? held.isPositive() : held.isNegative();
        return reduces ? held.abs() : base::Decimal();
    }
    const std::map<domain::PositionKey, domain::Position> &all() const { return m_positions; }

private:
    std::map<domain::PositionKey, domain::Position> m_positions;
};

} // namespace qcat::venue_paper
