#include "portfolio.h"

#include "liquidation.h"

namespace qcat::trading
{

using base::Decimal;
using base::Rounding;
using domain::AccountId;
using domain::Position;

Portfolio::Portfolio(const domain::Universe &universe) : m_universe(universe), m_marks(universe.instruments.size())
{
    for (const auto &account : universe.accounts)
        m_accounts.push_back({account.startBalance, account.startBalance});
}

void Portfolio::restore(const RestoredState &restored)
{
    for (const auto &position : restored.positions) {
        m_positions[position.key] = position;
        m_accounts.at(position.key.account.value).balance += position.realizedPnl - position.fees + position.funding;
    }
    for (std::size_t i = 0; i < m_accounts.size(); ++i)
        m_accounts[i].equityAtDayStart =
            m_accounts[i].balance - (i < restored.realizedToday.size() ? restored.realizedToday[i] : Decimal());
}

Decimal Portfolio::book(const domain::VenueReport &fill)
{
    Position &position = m_positions[fill.position];
    position.key = fill.position;
    const Decimal realized = domain::applyFill(position, fill.side, fill.price, fill.quantity, fill.fee, fill.time);
    m_accounts.at(fill.position.account.value).balance += realized - fill.fee;
    return realized;
}

const Position &Portfolio::book(const domain::FundingPayment &payment)
{
    Position &position = m_positions[payment.position];
    position.key = payment.position;
    position.funding += payment.amount;
    position.updatedAt = payment.time;
    m_accounts.at(payment.position.account.value).balance += payment.amount;
    return position;
}

Portfolio::Costs Portfolio::costs(AccountId account) const
{
    Costs sum;
    for (const auto &[key, position] : m_positions)
        if (key.account == account) {
            sum.fees += position.fees;
            sum.funding += position.funding;
        }
    return sum;
}

void Portfolio::startDay()
{
    for (std::size_t i = 0; i < m_accounts.size(); ++i)
        m_accounts[i].equityAtDayStart = equity(AccountId{std::uint16_t(i)});
}

const Position &Portfolio::position(const domain::PositionKey &key) const
{
    static const Position flat;
    const auto found = m_positions.find(key);
    return found == m_positions.end() ? flat : found->second;
}

Decimal Portfolio::unrealized(const Position &position) const
{
    const Decimal at = mark(position.key.instrument);
    return at.isZero() ? Decimal() : domain::unrealizedPnl(position, at);
}

Decimal Portfolio::equity(AccountId account) const
{
    Decimal sum = balance(account);
    for (const auto &[key, position] : m_positions)
        if (key.account == account)
            sum += unrealized(position);
    return sum;
}

Decimal Portfolio::dayPnl(AccountId account) const
{
    return equity(account) - m_accounts.at(account.value).equityAtDayStart;
}

Decimal Portfolio::gross(AccountId account) const
{
    Decimal sum;
    for (const auto &[key, position] : m_positions)
        if (key.account == account)
            sum += notional(position);
    return sum;
}

Decimal Portfolio::notional(const Position &position) const
{
    const Decimal known = mark(position.key.instrument);
    return base::multiply(position.quantity.abs(), known.isZero() ? position.entryPrice : known, Rounding::HalfEven);
}

Decimal Portfolio::maintenance(const Position &position) const
{
    return base::multiply(notional(position), m_universe.at(position.key.instrument).maintenanceMargin,
                          Rounding::HalfEven);
}

Decimal Portfolio::liquidationPrice(const Position &position) const
{
    if (position.isFlat())
        return {};
    Decimal otherMaintenance, otherPnl;
    std::vector<LiquidationLeg> legs;
    for (const auto &[key, held] : m_positions) {
        if (key.account != position.key.account || held.isFlat())
            continue;
        if (key.instrument == position.key.instrument) {
            legs.push_back({held.quantity, held.entryPrice, m_universe.at(key.instrument).maintenanceMargin, {}});
        } else {
            otherMaintenance += maintenance(held);
            otherPnl += unrealized(held);
        }
    }
    return trading::liquidationPrice(balance(position.key.account), otherMaintenance, otherPnl, legs)
        .value_or(Decimal());
}

} // namespace qcat::trading
