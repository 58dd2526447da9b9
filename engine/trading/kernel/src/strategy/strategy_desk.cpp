#include "strategy_desk.h"

#include <qcat/record/foreign_fill.h>

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;
using domain::Side;

// One strategy's view, for the length of one call.
class StrategyDesk::Context : public StrategyContext
{
public:
    Context(StrategyDesk &desk, StrategySlot &slot) : m_desk(desk), m_slot(slot) {}

    const domain::Instrument &instrument() const override
    {
        return m_desk.m_world.config.universe.at(key().instrument);
    }
    base::WallTime now() const override { return m_desk.m_world.now; }
    domain::TradingState state() const override { return m_desk.m_world.state; }
    bool isTradable() const override { return m_desk.m_world.isTradable(key().instrument); }
    domain::TopOfBook top() const override { return market().book().top(); }
    Decimal lastPrice() const override { return market().lastPrice(); }
    const domain::Position &own() const override { return m_slot.own; }
    const domain::Position &net() const override { return m_desk.m_portfolio.position(key()); }
    const domain::Order *find(const domain::ClientOrderId &id) const override
    {
        return m_desk.m_orders.ledger().find(id);
    }
    const domain::Order &place(const OrderDraft &draft) override
    {
        const auto &order = m_desk.m_orders.place(m_slot.owner, draft);
        m_slot.orders += order.isWorking() ? 1 : 0;
        return order;
    }
    void cancel(const domain::ClientOrderId &id) override { m_desk.m_orders.cancel(id); }

private:
    const domain::PositionKey &key() const { return m_slot.owner.position; }
    const InstrumentMarket &market() const { return m_desk.m_world.market(key().instrument); }

    StrategyDesk &m_desk;
    StrategySlot &m_slot;
};

StrategyDesk::StrategyDesk(std::vector<StrategySlot> slots, const World &world, const Portfolio &portfolio,
                           OrderDesk &orders, Publisher &publisher)
    : m_slots(std::move(slots)), m_world(world), m_portfolio(portfolio), m_orders(orders), m_publisher(publisher)
{
}

void StrategyDesk::restore(const RestoredState &restored)
{
    for (const auto &[strategy, position] : restored.strategyPositions)
        if (StrategySlot *slot = find(strategy); slot && slot->owner.position == position.key)
            slot->own = position;
    for (const auto &order : restored.workingOrders)
        if (StrategySlot *slot = find(order.request.strategy))
            slot->strategy->adopt(order);
}

void StrategyDesk::onBook(domain::InstrumentId instrument)
{
    for (StrategySlot &slot : m_slots)
        if (slot.enabled && slot.owner.position.instrument == instrument) {
            Context context(*this, slot);
            slot.strategy->onBook(context);
        }
}

void StrategyDesk::onTimer()
{
    for (StrategySlot &slot : m_slots)
        if (slot.enabled) {
            Context context(*this, slot);
            slot.strategy->onTimer(context);
        }
}

void StrategyDesk::onReport(const domain::VenueReport &report, const OrderDesk::Outcome &outcome)
{
    StrategySlot *slot = outcome.order ? find(outcome.order->request.strategy) : nullptr;
    if (!slot) {
        if (outcome.fill)
            shareForeignFill(*outcome.fill);
        return;
    }
    if (outcome.fill) {
        domain::applyFill(slot->own, report.side, report.price, report.quantity, report.fee, report.time);
        ++slot->fills;
    }
    if (outcome.effect != Effect::Ignored) {
        Context context(*this, *slot);
        slot->strategy->onOrder(context, *outcome.order);
    }
}

void StrategyDesk::shareForeignFill(const domain::Fill &fill)
{
    std::vector<domain::Position *> parts;
    for (StrategySlot &slot : m_slots)
        if (slot.owner.position == fill.position)
            parts.push_back(&slot.own);
    trading::shareForeignFill(fill, m_portfolio.position(fill.position).isFlat(), parts);
}

void StrategyDesk::setEnabled(const StrategyCommand &command)
{
    StrategySlot *slot = find(command.strategy);
    if (!slot) {
        m_publisher.notice({"strategy.unknown",
                            "no strategy '" + command.strategy.value + "'",
                            {{"strategy", command.strategy.value}},
                            domain::Health::Warn});
        return;
    }
    slot->enabled = command.enabled;
    if (!command.enabled)
        m_orders.cancelEntries(
            [&](const domain::OrderRequest &request) { return request.strategy == command.strategy; });
    m_publisher.notice(
        {command.enabled ? "strategy.resumed" : "strategy.paused",
         "strategy " + command.strategy.value + (command.enabled ? " trades again" : " is paused; its stops stay"),
         {{"strategy", command.strategy.value}},
         domain::Health::Ok});
}

StrategySlot *StrategyDesk::find(const domain::StrategyId &id)
{
    const auto found =
        std::ranges::find_if(m_slots, [&](const StrategySlot &slot) { return slot.owner.strategy == id; });
    return found == m_slots.end() ? nullptr : &*found;
}

} // namespace qcat::trading
