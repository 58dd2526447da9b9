#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/kernel/kernel.h>

namespace qcat::trading
{

// Writes what happened into the output of the input that is being handled, with names instead of numbers.
class Publisher
{
public:
    explicit Publisher(const domain::Universe &universe) : m_universe(universe) {}

    // `out` outlives the handling of one input.
    void attach(KernelOutput &out) { m_out = &out; }

    void intent(OrderIntent intent) { m_out->intents.push_back(std::move(intent)); }
    void orderChanged(const domain::Order &order);
    void orderDenied(const domain::Order &order);
    void fillBooked(const domain::Fill &fill, const domain::Position &after);
    void fundingBooked(const domain::FundingPayment &payment, const domain::Position &after);
    void stateChanged(domain::TradingState state, const domain::Finding &why);
    void notice(domain::Finding what) { m_out->events.push_back(api::Notice{std::move(what)}); }

private:
    const std::string &venueOf(const domain::PositionKey &key) const { return m_universe.at(key.account).venue; }
    const std::string &accountOf(const domain::PositionKey &key) const { return m_universe.at(key.account).name; }
    const std::string &symbolOf(const domain::PositionKey &key) const { return m_universe.at(key.instrument).symbol; }

    const domain::Universe &m_universe;
    KernelOutput *m_out = nullptr;
};

} // namespace qcat::trading
