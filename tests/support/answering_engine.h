#pragma once

#include "scripted_engine.h"

#include <mutex>

// A scripted engine that answers every command at once, unless it is told to keep silent.
class AnsweringEngine : public ScriptedEngine
{
public:
    qcat::api::CommandId submit(qcat::api::Command command) override
    {
        std::lock_guard lock(m_order); // ids and events in one order
        const auto id = ScriptedEngine::submit(std::move(command));
        if (!m_isSilent)
            publish(qcat::api::EventBody(qcat::api::CommandAnswered{id, {}, {"done", "done", {}, {}}, {}}));
        return id;
    }
    void setSilent(bool silent) { m_isSilent = silent; }
    // A snapshot whose count of orders can be recognised.
    void publishOrders(std::int64_t total)
    {
        qcat::api::TradingSnapshot trading;
        trading.ordersTotal = total;
        trading.state = qcat::domain::TradingState::Active;
        publish(std::move(trading), qcat::api::OpsSnapshot{});
    }
    using ScriptedEngine::publish;

private:
    std::mutex m_order;
    std::atomic_bool m_isSilent = false;
};
