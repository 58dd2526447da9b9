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
    if (m_parts->record)
        m_parts->record->on(input, out.rows);
    const std::size_t told = out.rows.size();
    std::visit([this](const auto &what) { m_parts->on(what); }, input);
    for (std::size_t i = told; m_parts->record && i < out.rows.size(); ++i)
        m_parts->record->see(out.rows[i]);
}

void Kernel::describe(api::TradingSnapshot &into, Picture picture) const
{
    m_parts->describe(into, picture);
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

base::Result<std::vector<StrategyRegistration>> Kernel::strategies(const KernelConfig &config)
{
    return makeStrategies(config).map([](const std::vector<StrategySlot> &slots) { return registrationsOf(slots); });
}

} // namespace qcat::trading
