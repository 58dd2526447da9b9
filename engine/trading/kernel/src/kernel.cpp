#include <qcat/kernel/kernel.h>

#include "parts.h"

namespace qcat::trading
{

base::Result<std::unique_ptr<Kernel>> Kernel::create(KernelConfig config)
{
    auto slots = makeStrategies(config);
    if (!slots)
        return slots.error();
    return std::unique_ptr<Kernel>(new Kernel(std::make_unique<Parts>(std::move(config), std::move(*slots))));
}

Kernel::Kernel(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Kernel::~Kernel() = default;

void Kernel::handle(const KernelInput &input, KernelOutput &out)
{
    m_parts->publisher.attach(out);
    if (!m_parts->announced) {
        m_parts->announced = true;
        m_parts->strategies.announce();
    }
    std::visit([this](const auto &what) { m_parts->on(what); }, input);
}

void Kernel::describe(api::TradingSnapshot &into) const
{
    m_parts->describe(into);
}

domain::Exposure Kernel::exposure() const
{
    return m_parts->exposure();
}

domain::TradingState Kernel::state() const
{
    return m_parts->world.state;
}

std::vector<domain::Order> Kernel::workingOrders() const
{
    std::vector<domain::Order> orders;
    for (const auto &[key, bucket] : m_parts->orders.ledger().allWorking())
        for (const domain::Order *order : bucket)
            orders.push_back(*order);
    return orders;
}

std::vector<domain::Position> Kernel::positions() const
{
    std::vector<domain::Position> positions;
    for (const auto &[key, position] : m_parts->portfolio.positions())
        if (!position.isFlat())
            positions.push_back(position);
    return positions;
}

std::vector<StrategyRegistration> Kernel::strategies() const
{
    std::vector<StrategyRegistration> all;
    for (const auto &slot : m_parts->strategies.slots())
        all.push_back({slot.owner.strategy, slot.config.kind, slot.revision, slot.owner.position, slot.parameters});
    return all;
}

} // namespace qcat::trading
