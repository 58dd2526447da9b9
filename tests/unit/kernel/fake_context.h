#pragma once

#include "market_text.h"
#include "strategy/strategy.h"

#include <map>

// What a strategy sees, set by hand; what it does, as text.
class FakeContext : public qcat::trading::StrategyContext
{
public:
    const qcat::domain::Instrument &instrument() const override { return m_instrument; }
    qcat::base::WallTime now() const override { return time; }
    qcat::domain::TradingState state() const override { return trading; }
    bool isTradable() const override { return true; }
    qcat::domain::TopOfBook top() const override { return book; }
    qcat::base::Decimal lastPrice() const override { return last; }
    const qcat::domain::Position &own() const override { return ownPosition; }
    const qcat::domain::Position &net() const override { return netPosition; }
    const qcat::domain::Order *find(const qcat::domain::ClientOrderId &id) const override
    {
        const auto found = orders.find(id);
        return found == orders.end() ? nullptr : &found->second;
    }
    const qcat::domain::Order &place(const qcat::trading::OrderDraft &draft) override
    {
        using namespace qcat::domain;
        qcat::domain::Order order;
        order.request.clientId = {std::string(1, char('a' + placed++))};
        order.request.side = draft.side;
        order.request.type = draft.type;
        order.request.timeInForce = draft.timeInForce;
        order.request.purpose = draft.purpose;
        order.request.reduceOnly = draft.reduceOnly;
        order.request.quantity = draft.quantity;
        order.request.price = draft.price;
        order.request.triggerPrice = draft.triggerPrice;
        const auto at = draft.type == OrderType::Market       ? std::string("market")
                        : draft.type == OrderType::StopMarket ? "stop" + draft.triggerPrice.toString()
                                                              : draft.price.toString();
        deeds << shown(order.request.clientId.value + ' ' + std::string(name(draft.side)) + ' ' + at + 'x' +
                       draft.quantity.toString() + (draft.reduceOnly ? " reduce_only" : ""));
        return orders[order.request.clientId] = order;
    }
    void cancel(const qcat::domain::ClientOrderId &id) override
    {
        if (orders[id].state == qcat::domain::OrderState::PendingCancel)
            return; // as the order desk does
        deeds << QStringLiteral("cancel ") + shown(id.value);
        orders[id].state = qcat::domain::OrderState::PendingCancel;
    }

    // --- the test's side
    void quote(const char *bid, const char *ask)
    {
        book.bid = {d(bid), d("5")};
        book.ask = {d(ask), d("5")};
    }
    void pass(qcat::base::Duration by) { time = time + by; }
    void finish(const char *id, qcat::domain::OrderState state = qcat::domain::OrderState::Filled)
    {
        orders[{id}].state = state;
    }
    // The strategy's own position and, without a word on it, the account's.
    void hold(const char *quantity, const char *entry, const char *net = nullptr)
    {
        ownPosition.quantity = d(quantity);
        ownPosition.entryPrice = d(entry);
        netPosition.quantity = d(net ? net : quantity);
    }
    // What was done since the last call.
    QString done() { return std::exchange(deeds, {}).join(QStringLiteral("; ")); }

    qcat::base::WallTime time = Tape::kStart;
    qcat::domain::TradingState trading = qcat::domain::TradingState::Active;
    qcat::domain::TopOfBook book;
    qcat::base::Decimal last;
    qcat::domain::Position ownPosition, netPosition;
    std::map<qcat::domain::ClientOrderId, qcat::domain::Order> orders;
    QStringList deeds;
    int placed = 0;

private:
    qcat::domain::Instrument m_instrument = testUniverse().instruments.front();
};
