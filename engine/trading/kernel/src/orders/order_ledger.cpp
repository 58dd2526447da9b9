#include "order_ledger.h"

#include <algorithm>

namespace qcat::trading
{

using domain::Order;
using domain::OrderPurpose;
using domain::Side;

domain::ClientOrderId OrderLedger::nextId(domain::AccountId account, std::size_t strategy)
{
    return {"q-" + std::to_string(m_epoch.value) + "-a" + std::to_string(account.value) + 's' +
            std::to_string(strategy) + '-' + std::to_string(++m_sequence)};
}

const Order &OrderLedger::addWorking(Order order)
{
    ++m_total;
    auto owned = std::make_unique<Order>(std::move(order));
    Order *const added = owned.get();
    m_byId[added->request.clientId] = std::move(owned);
    m_working[added->request.position].push_back(added);
    return *added;
}

const Order &OrderLedger::addDenied(Order order)
{
    ++m_deniedTotal;
    m_denied.push_front(std::move(order));
    if (m_denied.size() > kDeniedKept)
        m_denied.pop_back();
    return m_denied.front();
}

const Order *OrderLedger::find(const domain::ClientOrderId &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second.get();
}

Effect OrderLedger::apply(const domain::VenueReport &report)
{
    const auto found = m_byId.find(report.clientId);
    if (found == m_byId.end())
        return Effect::Ignored;
    const Effect effect = applyReport(*found->second, report);
    if (effect == Effect::Finished)
        retire(found->second.get());
    return effect;
}

void OrderLedger::cancelSent(const domain::ClientOrderId &id, base::WallTime time)
{
    if (const auto found = m_byId.find(id); found != m_byId.end() && found->second->isWorking())
        markCancelSent(*found->second, time);
}

void OrderLedger::retire(Order *order)
{
    std::erase(m_working[order->request.position], order);
    m_finished.push_front(order);
    if (m_finished.size() > kFinishedKept) {
        m_byId.erase(domain::ClientOrderId(m_finished.back()->request.clientId)); // a copy: the key dies with its order
        m_finished.pop_back();
    }
}

OrderLedger::Working OrderLedger::working(const domain::PositionKey &key) const
{
    Working sum;
    const auto bucket = m_working.find(key);
    if (bucket == m_working.end())
        return sum;
    for (const Order *order : bucket->second)
        if (!order->request.reduceOnly)
            (order->request.side == Side::Buy ? sum.buys : sum.sells) += order->remaining();
    return sum;
}

int OrderLedger::openCount(domain::AccountId account, domain::InstrumentId instrument) const
{
    std::size_t count = 0;
    for (auto bucket = m_working.lower_bound({account, instrument, domain::PositionSide::Both});
         bucket != m_working.end() && bucket->first.account == account && bucket->first.instrument == instrument;
         ++bucket)
        count += bucket->second.size();
    return int(count);
}

bool OrderLedger::hasStop(const domain::PositionKey &key) const
{
    const auto bucket = m_working.find(key);
    if (bucket == m_working.end())
        return false;
    return std::ranges::any_of(bucket->second, [](const Order *order) {
        return order->request.purpose == OrderPurpose::ProtectiveStop && order->venueId.isValid();
    });
}

} // namespace qcat::trading
