#pragma once

#include "catalogue.h"

namespace qcat::trading
{

// Runs the strategies: tells them what happened, keeps what each of them owns.
class StrategyDesk
{
public:
    StrategyDesk(std::vector<StrategySlot> slots, const World &world, const Portfolio &portfolio, OrderDesk &orders,
                 Publisher &publisher);

    // What each strategy held and had resting when an earlier run ended. What belongs to a strategy that is no more stays with the account.
    void restore(const RestoredState &restored);
    void onBook(domain::InstrumentId instrument);
    void onTimer();
    void onReport(const domain::VenueReport &report, const OrderDesk::Outcome &outcome);
    // Pausing cancels the strategy's entries; its stops stay. An unknown strategy gets a Notice.
    void setEnabled(const StrategyCommand &command);

    const std::vector<StrategySlot> &slots() const { return m_slots; }

private:
    class Context;
    StrategySlot *find(const domain::StrategyId &id);
    void shareForeignFill(const domain::Fill &fill);

    std::vector<StrategySlot> m_slots;
    const World &m_world;
    const Portfolio &m_portfolio;
    OrderDesk &m_orders;
    Publisher &m_publisher;
};

} // namespace qcat::trading
