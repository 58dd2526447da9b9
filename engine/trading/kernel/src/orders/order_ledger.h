#pragma once

#include "order_machine.h"

#include <qcat/domain/order.h>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace qcat::trading
{

// Every order that we know: working ones by position key in the order of their creation, finished ones bounded, newest
// first.
class OrderLedger
{
public:
    static constexpr std::size_t kFinishedKept = 1000; // late reports still find them
    static constexpr std::size_t kDeniedKept = 100;

    explicit OrderLedger(domain::Epoch epoch) : m_epoch(epoch) {}

    // "q-<epoch>-a<account>s<strategy>-<sequence>": never used twice, at most 36 characters for any epoch and 10^9
    // orders.
    domain::ClientOrderId nextId(domain::AccountId account, std::size_t strategy);
    bool isKnown(const domain::ClientOrderId &id) const { return m_byId.contains(id); }

    const domain::Order &addWorking(domain::Order order);
    const domain::Order &addDenied(domain::Order order);
    const domain::Order *find(const domain::ClientOrderId &id) const;
    Effect apply(const domain::VenueReport &report);
    void cancelSent(const domain::ClientOrderId &id, base::WallTime time);

    // What working orders that can open would buy and sell if all of them filled. Reduce-only orders cannot.
    struct Working {
        base::Decimal buys;
        base::Decimal sells;
    };
    Working working(const domain::PositionKey &key) const;
    int openCount(domain::AccountId account, domain::InstrumentId instrument) const;
    // A protective stop stands at the venue for this position.
    bool hasStop(const domain::PositionKey &key) const;

    using Bucket = std::vector<domain::Order *>;
    const std::map<domain::PositionKey, Bucket> &allWorking() const { return m_working; }
    const std::deque<domain::Order *> &finished() const { return m_finished; } // newest first
    const std::deque<domain::Order> &denied() const { return m_denied; }       // newest first
    std::int64_t total() const { return m_total; }
    std::int64_t deniedTotal() const { return m_deniedTotal; }

private:
    void retire(domain::Order *order);

    const domain::Epoch m_epoch;
    std::uint64_t m_sequence = 0;
    std::unordered_map<domain::ClientOrderId, std::unique_ptr<domain::Order>> m_byId; // looked up, never walked
    std::map<domain::PositionKey, Bucket> m_working;
    std::deque<domain::Order *> m_finished;
    std::deque<domain::Order> m_denied;
    std::int64_t m_total = 0;
    std::int64_t m_deniedTotal = 0;
};

} // namespace qcat::trading
