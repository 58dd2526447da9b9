#pragma once

#include "orders/order_desk.h"

#include <qcat/domain/order.h>
#include <qcat/domain/position.h>

#include <string>

namespace qcat::trading
{

// What a strategy sees and may do during one call. Not to be kept.
class StrategyContext
{
public:
    virtual ~StrategyContext() = default;

    virtual const domain::Instrument &instrument() const = 0;
    virtual base::WallTime now() const = 0; // event time
    virtual domain::TradingState state() const = 0;
    virtual bool isTradable() const = 0; // the book is live and fresh
    virtual domain::TopOfBook top() const = 0;
    virtual base::Decimal lastPrice() const = 0; // zero: none yet
    // From this strategy's fills alone; and what the account holds on the same key, where several strategies meet.
    virtual const domain::Position &own() const = 0;
    virtual const domain::Position &net() const = 0;
    virtual const domain::Order *find(const domain::ClientOrderId &id) const = 0;

    // Denied or PendingNew; valid until the next call.
    virtual const domain::Order &place(const OrderDraft &draft) = 0;
    virtual void cancel(const domain::ClientOrderId &id) = 0;
};

// A trading idea on one instrument and account. Deterministic: it lives by the context's time and state alone.
class Strategy
{
public:
    virtual ~Strategy() = default;

    // The book changed and is tradable. Not called while the strategy is paused.
    virtual void onBook(StrategyContext &context) = 0;
    // Time went by without a change of the book; not called while paused.
    virtual void onTimer(StrategyContext &context) = 0;
    // An order of this strategy changed or filled. Called even while paused.
    virtual void onOrder(StrategyContext &context, const domain::Order &order) = 0;
    // A working order of this strategy from before a restart. Entries are cancelled whether adopted or not.
    virtual void adopt(const domain::Order &order) { (void)order; }
    // One line for the operator.
    virtual std::string status() const = 0;
};

} // namespace qcat::trading
