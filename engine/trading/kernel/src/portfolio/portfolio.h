#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/domain/position.h>
#include <qcat/trading_ports/kernel_input.h>

#include <cstdint>
#include <map>
#include <vector>

namespace qcat::trading
{

// Positions and money by (account, instrument, position side). Marks are handed in by whoever watches the market.
class Portfolio
{
public:
    explicit Portfolio(const domain::Universe &universe);

    // On a fresh portfolio: what an earlier run left.
    void restore(const RestoredState &restored);
    // Books a fill and returns the PnL that it realised.
    base::Decimal book(const domain::VenueReport &fill);
    // Books what was paid or received.
    const domain::Position &book(const domain::FundingPayment &payment);
    void setMark(domain::InstrumentId instrument, base::Decimal mark) { m_marks.at(instrument.value) = mark; }
    // The day of event time has turned: day PnL counts from here.
    void startDay();

    const domain::Position &position(const domain::PositionKey &key) const; // a flat one where there is none
    const std::map<domain::PositionKey, domain::Position> &positions() const { return m_positions; }
    base::Decimal mark(domain::InstrumentId instrument) const { return m_marks.at(instrument.value); } // zero: none yet

    struct Costs {
        base::Decimal fees;    // paid
        base::Decimal funding; // received less paid
    };
    Costs costs(domain::AccountId account) const;
    base::Decimal balance(domain::AccountId account) const { return m_accounts.at(account.value).balance; }
    base::Decimal unrealized(const domain::Position &position) const;
    base::Decimal equity(domain::AccountId account) const;
    base::Decimal dayPnl(domain::AccountId account) const;
    base::Decimal gross(domain::AccountId account) const;
    // Zero: none.
    base::Decimal liquidationPrice(const domain::Position &position) const;

private:
    struct Money {
        base::Decimal balance; // start + realised − fees + funding
        base::Decimal equityAtDayStart;
    };
    base::Decimal notional(const domain::Position &position) const;
    base::Decimal maintenance(const domain::Position &position) const;

    const domain::Universe &m_universe;
    std::map<domain::PositionKey, domain::Position> m_positions;
    std::vector<Money> m_accounts;      // by AccountId
    std::vector<base::Decimal> m_marks; // by InstrumentId
};

} // namespace qcat::trading
